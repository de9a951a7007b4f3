-- Openings that were closed since their source has them no more; whether a file is all of its source.
ALTER TABLE source ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;

-- What a source said of a posting, word for word, to be read again by a better reader.
CREATE TABLE posting_raw (
    posting BLOB PRIMARY KEY NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT;

-- The openings of a source, page by page.
DROP INDEX posting_source;
CREATE INDEX posting_source ON posting (source, id) WHERE status = 'open';
