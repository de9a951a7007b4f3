-- Stored files: the bytes lie under their key in the file store.
CREATE TABLE file (
    id UUID PRIMARY KEY NOT NULL,
    owner UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX file_owner ON file (owner, created_at, id);
