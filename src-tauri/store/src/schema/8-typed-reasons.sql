-- A figure typed in over one that the files give needs a word why, which stays with it.
ALTER TABLE entry ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- why this figure and not the files'; empty where none was given
ALTER TABLE entry ADD COLUMN by_role TEXT NOT NULL DEFAULT ''; -- who said so: a role, not a name; may be empty
ALTER TABLE entry ADD COLUMN at TEXT; -- when it was typed in; NULL for what was typed before this was kept
ALTER TABLE entry ADD COLUMN over REAL; -- what the files gave in its place when the reason was given; NULL where they gave nothing
