-- Files of openings that staff hand in: what each column is taken for, how far taking in is, and what it came to. Whether it
-- runs, waits or has stopped is what the work says that bears its id.
CREATE TABLE import (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    file BLOB REFERENCES file (id) ON DELETE SET NULL,
    handed_in_at TEXT NOT NULL,
    handed_in_by BLOB NOT NULL,
    found TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    started_at TEXT,
    started_by BLOB,
    source TEXT,
    fields TEXT,
    began_at TEXT,
    rows_done INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    same INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    refusals TEXT NOT NULL,
    done_at TEXT,
    CHECK ((started_at IS NULL) = (source IS NULL)),
    CHECK ((started_at IS NULL) = (fields IS NULL)),
    CHECK ((started_at IS NULL) = (started_by IS NULL))
) STRICT;
CREATE INDEX import_file ON import (file);
CREATE INDEX import_newest ON import (handed_in_at, id);
