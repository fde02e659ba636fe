-- What rows of a recruitment list say of applicant and job, so that indicator 2 can be broken down. Many rows say the same, so each such
-- statement stands here, and a row has its number.
CREATE TABLE candidate (
    file_id     INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL, -- of no meaning but to be found by
    category    TEXT CHECK (length(category) = 1), -- first character of the applicant's national ethnic category
    grp         TEXT NOT NULL CHECK (grp IN ('white', 'bme', 'unknown')), -- the applicant's
    section     TEXT CHECK (section IN ('non_clinical', 'clinical', 'medical')), -- of the job
    band        TEXT,             -- of the job
    staff_group TEXT NOT NULL,    -- of the job, as recorded, tidied; empty where not given
    division    TEXT NOT NULL,    -- of the job, as recorded, tidied; empty where not given
    sex         TEXT NOT NULL,    -- of the applicant, as recorded, tidied; empty where not given
    overseas    INTEGER CHECK (overseas IN (0, 1)), -- came through overseas recruitment; NULL where the list does not say
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
-- Lists kept before said the group alone.
INSERT INTO candidate
    SELECT DISTINCT file_id, CASE grp WHEN 'white' THEN 1 WHEN 'bme' THEN 2 ELSE 3 END, NULL, grp, NULL, NULL, '', '', '', NULL
    FROM application;

-- Rows of a recruitment list: one an application, or a count of a summary table.
CREATE TABLE application_of_candidate (
    file_id   INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    row       INTEGER NOT NULL,
    candidate INTEGER NOT NULL,     -- number of a candidate of the same file
    stage     TEXT NOT NULL CHECK (stage = 'applied' OR stage = 'shortlisted' OR stage = 'appointed'), -- the furthest reached
    people    INTEGER NOT NULL CHECK (people > 0), -- applicants: 1, or the count of a summary table
    outcome   TEXT NOT NULL,        -- counted, or why the row is left out
    -- Keyed hash of what tells the application from others; only of one that another file of the import holds as well.
    identity  BLOB CHECK (length(identity) = 16),
    -- The outcome that the row would have by itself, to be given back when the other file goes.
    alone     TEXT CHECK ((alone IS NULL) = (identity IS NULL)),
    PRIMARY KEY (file_id, row, candidate, stage)
) STRICT, WITHOUT ROWID;
INSERT INTO application_of_candidate
    SELECT file_id, row, CASE grp WHEN 'white' THEN 1 WHEN 'bme' THEN 2 ELSE 3 END, stage, people, outcome, identity, alone
    FROM application;
DROP TABLE application;
ALTER TABLE application_of_candidate RENAME TO application;
