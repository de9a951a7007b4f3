-- How a person signs in. At most one for each; those without are visitors.
CREATE TABLE account (
    person UUID PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    email TEXT COLLATE "C" UNIQUE,
    phone TEXT COLLATE "C" UNIQUE,
    email_confirmed_at TIMESTAMPTZ,
    phone_confirmed_at TIMESTAMPTZ,
    in_person_confirmed_at TIMESTAMPTZ,
    password_hash TEXT COLLATE "C",
    created_at TIMESTAMPTZ NOT NULL,
    source TEXT COLLATE "C",
    failed_sign_ins BIGINT NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ
);

-- Browsers that are signed in or visiting. signed_in_at is empty for visitors. visitor is who this
-- browser was before sign-in, as long as the person can still take over what was told then.
CREATE TABLE session (
    id UUID PRIMARY KEY NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    shared_computer BOOLEAN NOT NULL,
    signed_in_at TIMESTAMPTZ,
    visitor UUID REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX session_visitor ON session (visitor);
CREATE INDEX session_person ON session (person, seen_at);
CREATE INDEX session_expires ON session (expires_at);

-- What is sent in a link or handed over on paper, and works once.
CREATE TABLE one_time_token (
    token_hash TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    contact TEXT COLLATE "C",
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    attempts BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX one_time_token_person ON one_time_token (person, purpose);
CREATE INDEX one_time_token_expires ON one_time_token (expires_at);

-- What brings people here. The code stands in a public link; person.source and account.source keep it.
CREATE TABLE invitation (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    created_by UUID REFERENCES person (id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    CHECK (kind IN ('invitation', 'campaign'))
);
CREATE INDEX invitation_created_by ON invitation (created_by, created_at);
CREATE INDEX invitation_created ON invitation (created_at, code);

-- For finding visitors who have not come back.
CREATE INDEX person_created ON person (created_at, id) WHERE erased_at IS NULL;
