-- One row: which history the journal's positions belong to (made anew when a backup is restored).
CREATE TABLE instance (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    history BLOB NOT NULL
) STRICT;
INSERT INTO instance (id, history) VALUES (1, randomblob(16));

-- What happened: codes and ids, never personal text. No foreign keys: it outlives what it tells of.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tx INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    person BLOB,
    actor BLOB,
    detail TEXT
) STRICT;
CREATE UNIQUE INDEX journal_position ON journal (tx, seq);
CREATE INDEX journal_person ON journal (person, tx, seq);

-- How far each follower has read that keeps its position here.
CREATE TABLE follower (
    name TEXT PRIMARY KEY NOT NULL,
    tx INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
