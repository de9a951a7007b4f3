-- What an employer asks to look into of somebody who applied, with that person's yes. One at a time is under way.
-- consent_text is what the person said yes to, word for word. readers are those of the team who may see documents (ids as JSON).
-- notice_until ends the time to answer a notice; paused_at says since when a dispute holds it. emptied_at: what was collected is gone.
CREATE TABLE background_check (
    id UUID PRIMARY KEY NOT NULL,
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    asked_by UUID REFERENCES person (id) ON DELETE SET NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    due_on DATE NOT NULL,
    readers JSONB NOT NULL,
    provider TEXT COLLATE "C",
    said TEXT COLLATE "C" NOT NULL,
    consent_text TEXT COLLATE "C",
    consent_version TEXT COLLATE "C",
    consent_at TIMESTAMPTZ,
    notice TEXT COLLATE "C",
    notice_at TIMESTAMPTZ,
    notice_until TIMESTAMPTZ,
    paused_at TIMESTAMPTZ,
    decision TEXT COLLATE "C",
    changed_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    reminded_at TIMESTAMPTZ,
    emptied_at TIMESTAMPTZ,
    CHECK (state IN ('asked', 'refused', 'running', 'notice', 'settled', 'decided', 'withdrawn', 'called_off', 'lapsed'))
);
CREATE INDEX background_check_application ON background_check (application, asked_at, id);
CREATE UNIQUE INDEX background_check_live ON background_check (application) WHERE state IN ('asked', 'running', 'notice');
CREATE INDEX background_check_person ON background_check (person, asked_at, id);
CREATE INDEX background_check_asked_by ON background_check (asked_by);
CREATE INDEX background_check_due ON background_check (due_on, id) WHERE state = 'asked';
CREATE INDEX background_check_notice ON background_check (notice_until, id)
    WHERE state = 'notice' AND paused_at IS NULL AND reminded_at IS NULL;
CREATE INDEX background_check_full ON background_check (ended_at, id) WHERE ended_at IS NOT NULL AND emptied_at IS NULL;

-- Its parts. state says who is to act, or what was found; since when, and by when. heard_at: somebody else told of it.
CREATE TABLE background_check_step (
    background_check UUID NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    due_on DATE NOT NULL,
    details TEXT COLLATE "C" NOT NULL,
    finding TEXT COLLATE "C" NOT NULL,
    dispute TEXT COLLATE "C" NOT NULL,
    heard_at TIMESTAMPTZ,
    reminded_at TIMESTAMPTZ,
    PRIMARY KEY (background_check, kind)
);
CREATE INDEX background_check_step_person ON background_check_step (person);
CREATE INDEX background_check_step_due ON background_check_step (due_on, background_check, kind);

-- Documents for it. The bytes lie with the files, sealed with a key that is here alone: without it nobody can read them.
CREATE TABLE background_check_document (
    file UUID PRIMARY KEY NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    background_check UUID NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    size BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX background_check_document_check ON background_check_document (background_check, added_at);
CREATE INDEX background_check_document_person ON background_check_document (person);

-- Those a person named. token_hash finds the page where they answer, second_hash the same
-- from the mail that reminds them; again says that their answer may be offered to them another time.
CREATE TABLE background_check_referee (
    id UUID PRIMARY KEY NOT NULL,
    background_check UUID NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    relation TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL,
    second_hash TEXT COLLATE "C",
    asked_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    reminded_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    answer JSONB,
    again BOOLEAN NOT NULL
);
CREATE INDEX background_check_referee_check ON background_check_referee (background_check, asked_at, id);
CREATE INDEX background_check_referee_person ON background_check_referee (person, address);
CREATE UNIQUE INDEX background_check_referee_token ON background_check_referee (token_hash);
CREATE UNIQUE INDEX background_check_referee_second ON background_check_referee (second_hash);
CREATE INDEX background_check_referee_until ON background_check_referee (until_at, id) WHERE state = 'asked';

-- What was done, by whom: codes, which stay when everything else goes. words is the reason for which a document was looked at.
CREATE TABLE background_check_entry (
    background_check UUID NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    nr BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    hand TEXT COLLATE "C" NOT NULL,
    actor UUID REFERENCES person (id) ON DELETE SET NULL,
    what TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C",
    words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (background_check, nr)
);
CREATE INDEX background_check_entry_person ON background_check_entry (person);
CREATE INDEX background_check_entry_actor ON background_check_entry (actor);

-- What a provider sent, so that nothing is taken twice.
CREATE TABLE background_check_message (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX background_check_message_at ON background_check_message (at);
