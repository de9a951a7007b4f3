-- Work that may fail and must be tried again. Finished work is removed; dead work stays until somebody decides.
CREATE TABLE work (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL,
    run_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease BLOB,
    leased_until TEXT,
    died_at TEXT,
    last_error TEXT
) STRICT;
CREATE UNIQUE INDEX work_key ON work (kind, key) WHERE died_at IS NULL;
CREATE INDEX work_due ON work (kind, run_at, id) WHERE died_at IS NULL;
CREATE INDEX work_dead ON work (died_at, id) WHERE died_at IS NOT NULL;
