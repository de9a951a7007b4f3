-- Everybody Onward knows, with or without an account. After erasure the row stays, empty, so that ids stay taken.
CREATE TABLE person (
    id UUID PRIMARY KEY NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    source TEXT COLLATE "C",
    erased_at TIMESTAMPTZ
);

CREATE TABLE person_role (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, role)
);
CREATE INDEX person_role_role ON person_role (role, person);

CREATE TABLE cohort (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE cohort_member (
    cohort UUID NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (cohort, person)
);
CREATE INDEX cohort_member_person ON cohort_member (person, cohort);

-- Whom staff are entrusted with, from when until when: one person or one cohort.
-- staff and granted_by stay when those people are erased: the person has a right to know who could look.
CREATE TABLE scope (
    id UUID PRIMARY KEY NOT NULL,
    staff UUID NOT NULL,
    person UUID REFERENCES person (id) ON DELETE CASCADE,
    cohort UUID REFERENCES cohort (id) ON DELETE CASCADE,
    from_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    granted_by UUID NOT NULL,
    ended_at TIMESTAMPTZ,
    CHECK ((person IS NULL) <> (cohort IS NULL)),
    CHECK (from_at < until_at)
);
CREATE INDEX scope_staff ON scope (staff, until_at);
CREATE INDEX scope_person ON scope (person);
CREATE INDEX scope_cohort ON scope (cohort);

-- Who looked at whose data, for what, counted once a day.
CREATE TABLE look (
    viewer UUID NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (person, day, viewer, purpose)
);

-- Who was erased and when: copied to erasures.log, so that restoring an older backup erases them again.
CREATE TABLE erasure (
    person UUID PRIMARY KEY NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
