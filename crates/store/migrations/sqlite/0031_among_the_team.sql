-- What a team writes among itself about an application. It is the applicant's data: they may take it away.
CREATE TABLE team_note (
    id BLOB PRIMARY KEY NOT NULL,
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    author BLOB REFERENCES person (id) ON DELETE SET NULL,
    at TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX team_note_application ON team_note (application, at, id);
CREATE INDEX team_note_person ON team_note (person);
CREATE INDEX team_note_author ON team_note (author);

-- Words by which a team finds applications again.
CREATE TABLE application_tag (
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (application, tag)
) STRICT;
CREATE INDEX application_tag_person ON application_tag (person);

-- How one member of a team scores what an application showed.
CREATE TABLE scorecard (
    application BLOB NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    author BLOB REFERENCES person (id) ON DELETE SET NULL,
    handed_in_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (application, nr)
) STRICT;
CREATE UNIQUE INDEX scorecard_of_author ON scorecard (application, author);
CREATE INDEX scorecard_person ON scorecard (person);
CREATE INDEX scorecard_author ON scorecard (author);
