-- The mail a mail answers, the conversation it belongs to (Message-IDs, oldest first), and the openings it shows, by number.
ALTER TABLE mail ADD COLUMN in_reply_to TEXT COLLATE "C";
ALTER TABLE mail ADD COLUMN thread TEXT COLLATE "C";
ALTER TABLE mail ADD COLUMN openings JSONB;

-- Mails that came in, each taken once, with what became of it; nothing of what they say.
CREATE TABLE mail_in (
    key TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    person UUID REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL
);
CREATE INDEX mail_in_person ON mail_in (person, at);
CREATE INDEX mail_in_at ON mail_in (at);

-- Addresses that mails do not reach: nothing is sent there.
CREATE TABLE mail_unreached (
    address TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    person UUID REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    reason TEXT COLLATE "C" NOT NULL
);
CREATE INDEX mail_unreached_person ON mail_unreached (person);
CREATE INDEX mail_unreached_at ON mail_unreached (at, address);

-- Secrets of the place that must outlive a machine: the key of addresses for answers.
CREATE TABLE place_secret (
    name TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    value TEXT COLLATE "C" NOT NULL
);
