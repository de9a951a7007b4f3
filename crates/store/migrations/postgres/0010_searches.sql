-- Searches kept to be made again.
CREATE TABLE saved_search (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, address)
);
