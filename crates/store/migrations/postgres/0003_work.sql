-- Work that may fail and must be tried again. Finished work is removed; dead work stays until somebody decides.
CREATE TABLE work (
    id UUID PRIMARY KEY NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    payload JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease UUID,
    leased_until TIMESTAMPTZ,
    died_at TIMESTAMPTZ,
    last_error TEXT COLLATE "C"
);
CREATE UNIQUE INDEX work_key ON work (kind, key) WHERE died_at IS NULL;
CREATE INDEX work_due ON work (kind, run_at, id) WHERE died_at IS NULL;
CREATE INDEX work_dead ON work (died_at, id) WHERE died_at IS NOT NULL;
