-- What a list of case types or stages says of every value it does not name stood under a star, which a cell can hold too. Only
-- those lists wrote it on purpose; whatever else stands under a star was said of one cell and is asked again.
DELETE FROM answer WHERE value_plain = '*' AND field NOT IN ('casework.case_type', 'casework.stage');
UPDATE answer SET field = field || '.other', value_plain = '', value = '', meaning = 'exclude' WHERE value_plain = '*';
