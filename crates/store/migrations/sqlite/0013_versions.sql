-- A résumé turned towards an opening, as the person kept it.
CREATE TABLE resume_version (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting BLOB NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (person, posting)
) STRICT;
CREATE INDEX resume_version_posting ON resume_version (posting, person);
