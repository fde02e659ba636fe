-- One person, one head, is decided while a list is read; an index over every person that also checks it would cost more than the
-- rows themselves. Applications may come as a table of counts. The data of a kind may stand in several files, or in several sheets of
-- one, which are current together and replaced together.
--
-- Words that a check allows are compared one by one, where many rows are written: a list of three is built anew for every row.

DROP INDEX one_head;

-- How the table was laid out, to be compared with the next file of the kind.
ALTER TABLE file ADD COLUMN shape TEXT NOT NULL DEFAULT '';

-- Several files of one kind may be current for a year, each sheet that was read with its own line here.
DROP INDEX one_file_in_each_state;
CREATE INDEX file_of_kind ON file (year, kind, state);

-- What rows of a staff list say of a post and what became of them. Many rows say the same, so each such statement stands here, and a
-- row has its number.
CREATE TABLE post (
    file_id     INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL, -- of no meaning but to be found by
    category    TEXT CHECK (length(category) = 1), -- first character of the national ethnic category
    grp         TEXT NOT NULL CHECK (grp IN ('white', 'bme', 'unknown')), -- of a counted row: the person's; else as the row says
    section     TEXT CHECK (section IN ('non_clinical', 'clinical', 'medical')),
    band        TEXT,
    is_primary  INTEGER CHECK (is_primary IN (0, 1)),
    staff_group TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    division    TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    sex         TEXT NOT NULL,    -- as recorded, tidied; empty where not given
    outcome     TEXT NOT NULL,    -- counted, or why the rows are left out
    -- Whether grp comes from another row of the person, because these state none; so that it can be given back.
    borrowed    INTEGER NOT NULL DEFAULT 0 CHECK (borrowed IN (0, 1)),
    PRIMARY KEY (file_id, number),
    -- A person who counts must have a place in indicator 1.
    CHECK (outcome <> 'counted' OR (section IS NOT NULL AND band IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO post
    SELECT file_id, min(row), category, grp, section, band, is_primary, staff_group, division, sex, outcome, 0 FROM assignment
    GROUP BY file_id, category, grp, section, band, is_primary, staff_group, division, sex, outcome;

-- Rows of a staff list: one an assignment. That file and post are there is checked where rows are written, many at a time, and when
-- the store is verified; a foreign key would be looked up for every row.
CREATE TABLE assignment_with_post (
    at     INTEGER PRIMARY KEY,  -- file id times 2^32, plus the row in the sheet, from 1: rows that come in order are put at the end
    person BLOB NOT NULL CHECK (length(person) = 16), -- keyed hash of the trust's own number
    fte    REAL,                 -- full-time equivalent
    post   INTEGER NOT NULL      -- number of a post of the same file
) STRICT;
INSERT INTO assignment_with_post
    SELECT (file_id << 32) + row, person, fte,
           min(row) OVER (PARTITION BY file_id, category, grp, section, band, is_primary, staff_group, division, sex, outcome)
    FROM assignment;
DROP TABLE assignment;
ALTER TABLE assignment_with_post RENAME TO assignment;
CREATE TRIGGER assignments_go_with_their_file AFTER DELETE ON file BEGIN
    DELETE FROM assignment WHERE at BETWEEN (OLD.id << 32) AND (OLD.id << 32) + 4294967295;
END;

-- A summary table counts many applicants in a row, and sometimes several groups.
CREATE TABLE application_of_any_shape (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row     INTEGER NOT NULL,
    grp     TEXT NOT NULL CHECK (grp = 'white' OR grp = 'bme' OR grp = 'unknown'),
    stage   TEXT NOT NULL CHECK (stage = 'applied' OR stage = 'shortlisted' OR stage = 'appointed'), -- the furthest reached
    people  INTEGER NOT NULL CHECK (people > 0), -- applicants: 1, or the count of a summary table
    outcome TEXT NOT NULL,        -- counted, or why the row is left out
    PRIMARY KEY (file_id, row, grp, stage)
) STRICT, WITHOUT ROWID;
INSERT INTO application_of_any_shape SELECT file_id, row, grp, stage, 1, outcome FROM application;
DROP TABLE application;
ALTER TABLE application_of_any_shape RENAME TO application;
