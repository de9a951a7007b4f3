-- What a team writes among itself about an application. It is the applicant's data: they may take it away.
CREATE TABLE team_note (
    id UUID PRIMARY KEY NOT NULL,
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    author UUID REFERENCES person (id) ON DELETE SET NULL,
    at TIMESTAMPTZ NOT NULL,
    words TEXT COLLATE "C" NOT NULL
);
CREATE INDEX team_note_application ON team_note (application, at, id);
CREATE INDEX team_note_person ON team_note (person);
CREATE INDEX team_note_author ON team_note (author);

-- Words by which a team finds applications again.
CREATE TABLE application_tag (
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    tag TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (application, tag)
);
CREATE INDEX application_tag_person ON application_tag (person);

-- How one member of a team scores what an application showed.
CREATE TABLE scorecard (
    application UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    nr BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    author UUID REFERENCES person (id) ON DELETE SET NULL,
    handed_in_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    marks JSONB NOT NULL,
    PRIMARY KEY (application, nr)
);
CREATE UNIQUE INDEX scorecard_of_author ON scorecard (application, author);
CREATE INDEX scorecard_person ON scorecard (person);
CREATE INDEX scorecard_author ON scorecard (author);
