-- Devices that are told of openings by web push: where each is reached, and how what is told to it is sealed.
CREATE TABLE push_device (
    id UUID PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address TEXT COLLATE "C" NOT NULL UNIQUE,
    key TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX push_device_person ON push_device (person, added_at, id);
