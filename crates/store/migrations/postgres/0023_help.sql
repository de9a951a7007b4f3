-- Requests for a person: what each is about, what of the conversation they let be seen, by when it is answered, and how it ended.
-- taken_by stays when that member of staff is erased: the person has a right to know who answers.
CREATE TABLE help_request (
    id UUID PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    about TEXT COLLATE "C" NOT NULL,
    shared JSONB,
    lang TEXT COLLATE "C" NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    due DATE NOT NULL,
    taken_by UUID,
    state TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C",
    ended_at TIMESTAMPTZ,
    reminded_at TIMESTAMPTZ
);
CREATE INDEX help_request_person ON help_request (person, state, asked_at, id);
CREATE INDEX help_request_state ON help_request (state, due, asked_at, id);

-- How the place answers: within how many working days, and whom to call when it is about life and death.
CREATE TABLE help_desk (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    answer_days BIGINT NOT NULL,
    helpline_name TEXT COLLATE "C" NOT NULL,
    helpline_phone TEXT COLLATE "C" NOT NULL,
    helpline_hours TEXT COLLATE "C" NOT NULL
);
