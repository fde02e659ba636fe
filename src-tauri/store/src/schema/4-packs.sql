-- Packs that the trust loaded beside the ones that come with the program: a year's rules, published figures.
CREATE TABLE pack (
    kind      TEXT NOT NULL CHECK (kind IN ('rules', 'benchmarks')),
    name      TEXT NOT NULL,    -- by which it is chosen
    text      TEXT NOT NULL,    -- the document itself, as loaded
    sha256    TEXT NOT NULL,    -- of the document's bytes, in small hexadecimal
    loaded_at TEXT NOT NULL,    -- when
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
