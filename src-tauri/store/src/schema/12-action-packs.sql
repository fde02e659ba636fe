-- A trust can load packs of actions too; what was loaded stays.
CREATE TABLE pack_of_any_kind (
    kind      TEXT NOT NULL CHECK (kind IN ('rules', 'benchmarks', 'actions')),
    name      TEXT NOT NULL,    -- by which it is chosen
    text      TEXT NOT NULL,    -- the document itself, as loaded
    sha256    TEXT NOT NULL,    -- of the document's bytes, in small hexadecimal
    loaded_at TEXT NOT NULL,    -- when
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
INSERT INTO pack_of_any_kind SELECT kind, name, text, sha256, loaded_at FROM pack;
DROP TABLE pack;
ALTER TABLE pack_of_any_kind RENAME TO pack;
