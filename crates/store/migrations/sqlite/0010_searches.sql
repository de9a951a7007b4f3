-- Searches kept to be made again.
CREATE TABLE saved_search (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person, address)
) STRICT;
