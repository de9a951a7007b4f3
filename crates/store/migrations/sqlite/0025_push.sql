-- Devices that are told of openings by web push: where each is reached, and how what is told to it is sealed.
CREATE TABLE push_device (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    secret TEXT NOT NULL,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX push_device_person ON push_device (person, added_at, id);
