-- Stored files: the bytes lie under their key in the file store.
CREATE TABLE file (
    id BLOB PRIMARY KEY NOT NULL,
    owner BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX file_owner ON file (owner, created_at, id);
