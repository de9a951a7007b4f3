-- Employers that have a page here.
CREATE TABLE employer (
    id UUID PRIMARY KEY NOT NULL,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C",
    site TEXT COLLATE "C",
    size TEXT COLLATE "C",
    sectors JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX employer_name ON employer (name, id);

-- Where postings come from, and how the last reading of it went.
CREATE TABLE source (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_run_at TIMESTAMPTZ,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    same BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    last_error TEXT COLLATE "C"
);

-- Openings. The whole posting is in json; the columns beside it are what queries ask for. Postings are closed, never
-- removed: what was shown to people points at them.
CREATE TABLE posting (
    id UUID PRIMARY KEY NOT NULL,
    source UUID NOT NULL REFERENCES source (id),
    source_key TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    employer TEXT COLLATE "C",
    employer_id UUID REFERENCES employer (id) ON DELETE SET NULL,
    place TEXT COLLATE "C",
    country TEXT COLLATE "C",
    posted DATE,
    deadline DATE,
    taken_in TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    json JSONB NOT NULL,
    UNIQUE (source, source_key),
    CHECK (status IN ('open', 'closed'))
);
CREATE INDEX posting_open ON posting (id) WHERE status = 'open';
CREATE INDEX posting_newest ON posting (taken_in, id) WHERE status = 'open';
CREATE INDEX posting_source ON posting (source) WHERE status = 'open';
CREATE INDEX posting_employer ON posting (employer_id, taken_in, id);

-- What a posting said before it was changed: its newest revision is in posting.
CREATE TABLE posting_revision (
    posting UUID NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    json JSONB NOT NULL,
    PRIMARY KEY (posting, revision)
);
