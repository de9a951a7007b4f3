-- What somebody may do in a team: owners everything, recruiters write and answer, others look on.
CREATE TABLE team_member_anew (
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    lang TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    PRIMARY KEY (employer, person),
    CHECK (role IN ('owner', 'recruiter', 'looks_on'))
) STRICT;
INSERT INTO team_member_anew (employer, person, role, lang, joined_at)
    SELECT employer, person, CASE role WHEN 'member' THEN 'recruiter' ELSE role END, lang, joined_at FROM team_member;
DROP TABLE team_member;
ALTER TABLE team_member_anew RENAME TO team_member;
CREATE INDEX team_member_person ON team_member (person, employer);

-- Who is invited to a team, by a link that works once. It goes when it is accepted; taken back it stays for a while, so that nobody is
-- written to without end. sends counts the mails.
CREATE TABLE team_invitation (
    id BLOB PRIMARY KEY NOT NULL,
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    invited_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    made_at TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    withdrawn_at TEXT,
    sends INTEGER NOT NULL,
    UNIQUE (employer, address),
    UNIQUE (token_hash),
    CHECK (role IN ('owner', 'recruiter', 'looks_on'))
) STRICT;
CREATE INDEX team_invitation_invited_by ON team_invitation (invited_by);
CREATE INDEX team_invitation_expires ON team_invitation (expires_at);

-- That a domain is an employer's: begun, proven, ended. By mail, token is the hash of what stands in the link, and address is where it
-- went until it is proven; by DNS, token is what the record says. ended_by is set where staff took it back, with why.
CREATE TABLE employer_proof (
    id BLOB PRIMARY KEY NOT NULL,
    employer BLOB NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    way TEXT NOT NULL,
    domain TEXT NOT NULL,
    token TEXT NOT NULL,
    address TEXT,
    begun_by BLOB REFERENCES person (id) ON DELETE SET NULL,
    begun_at TEXT NOT NULL,
    expires_at TEXT,
    proven_at TEXT,
    looked_at TEXT,
    ended_at TEXT,
    ended_by BLOB,
    why TEXT,
    CHECK (way IN ('mail', 'dns'))
) STRICT;
CREATE INDEX employer_proof_employer ON employer_proof (employer, begun_at, id);
CREATE INDEX employer_proof_begun_by ON employer_proof (begun_by);
CREATE INDEX employer_proof_live ON employer_proof (employer, domain) WHERE proven_at IS NOT NULL AND ended_at IS NULL;

-- From whom somebody hides. key is the name as it is compared; employer is which page they meant. With hides unset it is one they are
-- not hidden from, though they work there.
CREATE TABLE employer_block (
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    employer BLOB REFERENCES employer (id) ON DELETE SET NULL,
    hides INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person, key)
) STRICT;
CREATE INDEX employer_block_employer ON employer_block (employer);
