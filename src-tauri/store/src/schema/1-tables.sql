PRAGMA application_id = 0x57524553;

-- What the store must know of itself.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,       -- person_key
    value BLOB NOT NULL           -- 32 random bytes: without them a person's hash cannot be traced to a number
) STRICT, WITHOUT ROWID;

-- What is known of the trust, and choices that hold for every year.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,       -- trust.name, trust.code, trust.region, trust.type, trust.website, ...
    value TEXT NOT NULL           -- as the trust typed or chose it
) STRICT, WITHOUT ROWID;

-- Decisions that are remembered from one import to the next.
CREATE TABLE answer (
    field       TEXT NOT NULL,    -- ethnic_origin, pay_scale, ..., or 'columns'
    value_plain TEXT NOT NULL,    -- the value as compared (small letters, single spaces); for columns the field found
    value       TEXT NOT NULL,    -- the value as the file writes it; for columns the heading
    meaning     TEXT NOT NULL,    -- what the trust said it means: a key
    answered_at TEXT NOT NULL,    -- when
    PRIMARY KEY (field, value_plain)
) STRICT, WITHOUT ROWID;

-- Collection years that have been started.
CREATE TABLE year (
    year       INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200),
    state      TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
    created_at TEXT NOT NULL      -- when it was started
) STRICT;

-- Files that were kept: one current file for a kind and year, and at most one that it replaced.
CREATE TABLE file (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so that a receipt cannot point at another file
    year       INTEGER NOT NULL REFERENCES year (year),
    kind       TEXT NOT NULL,     -- staff, recruitment, casework, training, survey, board, return
    name       TEXT NOT NULL,     -- file name without folders
    sha256     TEXT NOT NULL,     -- of the file's bytes, in small hexadecimal
    sheet      TEXT NOT NULL,     -- sheet used; empty for a text file
    header_row INTEGER,           -- row of the headings, from 1 as a spreadsheet shows it
    rows_read  INTEGER NOT NULL CHECK (rows_read >= 0),  -- data rows read
    rows_used  INTEGER NOT NULL CHECK (rows_used >= 0),  -- of these, rows that count
    people     INTEGER NOT NULL CHECK (people >= 0),     -- distinct people counted
    as_at      TEXT,              -- the date the file speaks of
    kept_at    TEXT NOT NULL,     -- when it was kept
    rules      TEXT NOT NULL,     -- rule pack by which it was counted
    why        TEXT NOT NULL,     -- why it was taken for this kind, in words
    state      TEXT NOT NULL CHECK (state IN ('current', 'replaced')),
    columns    TEXT NOT NULL,     -- field and heading pairs, in a form of the caller's
    left_out   TEXT NOT NULL      -- reasons and numbers of rows, in a form of the caller's
) STRICT;
CREATE UNIQUE INDEX one_file_in_each_state ON file (year, kind, state);

-- What was noticed while reading a file.
CREATE TABLE finding (
    file_id  INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    sheet    TEXT NOT NULL,       -- empty where it concerns none
    cell     TEXT NOT NULL,       -- K1042, or a row 1042, or empty
    message  TEXT NOT NULL,       -- one sentence for a reader
    hint     TEXT NOT NULL        -- what to do, or what was done
) STRICT;
CREATE INDEX finding_of_file ON finding (file_id);

-- Rows of a staff list: one an assignment.
CREATE TABLE assignment (
    file_id     INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row         INTEGER NOT NULL, -- in the sheet, from 1
    person      BLOB NOT NULL CHECK (length(person) = 16), -- keyed hash of the trust's own number
    category    TEXT CHECK (length(category) = 1), -- first character of the national ethnic category
    grp         TEXT NOT NULL CHECK (grp IN ('white', 'bme', 'unknown')), -- of a counted row: the person's; else as the row says
    section     TEXT CHECK (section IN ('non_clinical', 'clinical', 'medical')),
    band        TEXT,
    fte         REAL,             -- full-time equivalent
    is_primary  INTEGER CHECK (is_primary IN (0, 1)),
    staff_group TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    division    TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    sex         TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    outcome     TEXT NOT NULL,    -- counted, or why the row is left out
    PRIMARY KEY (file_id, row),
    -- A person who counts must have a place in indicator 1.
    CHECK (outcome <> 'counted' OR (section IS NOT NULL AND band IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- One person, one head.
CREATE UNIQUE INDEX one_head ON assignment (file_id, person) WHERE outcome = 'counted';

-- Rows of a recruitment list: one an application.
CREATE TABLE application (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row     INTEGER NOT NULL,
    grp     TEXT NOT NULL CHECK (grp IN ('white', 'bme', 'unknown')),
    stage   TEXT NOT NULL CHECK (stage IN ('applied', 'shortlisted', 'appointed')), -- the furthest reached
    outcome TEXT NOT NULL,        -- counted, or why the row is left out
    PRIMARY KEY (file_id, row)
) STRICT, WITHOUT ROWID;

-- Rows of a case log.
CREATE TABLE case_entry (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row     INTEGER NOT NULL,
    person  BLOB CHECK (length(person) = 16), -- keyed hash; NULL where the log gives no number
    grp     TEXT CHECK (grp IN ('white', 'bme', 'unknown')), -- as the log states it; NULL where it does not
    formal  INTEGER NOT NULL CHECK (formal IN (0, 1)), -- a formal disciplinary investigation was entered
    entered TEXT,                 -- date of entry
    outcome TEXT NOT NULL,        -- counted, or why the row is left out
    PRIMARY KEY (file_id, row)
) STRICT, WITHOUT ROWID;

-- Rows of a learning record. A row of a sheet may hold several courses, so the row number is not a key.
CREATE TABLE learning (
    file_id       INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row           INTEGER NOT NULL,
    person        BLOB CHECK (length(person) = 16), -- keyed hash; NULL where the record gives no number
    grp           TEXT CHECK (grp IN ('white', 'bme', 'unknown')), -- as the record states it; NULL where it does not
    non_mandatory INTEGER NOT NULL CHECK (non_mandatory IN (0, 1)),
    attended      INTEGER NOT NULL CHECK (attended IN (0, 1)),
    date          TEXT,           -- date attended
    outcome       TEXT NOT NULL   -- counted, or why the row is left out
) STRICT;
CREATE INDEX learning_of_file ON learning (file_id);

-- Staff survey results, as published.
CREATE TABLE survey_result (
    file_id         INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    indicator       INTEGER NOT NULL CHECK (indicator BETWEEN 5 AND 8),
    white_percent   REAL CHECK (white_percent BETWEEN 0 AND 100),
    bme_percent     REAL CHECK (bme_percent BETWEEN 0 AND 100),
    white_responses INTEGER CHECK (white_responses >= 0),
    bme_responses   INTEGER CHECK (bme_responses >= 0),
    PRIMARY KEY (file_id, indicator)
) STRICT, WITHOUT ROWID;

-- Rows of a board list.
CREATE TABLE board_member (
    file_id   INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row       INTEGER NOT NULL,
    grp       TEXT NOT NULL CHECK (grp IN ('white', 'bme', 'unknown')),
    executive INTEGER NOT NULL CHECK (executive IN (0, 1)),
    voting    INTEGER NOT NULL CHECK (voting IN (0, 1)),
    sits      INTEGER NOT NULL CHECK (sits IN (0, 1)), -- on the board on the snapshot date; only these count
    PRIMARY KEY (file_id, row)
) STRICT, WITHOUT ROWID;

-- Items of a past return.
CREATE TABLE past_item (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    year    INTEGER NOT NULL,     -- collection year the figures speak of, which need not be the file's
    item    TEXT NOT NULL,        -- the item's key
    white   REAL,
    bme     REAL,
    unknown REAL,
    PRIMARY KEY (file_id, year, item)
) STRICT, WITHOUT ROWID;

-- Figures and words typed in by hand.
CREATE TABLE entry (
    year   INTEGER NOT NULL REFERENCES year (year),
    key    TEXT NOT NULL,         -- survey.5.white_percent, board.voting.white, ...
    number REAL,                  -- the figure, or
    words  TEXT,                  -- the words
    PRIMARY KEY (year, key),
    CHECK ((number IS NULL) <> (words IS NULL))
) STRICT, WITHOUT ROWID;

-- The action plan.
CREATE TABLE action (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    year                INTEGER NOT NULL REFERENCES year (year),
    position            INTEGER NOT NULL, -- place in the year's plan, from 1
    indicator           INTEGER NOT NULL CHECK (indicator BETWEEN 1 AND 9),
    library_key         TEXT,     -- action of the library it came from; NULL for one of the trust's own
    title               TEXT NOT NULL,
    gap                 TEXT NOT NULL, -- the gap it answers, in words
    why                 TEXT NOT NULL, -- why it should work
    evidence            TEXT,     -- grade of the evidence; NULL where nobody graded it
    hia                 TEXT NOT NULL, -- high impact actions it serves, 1 to 6, with commas
    owner               TEXT NOT NULL, -- a role, not a name
    sponsor             TEXT NOT NULL, -- a role, not a name
    start               TEXT,
    due                 TEXT,
    process_measure     TEXT NOT NULL,
    outcome_measure     TEXT NOT NULL,
    baseline            TEXT NOT NULL,
    target              TEXT NOT NULL,
    state               TEXT NOT NULL CHECK (state IN ('not_started', 'on_track', 'at_risk', 'late', 'done', 'closed')),
    progress            TEXT NOT NULL, -- latest note on how it goes
    created_at          TEXT NOT NULL,
    changed_at          TEXT NOT NULL
) STRICT;
CREATE INDEX action_in_order ON action (year, position);

-- Words why a warning is right as it is.
CREATE TABLE reason (
    year      INTEGER NOT NULL REFERENCES year (year),
    check_key TEXT NOT NULL,      -- the check that warned
    reason    TEXT NOT NULL,
    by_role   TEXT NOT NULL,      -- a role, not a name
    at        TEXT NOT NULL,
    PRIMARY KEY (year, check_key)
) STRICT, WITHOUT ROWID;

-- A plain line for each change. Lines are only ever added.
CREATE TABLE log (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    at   TEXT NOT NULL,
    year INTEGER,                 -- NULL where it concerns no one year
    what TEXT NOT NULL            -- one sentence; no person's number or name
) STRICT;
