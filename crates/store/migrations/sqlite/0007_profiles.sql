-- What a person has told of themselves: the newest revision.
CREATE TABLE profile (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT;

-- The revisions before it, so that what was shown from them can be shown again.
CREATE TABLE profile_revision (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (person, revision)
) STRICT;

-- What was read from a handed-in file, or why it could not be.
CREATE TABLE resume (
    file BLOB PRIMARY KEY NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    format TEXT,
    text TEXT,
    refusal TEXT,
    read_at TEXT NOT NULL,
    CHECK ((text IS NULL) <> (refusal IS NULL))
) STRICT;
CREATE INDEX resume_person ON resume (person, read_at, file);

-- "Not for me, because".
CREATE TABLE dismissed (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting BLOB NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person, posting)
) STRICT;
CREATE INDEX dismissed_posting ON dismissed (posting, person);

-- Saved for later.
CREATE TABLE saved (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting BLOB NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (person, posting)
) STRICT;
CREATE INDEX saved_posting ON saved (posting, person);

-- The taxonomies that recommendations were made with.
CREATE TABLE taxonomy_version (
    version TEXT PRIMARY KEY NOT NULL,
    content TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- Recommendations as they were shown, with everything needed to make them again.
CREATE TABLE showing (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    profile_revision INTEGER NOT NULL,
    taxonomy_version TEXT NOT NULL REFERENCES taxonomy_version (version),
    weights_version TEXT NOT NULL,
    feedback TEXT NOT NULL,
    results TEXT NOT NULL
) STRICT;
CREATE INDEX showing_person ON showing (person, at, id);
CREATE INDEX showing_taxonomy ON showing (taxonomy_version);
