-- Requests for a person: what each is about, what of the conversation they let be seen, by when it is answered, and how it ended.
-- taken_by stays when that member of staff is erased: the person has a right to know who answers.
CREATE TABLE help_request (
    id BLOB PRIMARY KEY NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    about TEXT NOT NULL,
    shared TEXT,
    lang TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    due TEXT NOT NULL,
    taken_by BLOB,
    state TEXT NOT NULL,
    answer TEXT,
    ended_at TEXT,
    reminded_at TEXT
) STRICT;
CREATE INDEX help_request_person ON help_request (person, state, asked_at, id);
CREATE INDEX help_request_state ON help_request (state, due, asked_at, id);

-- How the place answers: within how many working days, and whom to call when it is about life and death.
CREATE TABLE help_desk (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    answer_days INTEGER NOT NULL,
    helpline_name TEXT NOT NULL,
    helpline_phone TEXT NOT NULL,
    helpline_hours TEXT NOT NULL
) STRICT;
