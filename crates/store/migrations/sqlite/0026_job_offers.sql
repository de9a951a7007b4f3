-- What an employer offers somebody who applied, and what comes of it. One at a time is under way.
-- terms is what the team writes, sent_terms what the person has; version counts how often it was sent. due_at is when it lapses.
-- alone says that whoever wrote it approved it. code finds the page where a paper can be checked.
CREATE TABLE job_offer (
    id BLOB PRIMARY KEY NOT NULL,
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    terms TEXT NOT NULL,
    sent_terms TEXT,
    written_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    alone INTEGER NOT NULL,
    signed_name TEXT,
    said_by TEXT NOT NULL,
    said TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sent_at TEXT,
    due_at TEXT,
    reminded_at TEXT,
    CHECK (state IN ('draft', 'approved', 'sent', 'change_asked', 'accepted', 'declined', 'withdrawn', 'lapsed'))
) STRICT;
CREATE INDEX job_offer_application ON job_offer (application, made_at, id);
CREATE UNIQUE INDEX job_offer_live ON job_offer (application) WHERE state IN ('draft', 'approved', 'sent', 'change_asked');
CREATE INDEX job_offer_person ON job_offer (person, made_at, id);
CREATE INDEX job_offer_written_by ON job_offer (written_by);
CREATE INDEX job_offer_due ON job_offer (due_at, id) WHERE state = 'sent';
CREATE INDEX job_offer_soon ON job_offer (due_at, id) WHERE state = 'sent' AND reminded_at IS NULL;

-- How it came to stand so: each hash is over the hash before and the record.
CREATE TABLE job_offer_step (
    offer BLOB NOT NULL REFERENCES job_offer (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    party TEXT NOT NULL,
    state TEXT NOT NULL,
    actor BLOB REFERENCES person (id) ON DELETE SET NULL,
    record TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (offer, nr)
) STRICT;
CREATE INDEX job_offer_step_person ON job_offer_step (person);
CREATE INDEX job_offer_step_actor ON job_offer_step (actor);

-- The files that were sent and signed, in base64.
CREATE TABLE job_offer_paper (
    offer BLOB NOT NULL REFERENCES job_offer (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    signed INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    pdf TEXT NOT NULL,
    PRIMARY KEY (offer, version, signed)
) STRICT;
CREATE INDEX job_offer_paper_person ON job_offer_paper (person);

-- What whoever holds a paper may check. It tells of no person, and stays with the employer when one is erased.
CREATE TABLE job_offer_seal (
    code_hash TEXT PRIMARY KEY NOT NULL,
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    reply_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    given TEXT NOT NULL,
    signed TEXT,
    head TEXT NOT NULL
) STRICT;
CREATE INDEX job_offer_seal_employer ON job_offer_seal (employer);
