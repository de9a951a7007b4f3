-- How a person signs in. At most one for each; those without are visitors.
CREATE TABLE account (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    email TEXT UNIQUE,
    phone TEXT UNIQUE,
    email_confirmed_at TEXT,
    phone_confirmed_at TEXT,
    in_person_confirmed_at TEXT,
    password_hash TEXT,
    created_at TEXT NOT NULL,
    source TEXT,
    failed_sign_ins INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT
) STRICT;

-- Browsers that are signed in or visiting. signed_in_at is empty for visitors. visitor is who this
-- browser was before sign-in, as long as the person can still take over what was told then.
CREATE TABLE session (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    shared_computer INTEGER NOT NULL,
    signed_in_at TEXT,
    visitor BLOB REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX session_visitor ON session (visitor);
CREATE INDEX session_person ON session (person, seen_at);
CREATE INDEX session_expires ON session (expires_at);

-- What is sent in a link or handed over on paper, and works once.
CREATE TABLE one_time_token (
    token_hash TEXT PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    contact TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX one_time_token_person ON one_time_token (person, purpose);
CREATE INDEX one_time_token_expires ON one_time_token (expires_at);

-- What brings people here. The code stands in a public link; person.source and account.source keep it.
CREATE TABLE invitation (
    code TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    created_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    closed_at TEXT,
    CHECK (kind IN ('invitation', 'campaign'))
) STRICT;
CREATE INDEX invitation_created_by ON invitation (created_by, created_at);
CREATE INDEX invitation_created ON invitation (created_at, code);

-- For finding visitors who have not come back.
CREATE INDEX person_created ON person (created_at, id) WHERE erased_at IS NULL;
