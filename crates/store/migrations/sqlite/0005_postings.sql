-- Employers that have a page here.
CREATE TABLE employer (
    id BLOB PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT,
    site TEXT,
    size TEXT,
    sectors TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX employer_name ON employer (name, id);

-- Where postings come from, and how the last reading of it went.
CREATE TABLE source (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_run_at TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    same INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    last_error TEXT
) STRICT;

-- Openings. The whole posting is in json; the columns beside it are what queries ask for. Postings are closed, never
-- removed: what was shown to people points at them.
CREATE TABLE posting (
    id BLOB PRIMARY KEY NOT NULL,
    source BLOB NOT NULL REFERENCES source (id),
    source_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    employer TEXT,
    employer_id BLOB REFERENCES employer (id) ON DELETE SET NULL,
    place TEXT,
    country TEXT,
    posted TEXT,
    deadline TEXT,
    taken_in TEXT NOT NULL,
    closed_at TEXT,
    json TEXT NOT NULL,
    UNIQUE (source, source_key),
    CHECK (status IN ('open', 'closed'))
) STRICT;
CREATE INDEX posting_open ON posting (id) WHERE status = 'open';
CREATE INDEX posting_newest ON posting (taken_in, id) WHERE status = 'open';
CREATE INDEX posting_source ON posting (source) WHERE status = 'open';
CREATE INDEX posting_employer ON posting (employer_id, taken_in, id);

-- What a posting said before it was changed: its newest revision is in posting.
CREATE TABLE posting_revision (
    posting BLOB NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    until_at TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (posting, revision)
) STRICT;
