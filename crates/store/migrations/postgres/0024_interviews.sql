-- Times one side of an application offers to talk, and what comes of them. One at a time is under way.
-- starts_at is the time that was agreed last. due_at is when something happens by itself: the last time that was offered, or the
-- end of what is agreed. sequence rises with each change: calendars go by it.
CREATE TABLE interview (
    id UUID PRIMARY KEY NOT NULL,
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    offered_by TEXT COLLATE "C" NOT NULL,
    offer JSONB NOT NULL,
    starts_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ NOT NULL,
    said_by TEXT COLLATE "C" NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    reminded_at TIMESTAMPTZ,
    CHECK (state IN ('offered', 'unsuited', 'agreed', 'cancelled', 'held', 'lapsed'))
);
CREATE INDEX interview_application ON interview (application, made_at, id);
CREATE UNIQUE INDEX interview_live ON interview (application) WHERE state IN ('offered', 'unsuited', 'agreed');
CREATE INDEX interview_person ON interview (person, made_at, id);
CREATE INDEX interview_due ON interview (due_at, id) WHERE state IN ('offered', 'unsuited', 'agreed');
CREATE INDEX interview_soon ON interview (starts_at, id) WHERE state = 'agreed' AND reminded_at IS NULL;
