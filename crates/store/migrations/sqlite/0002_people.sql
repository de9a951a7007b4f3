-- Everybody Onward knows, with or without an account. After erasure the row stays, empty, so that ids stay taken.
CREATE TABLE person (
    id BLOB PRIMARY KEY NOT NULL,
    created_at TEXT NOT NULL,
    source TEXT,
    erased_at TEXT
) STRICT;

CREATE TABLE person_role (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (person, role)
) STRICT;
CREATE INDEX person_role_role ON person_role (role, person);

CREATE TABLE cohort (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE cohort_member (
    cohort BLOB NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (cohort, person)
) STRICT;
CREATE INDEX cohort_member_person ON cohort_member (person, cohort);

-- Whom staff are entrusted with, from when until when: one person or one cohort.
-- staff and granted_by stay when those people are erased: the person has a right to know who could look.
CREATE TABLE scope (
    id BLOB PRIMARY KEY NOT NULL,
    staff BLOB NOT NULL,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    cohort BLOB REFERENCES cohort (id) ON DELETE CASCADE,
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL,
    granted_by BLOB NOT NULL,
    ended_at TEXT,
    CHECK ((person IS NULL) <> (cohort IS NULL)),
    CHECK (from_at < until_at)
) STRICT;
CREATE INDEX scope_staff ON scope (staff, until_at);
CREATE INDEX scope_person ON scope (person);
CREATE INDEX scope_cohort ON scope (cohort);

-- Who looked at whose data, for what, counted once a day.
CREATE TABLE look (
    viewer BLOB NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (person, day, viewer, purpose)
) STRICT;

-- Who was erased and when: copied to erasures.log, so that restoring an older backup erases them again.
CREATE TABLE erasure (
    person BLOB PRIMARY KEY NOT NULL,
    at TEXT NOT NULL
) STRICT;
