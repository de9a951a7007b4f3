-- What somebody and the program said to each other, on whatever channel, and where their conversation stands.
CREATE TABLE conversation (
    person UUID PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE conversation_line (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    speaker TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, number)
);
