-- What an employer asks to look into of somebody who applied, with that person's yes. One at a time is under way.
-- consent_text is what the person said yes to, word for word. readers are those of the team who may see documents (ids as JSON).
-- notice_until ends the time to answer a notice; paused_at says since when a dispute holds it. emptied_at: what was collected is gone.
CREATE TABLE background_check (
    id BLOB PRIMARY KEY NOT NULL,
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    asked_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    asked_at TEXT NOT NULL,
    words TEXT NOT NULL,
    due_on TEXT NOT NULL,
    readers TEXT NOT NULL,
    provider TEXT,
    said TEXT NOT NULL,
    consent_text TEXT,
    consent_version TEXT,
    consent_at TEXT,
    notice TEXT,
    notice_at TEXT,
    notice_until TEXT,
    paused_at TEXT,
    decision TEXT,
    changed_at TEXT NOT NULL,
    ended_at TEXT,
    reminded_at TEXT,
    emptied_at TEXT,
    CHECK (state IN ('asked', 'refused', 'running', 'notice', 'settled', 'decided', 'withdrawn', 'called_off', 'lapsed'))
) STRICT;
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
    background_check BLOB NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    due_on TEXT NOT NULL,
    details TEXT NOT NULL,
    finding TEXT NOT NULL,
    dispute TEXT NOT NULL,
    heard_at TEXT,
    reminded_at TEXT,
    PRIMARY KEY (background_check, kind)
) STRICT;
CREATE INDEX background_check_step_person ON background_check_step (person);
CREATE INDEX background_check_step_due ON background_check_step (due_on, background_check, kind);

-- Documents for it. The bytes lie with the files, sealed with a key that is here alone: without it nobody can read them.
CREATE TABLE background_check_document (
    file BLOB PRIMARY KEY NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    background_check BLOB NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    key TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX background_check_document_check ON background_check_document (background_check, added_at);
CREATE INDEX background_check_document_person ON background_check_document (person);

-- Those a person named. token_hash finds the page where they answer, second_hash the same
-- from the mail that reminds them; again says that their answer may be offered to them another time.
CREATE TABLE background_check_referee (
    id BLOB PRIMARY KEY NOT NULL,
    background_check BLOB NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    relation TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    second_hash TEXT,
    asked_at TEXT NOT NULL,
    until_at TEXT NOT NULL,
    reminded_at TEXT,
    ended_at TEXT,
    answer TEXT,
    again INTEGER NOT NULL
) STRICT;
CREATE INDEX background_check_referee_check ON background_check_referee (background_check, asked_at, id);
CREATE INDEX background_check_referee_person ON background_check_referee (person, address);
CREATE UNIQUE INDEX background_check_referee_token ON background_check_referee (token_hash);
CREATE UNIQUE INDEX background_check_referee_second ON background_check_referee (second_hash);
CREATE INDEX background_check_referee_until ON background_check_referee (until_at, id) WHERE state = 'asked';

-- What was done, by whom: codes, which stay when everything else goes. words is the reason for which a document was looked at.
CREATE TABLE background_check_entry (
    background_check BLOB NOT NULL REFERENCES background_check (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    hand TEXT NOT NULL,
    actor BLOB REFERENCES person (id) ON DELETE SET NULL,
    what TEXT NOT NULL,
    kind TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (background_check, nr)
) STRICT;
CREATE INDEX background_check_entry_person ON background_check_entry (person);
CREATE INDEX background_check_entry_actor ON background_check_entry (actor);

-- What a provider sent, so that nothing is taken twice.
CREATE TABLE background_check_message (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX background_check_message_at ON background_check_message (at);
