-- The outbox. Nothing is sent twice for one event: event_key and message_id are unique.
CREATE TABLE mail (
    id UUID PRIMARY KEY NOT NULL,
    person UUID REFERENCES person (id) ON DELETE CASCADE,
    event_key TEXT COLLATE "C" NOT NULL UNIQUE,
    message_id TEXT COLLATE "C" NOT NULL UNIQUE,
    to_contact TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body_text TEXT COLLATE "C" NOT NULL,
    body_html TEXT COLLATE "C",
    created_at TIMESTAMPTZ NOT NULL,
    state TEXT COLLATE "C" NOT NULL DEFAULT 'waiting',
    attempts BIGINT NOT NULL DEFAULT 0,
    last_error TEXT COLLATE "C",
    sent_at TIMESTAMPTZ,
    shown_at TIMESTAMPTZ,
    CHECK (state IN ('waiting', 'sent', 'failed', 'shown'))
);
CREATE INDEX mail_person ON mail (person, created_at, id);
CREATE INDEX mail_created ON mail (created_at, id);
CREATE INDEX mail_state ON mail (state, created_at, id);
