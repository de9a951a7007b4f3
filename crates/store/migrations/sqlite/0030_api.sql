-- Keys for programs that act for somebody: for their own data, or at the desk of an employer they hire for. hint is how the key begins.
CREATE TABLE api_token (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    employer BLOB REFERENCES employer (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hint TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX api_token_person ON api_token (person, made_at, id);
CREATE INDEX api_token_employer ON api_token (employer);
CREATE INDEX api_token_ends ON api_token (ends_at);

-- What was answered to a request with an idempotency key; no status while it is being carried out.
CREATE TABLE api_answer (
    token BLOB NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    request_hash TEXT NOT NULL,
    status INTEGER,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (token, key)
) STRICT;
CREATE INDEX api_answer_person ON api_answer (person);
CREATE INDEX api_answer_at ON api_answer (at);

-- Where programs want to hear of what happens, as long as the token lasts with which they asked for it.
CREATE TABLE webhook (
    id BLOB PRIMARY KEY NOT NULL,
    token BLOB NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    employer BLOB REFERENCES employer (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    secret TEXT NOT NULL,
    events TEXT NOT NULL,
    made_at TEXT NOT NULL,
    failing_since TEXT,
    off_at TEXT
) STRICT;
CREATE INDEX webhook_token ON webhook (token, made_at, id);
CREATE INDEX webhook_person ON webhook (person);
CREATE INDEX webhook_employer ON webhook (employer);

-- One row for each event and endpoint; what is sent stands in body, byte for byte.
CREATE TABLE webhook_delivery (
    id BLOB PRIMARY KEY NOT NULL,
    webhook BLOB NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    event TEXT NOT NULL,
    subject BLOB NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    tried_at TEXT,
    status INTEGER,
    reason TEXT,
    UNIQUE (webhook, key),
    CHECK (state IN ('waiting', 'delivered', 'failed', 'dropped'))
) STRICT;
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook, made_at, id);
CREATE INDEX webhook_delivery_person ON webhook_delivery (person);
CREATE INDEX webhook_delivery_made ON webhook_delivery (made_at);
