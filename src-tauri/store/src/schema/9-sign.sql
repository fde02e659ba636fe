-- Every line of the log is chained to the one before it; where the chain ends stands in meta (log_head), so that lines cut off its end are
-- missed as well.
ALTER TABLE log ADD COLUMN hash BLOB NOT NULL DEFAULT x''; -- SHA-256 over the hash before it, id, at, year and what: see log.rs

-- A year that was carried on from the one before.
ALTER TABLE year ADD COLUMN carried_from INTEGER;
ALTER TABLE year ADD COLUMN carried_at TEXT;
ALTER TABLE action ADD COLUMN carried_from INTEGER REFERENCES action (id) ON DELETE SET NULL; -- the same action in the plan before
ALTER TABLE action ADD COLUMN carried_year INTEGER;                                          -- and the year of that plan
CREATE INDEX action_carried ON action (carried_from);

-- Signatures to a year's return. A signature that no longer counts stays, with when and why.
CREATE TABLE signature (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    year       INTEGER NOT NULL REFERENCES year (year),
    role       TEXT NOT NULL,     -- a role, not a name
    statement  TEXT NOT NULL,
    at         TEXT NOT NULL,
    digest     TEXT NOT NULL,     -- of the figures signed, in small hexadecimal
    log_id     INTEGER NOT NULL,  -- the line of the log that records it
    log_hash   TEXT NOT NULL,     -- and its hash, in small hexadecimal
    lapsed_at  TEXT,
    lapsed_why TEXT,
    CHECK ((lapsed_at IS NULL) = (lapsed_why IS NULL))
) STRICT;
CREATE INDEX signature_of_year ON signature (year);

-- Returns as they were signed, so that nothing that changes later can change them. One that was reopened stays, with when it ended.
CREATE TABLE signed_return (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    year      INTEGER NOT NULL REFERENCES year (year),
    document  TEXT NOT NULL,      -- every item with its cells, in a form of the caller's
    digest    TEXT NOT NULL,      -- SHA-256 of the document, in small hexadecimal
    signed_at TEXT NOT NULL,
    ended_at  TEXT
) STRICT;
CREATE UNIQUE INDEX one_signed_return ON signed_return (year) WHERE ended_at IS NULL;
