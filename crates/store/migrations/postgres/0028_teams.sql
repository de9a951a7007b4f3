-- What somebody may do in a team: owners everything, recruiters write and answer, others look on.
ALTER TABLE team_member DROP CONSTRAINT team_member_role_check;
UPDATE team_member SET role = 'recruiter' WHERE role = 'member';
ALTER TABLE team_member ADD CONSTRAINT team_member_role_check CHECK (role IN ('owner', 'recruiter', 'looks_on'));

-- Who is invited to a team, by a link that works once. It goes when it is accepted; taken back it stays for a while, so that nobody is
-- written to without end. sends counts the mails.
CREATE TABLE team_invitation (
    id UUID PRIMARY KEY NOT NULL,
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    address TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL,
    invited_by UUID REFERENCES person (id) ON DELETE SET NULL,
    made_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    sends BIGINT NOT NULL,
    UNIQUE (employer, address),
    UNIQUE (token_hash),
    CHECK (role IN ('owner', 'recruiter', 'looks_on'))
);
CREATE INDEX team_invitation_invited_by ON team_invitation (invited_by);
CREATE INDEX team_invitation_expires ON team_invitation (expires_at);

-- That a domain is an employer's: begun, proven, ended. By mail, token is the hash of what stands in the link, and address is where it
-- went until it is proven; by DNS, token is what the record says. ended_by is set where staff took it back, with why.
CREATE TABLE employer_proof (
    id UUID PRIMARY KEY NOT NULL,
    employer UUID NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
    way TEXT COLLATE "C" NOT NULL,
    domain TEXT COLLATE "C" NOT NULL,
    token TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C",
    begun_by UUID REFERENCES person (id) ON DELETE SET NULL,
    begun_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    proven_at TIMESTAMPTZ,
    looked_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    ended_by UUID,
    why TEXT COLLATE "C",
    CHECK (way IN ('mail', 'dns'))
);
CREATE INDEX employer_proof_employer ON employer_proof (employer, begun_at, id);
CREATE INDEX employer_proof_begun_by ON employer_proof (begun_by);
CREATE INDEX employer_proof_live ON employer_proof (employer, domain) WHERE proven_at IS NOT NULL AND ended_at IS NULL;

-- From whom somebody hides. key is the name as it is compared; employer is which page they meant. With hides unset it is one they are
-- not hidden from, though they work there.
CREATE TABLE employer_block (
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    employer UUID REFERENCES employer (id) ON DELETE SET NULL,
    hides BOOLEAN NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX employer_block_employer ON employer_block (employer);
