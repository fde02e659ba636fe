-- A reason explains the figures it was given for. Once they change it stands no longer, and is asked for again.

ALTER TABLE reason ADD COLUMN figures TEXT NOT NULL DEFAULT ''; -- what the finding rested on; empty where that was not kept
ALTER TABLE reason ADD COLUMN finding TEXT NOT NULL DEFAULT ''; -- the finding in words, as it was then
