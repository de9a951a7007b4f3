-- A résumé turned towards an opening, as the person kept it.
CREATE TABLE resume_version (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting UUID NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    json JSONB NOT NULL,
    PRIMARY KEY (person, posting)
);
CREATE INDEX resume_version_posting ON resume_version (posting, person);
