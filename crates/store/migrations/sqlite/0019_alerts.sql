-- How somebody wants to hear of openings. The tokens stand in mails and in a calendar's address.
CREATE TABLE alert_settings (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    fits INTEGER NOT NULL,
    often TEXT NOT NULL,
    by_mail INTEGER NOT NULL,
    deadlines INTEGER NOT NULL,
    quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL,
    lang TEXT NOT NULL,
    stop_token TEXT NOT NULL UNIQUE,
    calendar_token TEXT NOT NULL UNIQUE,
    mailed_at TEXT,
    mail_due_at TEXT,
    CHECK (often IN ('at_once', 'daily', 'weekly'))
) STRICT;
CREATE INDEX alert_settings_fits ON alert_settings (person) WHERE fits;
CREATE INDEX alert_settings_due ON alert_settings (mail_due_at, person) WHERE mail_due_at IS NOT NULL;

-- A saved search that tells of new openings, with what it looks for as JSON.
ALTER TABLE saved_search ADD COLUMN tells INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_search ADD COLUMN search TEXT;
CREATE INDEX saved_search_tells ON saved_search (address, person) WHERE tells;

-- Openings that came in together, and whom they are for is found once: each stands in one round.
CREATE TABLE alert_round (
    id BLOB PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    done_at TEXT
) STRICT;
CREATE INDEX alert_round_open ON alert_round (id) WHERE done_at IS NULL;
CREATE INDEX alert_round_done ON alert_round (done_at);
CREATE TABLE alert_opening (
    posting BLOB PRIMARY KEY NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    round BLOB NOT NULL REFERENCES alert_round (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX alert_opening_round ON alert_opening (round, posting);

-- What somebody was told, once for each key.
CREATE TABLE notification (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    told TEXT NOT NULL,
    at TEXT NOT NULL,
    read_at TEXT,
    mailed_at TEXT,
    UNIQUE (person, key)
) STRICT;
CREATE INDEX notification_at ON notification (at, id);
CREATE INDEX notification_person ON notification (person, at, id);
CREATE INDEX notification_unread ON notification (person) WHERE read_at IS NULL;
CREATE INDEX notification_unmailed ON notification (person, at) WHERE mailed_at IS NULL;

-- Reminders look for saved openings by their deadline.
CREATE INDEX posting_deadline ON posting (deadline) WHERE status = 'open' AND deadline IS NOT NULL;
