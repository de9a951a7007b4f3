-- What somebody and the program said to each other, on whatever channel, and where their conversation stands.
CREATE TABLE conversation (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE conversation_line (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    speaker TEXT NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (person, number)
) STRICT;
