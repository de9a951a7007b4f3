-- What speaks against a posting. Only what is not clear has a row; it is made anew whenever the posting is taken in.
CREATE TABLE posting_check (
    posting BLOB PRIMARY KEY NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    level INTEGER NOT NULL CHECK (level IN (1, 2)),
    risk INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- What people said about a posting: that it is fake, or that the warning is mistaken. Nobody's name is kept with it.
CREATE TABLE posting_report (
    id BLOB PRIMARY KEY NOT NULL,
    posting BLOB NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('fake', 'mistaken')),
    words TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX posting_report_posting ON posting_report (posting, at, id);

-- What staff found when they looked: it counts in place of the check. The hash tells which words of the posting they saw.
CREATE TABLE posting_ruling (
    posting BLOB PRIMARY KEY NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    level INTEGER NOT NULL CHECK (level IN (0, 2)),
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    by_person BLOB,
    words_hash TEXT NOT NULL
) STRICT;

-- What postings with the same words share, to find those that another employer had before.
ALTER TABLE posting ADD COLUMN sketch INTEGER;
CREATE INDEX posting_sketch ON posting (sketch, taken_in, id) WHERE sketch IS NOT NULL;

-- Openings that were closed, to find those that are posted again.
CREATE INDEX posting_closed_like ON posting (likeness, closed_at) WHERE status = 'closed';
