-- Files of openings that staff hand in: what each column is taken for, how far taking in is, and what it came to. Whether it
-- runs, waits or has stopped is what the work says that bears its id.
CREATE TABLE import (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    file UUID REFERENCES file (id) ON DELETE SET NULL,
    handed_in_at TIMESTAMPTZ NOT NULL,
    handed_in_by UUID NOT NULL,
    found JSONB NOT NULL,
    row_count BIGINT NOT NULL,
    started_at TIMESTAMPTZ,
    started_by UUID,
    source TEXT COLLATE "C",
    fields JSONB,
    began_at TIMESTAMPTZ,
    rows_done BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    same BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    refusals JSONB NOT NULL,
    done_at TIMESTAMPTZ,
    CHECK ((started_at IS NULL) = (source IS NULL)),
    CHECK ((started_at IS NULL) = (fields IS NULL)),
    CHECK ((started_at IS NULL) = (started_by IS NULL))
);
CREATE INDEX import_file ON import (file);
CREATE INDEX import_newest ON import (handed_in_at, id);
