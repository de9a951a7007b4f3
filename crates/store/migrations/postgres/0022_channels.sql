-- By which way something leaves: as a mail, or as a text message.
ALTER TABLE mail ADD COLUMN channel TEXT COLLATE "C" NOT NULL DEFAULT 'mail';
CREATE INDEX mail_person_texts ON mail (person, created_at) WHERE channel = 'text';
CREATE INDEX mail_unclaimed_texts ON mail (to_contact) WHERE channel = 'text' AND person IS NULL;

-- Whether somebody hears of openings by text message too.
ALTER TABLE alert_settings ADD COLUMN by_text BOOLEAN NOT NULL DEFAULT FALSE;

-- Short codes sent to telephone numbers; nobody's yet where the number is not known here.
CREATE TABLE phone_code (
    id UUID PRIMARY KEY NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    person UUID REFERENCES person (id) ON DELETE CASCADE,
    code_hash TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    used_at TIMESTAMPTZ,
    CHECK (purpose IN ('enter', 'own'))
);
CREATE INDEX phone_code_phone ON phone_code (phone, created_at);
CREATE INDEX phone_code_person ON phone_code (person);
CREATE INDEX phone_code_created ON phone_code (created_at);
