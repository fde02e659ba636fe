-- Words of the papers that the trust wrote in place of the program's, with what the program would have said then, so that it shows when the
-- figures have changed since.
CREATE TABLE passage (
    year       INTEGER NOT NULL REFERENCES year (year),
    key        TEXT NOT NULL,   -- which passage: board.summary
    words      TEXT NOT NULL,   -- the trust's own
    basis      TEXT NOT NULL,   -- what they were written on: the program's words and figures of that moment; empty where not known
    written_at TEXT,            -- when; NULL where not known
    PRIMARY KEY (year, key)
) STRICT, WITHOUT ROWID;
INSERT INTO passage SELECT year, 'board.indicator.' || substr(key, 6), words, '', NULL FROM entry WHERE key LIKE 'note._' AND words IS NOT NULL;
DELETE FROM entry WHERE key LIKE 'note._';
