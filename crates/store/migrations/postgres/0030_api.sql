-- Keys for programs that act for somebody: for their own data, or at the desk of an employer they hire for. hint is how the key begins.
CREATE TABLE api_token (
    id UUID PRIMARY KEY NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    employer UUID REFERENCES employer (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    hint TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX api_token_person ON api_token (person, made_at, id);
CREATE INDEX api_token_employer ON api_token (employer);
CREATE INDEX api_token_ends ON api_token (ends_at);

-- What was answered to a request with an idempotency key; no status while it is being carried out.
CREATE TABLE api_answer (
    token UUID NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    request_hash TEXT COLLATE "C" NOT NULL,
    status BIGINT,
    body TEXT COLLATE "C" NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (token, key)
);
CREATE INDEX api_answer_person ON api_answer (person);
CREATE INDEX api_answer_at ON api_answer (at);

-- Where programs want to hear of what happens, as long as the token lasts with which they asked for it.
CREATE TABLE webhook (
    id UUID PRIMARY KEY NOT NULL,
    token UUID NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    employer UUID REFERENCES employer (id) ON DELETE CASCADE,
    address TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    events TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    failing_since TIMESTAMPTZ,
    off_at TIMESTAMPTZ
);
CREATE INDEX webhook_token ON webhook (token, made_at, id);
CREATE INDEX webhook_person ON webhook (person);
CREATE INDEX webhook_employer ON webhook (employer);

-- One row for each event and endpoint; what is sent stands in body, byte for byte.
CREATE TABLE webhook_delivery (
    id UUID PRIMARY KEY NOT NULL,
    webhook UUID NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    event TEXT COLLATE "C" NOT NULL,
    subject UUID NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts BIGINT NOT NULL,
    tried_at TIMESTAMPTZ,
    status BIGINT,
    reason TEXT COLLATE "C",
    UNIQUE (webhook, key),
    CHECK (state IN ('waiting', 'delivered', 'failed', 'dropped'))
);
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook, made_at, id);
CREATE INDEX webhook_delivery_person ON webhook_delivery (person);
CREATE INDEX webhook_delivery_made ON webhook_delivery (made_at);
