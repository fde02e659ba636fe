-- How an action goes is no longer typed: it follows from dates, milestones, readings and updates. What an action says is kept in the columns
-- that real plans have, and its lists in tables of their own.
CREATE TABLE action_as_told (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    year              INTEGER NOT NULL REFERENCES year (year),
    position          INTEGER NOT NULL, -- place in the year's plan, from 1
    indicator         INTEGER NOT NULL CHECK (indicator BETWEEN 1 AND 9), -- the one whose figure it should move
    indicators        TEXT NOT NULL, -- others it serves, 1 to 9, with commas
    library_key       TEXT,          -- action of the library it came from; NULL for one of the trust's own
    kind              TEXT,          -- process, accountability, development, culture or data; NULL where nobody said
    title             TEXT NOT NULL,
    gap               TEXT NOT NULL, -- the gap it answers, in words
    cause             TEXT NOT NULL, -- what the trust believes lies behind the gap
    known_by          TEXT CHECK (known_by IN ('data', 'experience', 'both')), -- how it knows
    why               TEXT NOT NULL, -- why it should work
    evidence          TEXT,          -- grade of the evidence; NULL where nobody graded it
    hia               TEXT NOT NULL, -- high impact actions it serves, 1 to 6, with commas
    owner             TEXT NOT NULL, -- a role, not a name
    sponsor           TEXT NOT NULL, -- a role, not a name
    co_owner          TEXT NOT NULL, -- the staff network that owns it too
    scope             TEXT NOT NULL, -- the whole trust, a division or a staff group, in words
    start             TEXT,
    due               TEXT,
    process_measure   TEXT NOT NULL,
    process_baseline  REAL,
    process_target    REAL,
    process_unit      TEXT CHECK (process_unit IN ('percent', 'points', 'count', 'days')),
    process_by        TEXT,
    outcome_measure   TEXT NOT NULL,
    outcome_from      INTEGER,       -- collection year whose figure of the indicator is the baseline; NULL where the measure is another one
    outcome_baseline  REAL,          -- that figure
    outcome_target    REAL,          -- the figure aimed at
    outcome_by        INTEGER,       -- and the collection year by which
    baseline          TEXT NOT NULL, -- of another measure, in words
    target            TEXT NOT NULL, -- of another measure, in words
    legal             TEXT NOT NULL, -- equality and legal check
    resources         TEXT NOT NULL,
    risk              TEXT NOT NULL,
    board_reference   TEXT NOT NULL, -- where the board decided on it
    started_on        TEXT,
    finished_on       TEXT,
    closed_on         TEXT,
    closed_reason     TEXT NOT NULL,
    impact            TEXT NOT NULL, -- what came of it, in the trust's words
    created_at        TEXT NOT NULL,
    changed_at        TEXT NOT NULL,
    carried_from      INTEGER REFERENCES action_as_told (id) ON DELETE SET NULL, -- the same action in the plan before
    carried_year      INTEGER        -- and the year of that plan
) STRICT;

INSERT INTO action_as_told
SELECT id, year, position, indicator, '', library_key, NULL, title, gap, '', NULL, why, evidence, hia, owner, sponsor, '', '', start, due,
       process_measure, NULL, NULL, NULL, NULL, outcome_measure, NULL, NULL, NULL, NULL, baseline, target, '', '', '', '',
       CASE WHEN state IN ('on_track', 'at_risk', 'late', 'done') THEN coalesce(start, date(created_at)) END,
       CASE WHEN state = 'done' THEN date(changed_at) END,
       CASE WHEN state = 'closed' THEN date(changed_at) END,
       CASE WHEN state = 'closed' THEN 'Closed before reasons were kept.' ELSE '' END,
       '', created_at, changed_at, carried_from, carried_year
FROM action;

CREATE TABLE action_update (
    action INTEGER NOT NULL REFERENCES action_as_told (id) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    day    TEXT NOT NULL,
    role   TEXT NOT NULL,     -- who said so: a role, not a name; may be empty
    words  TEXT NOT NULL,
    PRIMARY KEY (action, place)
) STRICT, WITHOUT ROWID;
INSERT INTO action_update SELECT id, 1, date(changed_at), '', progress FROM action WHERE progress <> '';

CREATE TABLE action_milestone (
    action  INTEGER NOT NULL REFERENCES action_as_told (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    what    TEXT NOT NULL,
    due     TEXT,
    done_on TEXT,
    PRIMARY KEY (action, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_reading (
    action INTEGER NOT NULL REFERENCES action_as_told (id) ON DELETE CASCADE,
    day    TEXT NOT NULL,
    value  REAL NOT NULL,     -- of the process measure
    PRIMARY KEY (action, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_attachment (
    action INTEGER NOT NULL REFERENCES action_as_told (id) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    what   TEXT NOT NULL,
    whereto TEXT NOT NULL,    -- where it lies: a reference, never the thing itself
    PRIMARY KEY (action, place)
) STRICT, WITHOUT ROWID;

DROP TABLE action;
ALTER TABLE action_as_told RENAME TO action;
CREATE INDEX action_in_order ON action (year, position);
CREATE INDEX action_carried ON action (carried_from);
