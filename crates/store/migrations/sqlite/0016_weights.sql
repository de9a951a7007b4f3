-- Weights learned from what people chose, with what they were learned from. The set in use has a time since when; the others,
-- and the written ones, have none. No set is ever removed: what was shown with it can be shown again.
CREATE TABLE weights (
    number INTEGER PRIMARY KEY NOT NULL,
    lesson TEXT NOT NULL,
    at TEXT NOT NULL,
    used_since TEXT
) STRICT;
