-- Who hires for an employer.
CREATE TABLE team_member (
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    joined_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (employer, person),
    CHECK (role IN ('owner', 'member'))
);
CREATE INDEX team_member_person ON team_member (person, employer);

-- The employer's side of an opening: what they write and promise, under the id its posting has or will have.
CREATE TABLE requisition (
    posting UUID PRIMARY KEY NOT NULL,
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    draft JSONB NOT NULL,
    made_by UUID REFERENCES person (id) ON DELETE SET NULL,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CHECK (state IN ('draft', 'open', 'paused', 'closed'))
);
CREATE INDEX requisition_employer ON requisition (employer, made_at, posting);
CREATE INDEX requisition_made_by ON requisition (made_by);

-- What somebody sent to get an opening, as it was when they sent it, and how it stands. answered_at is the employer's
-- first answer, silent_at when the clock told the person that there is none, put_off_at when the employer
-- said once that nothing is decided yet.
-- The team sees it from shown_from on: until then it can be undone.
CREATE TABLE application (
    id UUID PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting UUID NOT NULL REFERENCES requisition (posting) ON DELETE CASCADE,
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    stage TEXT COLLATE "C" NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    shown_from TIMESTAMPTZ NOT NULL,
    reply_by DATE NOT NULL,
    answered_at TIMESTAMPTZ,
    silent_at TIMESTAMPTZ,
    put_off_at TIMESTAMPTZ,
    moved_at TIMESTAMPTZ NOT NULL,
    total BIGINT NOT NULL,
    has BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    name TEXT COLLATE "C",
    revealed_at TIMESTAMPTZ,
    contested TEXT COLLATE "C",
    lang TEXT COLLATE "C" NOT NULL,
    sent JSONB NOT NULL,
    UNIQUE (person, posting),
    CHECK (stage IN ('sent', 'shortlisted', 'interview', 'hired', 'declined', 'withdrawn', 'unanswered'))
);
CREATE INDEX application_ranked ON application (posting, total DESC, id);
CREATE INDEX application_person ON application (person, sent_at, id);
CREATE INDEX application_employer ON application (employer, stage, answered_at);
CREATE INDEX application_due ON application (reply_by, id) WHERE stage IN ('sent', 'shortlisted', 'interview');

-- How it came to stand so.
CREATE TABLE application_step (
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    nr BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    actor UUID REFERENCES person (id) ON DELETE SET NULL,
    reasons JSONB NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (application, nr)
);
CREATE INDEX application_step_person ON application_step (person);
CREATE INDEX application_step_actor ON application_step (actor);

-- What somebody wants to send with an application, until they do.
CREATE TABLE application_draft (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting UUID NOT NULL REFERENCES requisition (posting) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    json JSONB NOT NULL,
    PRIMARY KEY (person, posting)
);
CREATE INDEX application_draft_posting ON application_draft (posting);
