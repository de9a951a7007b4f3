-- Who hires for an employer.
CREATE TABLE team_member (
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    lang TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    PRIMARY KEY (employer, person),
    CHECK (role IN ('owner', 'member'))
) STRICT;
CREATE INDEX team_member_person ON team_member (person, employer);

-- The employer's side of an opening: what they write and promise, under the id its posting has or will have.
CREATE TABLE requisition (
    posting BLOB PRIMARY KEY NOT NULL,
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    draft TEXT NOT NULL,
    made_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (state IN ('draft', 'open', 'paused', 'closed'))
) STRICT;
CREATE INDEX requisition_employer ON requisition (employer, made_at, posting);
CREATE INDEX requisition_made_by ON requisition (made_by);

-- What somebody sent to get an opening, as it was when they sent it, and how it stands. answered_at is the employer's
-- first answer, silent_at when the clock told the person that there is none, put_off_at when the employer
-- said once that nothing is decided yet.
-- The team sees it from shown_from on: until then it can be undone.
CREATE TABLE application (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting BLOB NOT NULL REFERENCES requisition (posting) ON DELETE CASCADE,
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    shown_from TEXT NOT NULL,
    reply_by TEXT NOT NULL,
    answered_at TEXT,
    silent_at TEXT,
    put_off_at TEXT,
    moved_at TEXT NOT NULL,
    total INTEGER NOT NULL,
    has INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    name TEXT,
    revealed_at TEXT,
    contested TEXT,
    lang TEXT NOT NULL,
    sent TEXT NOT NULL,
    UNIQUE (person, posting),
    CHECK (stage IN ('sent', 'shortlisted', 'interview', 'hired', 'declined', 'withdrawn', 'unanswered'))
) STRICT;
CREATE INDEX application_ranked ON application (posting, total DESC, id);
CREATE INDEX application_person ON application (person, sent_at, id);
CREATE INDEX application_employer ON application (employer, stage, answered_at);
CREATE INDEX application_due ON application (reply_by, id) WHERE stage IN ('sent', 'shortlisted', 'interview');

-- How it came to stand so.
CREATE TABLE application_step (
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    stage TEXT NOT NULL,
    party TEXT NOT NULL,
    actor BLOB REFERENCES person (id) ON DELETE SET NULL,
    reasons TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (application, nr)
) STRICT;
CREATE INDEX application_step_person ON application_step (person);
CREATE INDEX application_step_actor ON application_step (actor);

-- What somebody wants to send with an application, until they do.
CREATE TABLE application_draft (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting BLOB NOT NULL REFERENCES requisition (posting) ON DELETE CASCADE,
    at TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (person, posting)
) STRICT;
CREATE INDEX application_draft_posting ON application_draft (posting);
