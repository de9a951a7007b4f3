-- What an employer offers somebody who applied, and what comes of it. One at a time is under way.
-- terms is what the team writes, sent_terms what the person has; version counts how often it was sent. due_at is when it lapses.
-- alone says that whoever wrote it approved it. code finds the page where a paper can be checked.
CREATE TABLE job_offer (
    id UUID PRIMARY KEY NOT NULL,
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    terms JSONB NOT NULL,
    sent_terms JSONB,
    written_by UUID REFERENCES person (id) ON DELETE SET NULL,
    alone BOOLEAN NOT NULL,
    signed_name TEXT COLLATE "C",
    said_by TEXT COLLATE "C" NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ,
    reminded_at TIMESTAMPTZ,
    CHECK (state IN ('draft', 'approved', 'sent', 'change_asked', 'accepted', 'declined', 'withdrawn', 'lapsed'))
);
CREATE INDEX job_offer_application ON job_offer (application, made_at, id);
CREATE UNIQUE INDEX job_offer_live ON job_offer (application) WHERE state IN ('draft', 'approved', 'sent', 'change_asked');
CREATE INDEX job_offer_person ON job_offer (person, made_at, id);
CREATE INDEX job_offer_written_by ON job_offer (written_by);
CREATE INDEX job_offer_due ON job_offer (due_at, id) WHERE state = 'sent';
CREATE INDEX job_offer_soon ON job_offer (due_at, id) WHERE state = 'sent' AND reminded_at IS NULL;

-- How it came to stand so: each hash is over the hash before and the record.
CREATE TABLE job_offer_step (
    offer UUID NOT NULL REFERENCES job_offer (id) ON DELETE CASCADE,
    nr BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    actor UUID REFERENCES person (id) ON DELETE SET NULL,
    record TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (offer, nr)
);
CREATE INDEX job_offer_step_person ON job_offer_step (person);
CREATE INDEX job_offer_step_actor ON job_offer_step (actor);

-- The files that were sent and signed, in base64.
CREATE TABLE job_offer_paper (
    offer UUID NOT NULL REFERENCES job_offer (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    signed BOOLEAN NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sha256 TEXT COLLATE "C" NOT NULL,
    pdf TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (offer, version, signed)
);
CREATE INDEX job_offer_paper_person ON job_offer_paper (person);

-- What whoever holds a paper may check. It tells of no person, and stays with the employer when one is erased.
CREATE TABLE job_offer_seal (
    code_hash TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    reply_by DATE NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    given TEXT COLLATE "C" NOT NULL,
    signed TEXT COLLATE "C",
    head TEXT COLLATE "C" NOT NULL
);
CREATE INDEX job_offer_seal_employer ON job_offer_seal (employer);
