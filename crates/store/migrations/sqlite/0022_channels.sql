-- By which way something leaves: as a mail, or as a text message.
ALTER TABLE mail ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail';
CREATE INDEX mail_person_texts ON mail (person, created_at) WHERE channel = 'text';
CREATE INDEX mail_unclaimed_texts ON mail (to_contact) WHERE channel = 'text' AND person IS NULL;

-- Whether somebody hears of openings by text message too.
ALTER TABLE alert_settings ADD COLUMN by_text INTEGER NOT NULL DEFAULT 0;

-- Short codes sent to telephone numbers; nobody's yet where the number is not known here.
CREATE TABLE phone_code (
    id BLOB PRIMARY KEY NOT NULL,
    phone TEXT NOT NULL,
    purpose TEXT NOT NULL,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    used_at TEXT,
    CHECK (purpose IN ('enter', 'own'))
) STRICT;
CREATE INDEX phone_code_phone ON phone_code (phone, created_at);
CREATE INDEX phone_code_person ON phone_code (person);
CREATE INDEX phone_code_created ON phone_code (created_at);
