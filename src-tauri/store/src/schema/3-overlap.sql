-- Files of one import may overlap: an application that stands in several of them counts once.

-- Keyed hash of what tells the application from others; only of one that another file of the import holds as well.
ALTER TABLE application ADD COLUMN identity BLOB CHECK (length(identity) = 16);
-- The outcome that the row would have by itself, to be given back when the other file goes.
ALTER TABLE application ADD COLUMN alone TEXT CHECK ((alone IS NULL) = (identity IS NULL));
