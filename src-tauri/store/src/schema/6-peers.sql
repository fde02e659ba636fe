-- Other trusts: tables of all trusts' values that were loaded, and the cards that organisations exchange. Published or exchanged figures of
-- organisations; nobody's row stands here.
CREATE TABLE peer_table (
    id        INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL UNIQUE, -- without folders; a file of the same name takes the place of the earlier one
    sheet     TEXT NOT NULL,        -- empty for a text file
    sha256    TEXT NOT NULL,        -- of the file's bytes, in small hexadecimal
    rows_read INTEGER NOT NULL,
    loaded_at TEXT NOT NULL
) STRICT;
CREATE TABLE peer_value (
    peer_table_id INTEGER NOT NULL REFERENCES peer_table (id) ON DELETE CASCADE,
    subject       TEXT NOT NULL,    -- 2.ratio, 5.bme: a key of the domain
    year          INTEGER NOT NULL, -- collection year
    name          TEXT NOT NULL,    -- of the organisation; may be empty where there is a code
    code          TEXT NOT NULL,    -- may be empty where there is a name
    value         REAL NOT NULL,
    events        REAL,             -- of a share; of a ratio, of the group above the line
    people        INTEGER,
    other_events  INTEGER,          -- of a ratio alone: the group below the line
    other_people  INTEGER
) STRICT;
CREATE INDEX peer_value_by_subject ON peer_value (peer_table_id, subject, year);

CREATE TABLE peer_card (
    organisation TEXT NOT NULL,     -- its code, else its name in capitals
    year         INTEGER NOT NULL,  -- collection year
    file_name    TEXT NOT NULL,
    text         TEXT NOT NULL,     -- the card itself, as loaded
    loaded_at    TEXT NOT NULL,
    PRIMARY KEY (organisation, year)
) STRICT, WITHOUT ROWID;
