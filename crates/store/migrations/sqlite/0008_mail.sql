-- The outbox. Nothing is sent twice for one event: event_key and message_id are unique.
CREATE TABLE mail (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    event_key TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL UNIQUE,
    to_contact TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    sent_at TEXT,
    shown_at TEXT,
    CHECK (state IN ('waiting', 'sent', 'failed', 'shown'))
) STRICT;
CREATE INDEX mail_person ON mail (person, created_at, id);
CREATE INDEX mail_created ON mail (created_at, id);
CREATE INDEX mail_state ON mail (state, created_at, id);
