-- The mail a mail answers, the conversation it belongs to (Message-IDs, oldest first), and the openings it shows, by number.
ALTER TABLE mail ADD COLUMN in_reply_to TEXT;
ALTER TABLE mail ADD COLUMN thread TEXT;
ALTER TABLE mail ADD COLUMN openings TEXT;

-- Mails that came in, each taken once, with what became of it; nothing of what they say.
CREATE TABLE mail_in (
    key TEXT PRIMARY KEY NOT NULL,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX mail_in_person ON mail_in (person, at);
CREATE INDEX mail_in_at ON mail_in (at);

-- Addresses that mails do not reach: nothing is sent there.
CREATE TABLE mail_unreached (
    address TEXT PRIMARY KEY NOT NULL,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX mail_unreached_person ON mail_unreached (person);
CREATE INDEX mail_unreached_at ON mail_unreached (at, address);

-- Secrets of the place that must outlive a machine: the key of addresses for answers.
CREATE TABLE place_secret (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
