-- What a person has told of themselves: the newest revision.
CREATE TABLE profile (
    person UUID PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    json JSONB NOT NULL
);

-- The revisions before it, so that what was shown from them can be shown again.
CREATE TABLE profile_revision (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    json JSONB NOT NULL,
    PRIMARY KEY (person, revision)
);

-- What was read from a handed-in file, or why it could not be.
CREATE TABLE resume (
    file UUID PRIMARY KEY NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    format TEXT COLLATE "C",
    text TEXT COLLATE "C",
    refusal TEXT COLLATE "C",
    read_at TIMESTAMPTZ NOT NULL,
    CHECK ((text IS NULL) <> (refusal IS NULL))
);
CREATE INDEX resume_person ON resume (person, read_at, file);

-- "Not for me, because".
CREATE TABLE dismissed (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting UUID NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    reason TEXT COLLATE "C" NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, posting)
);
CREATE INDEX dismissed_posting ON dismissed (posting, person);

-- Saved for later.
CREATE TABLE saved (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    posting UUID NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, posting)
);
CREATE INDEX saved_posting ON saved (posting, person);

-- The taxonomies that recommendations were made with.
CREATE TABLE taxonomy_version (
    version TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- Recommendations as they were shown, with everything needed to make them again.
CREATE TABLE showing (
    id UUID PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    profile_revision BIGINT NOT NULL,
    taxonomy_version TEXT COLLATE "C" NOT NULL REFERENCES taxonomy_version (version),
    weights_version TEXT COLLATE "C" NOT NULL,
    feedback JSONB NOT NULL,
    results JSONB NOT NULL
);
CREATE INDEX showing_person ON showing (person, at, id);
CREATE INDEX showing_taxonomy ON showing (taxonomy_version);
