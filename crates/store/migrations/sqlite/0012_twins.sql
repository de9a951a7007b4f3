-- Twins: postings that several sources bring of one opening. All but the first point at it, and only the first is listed.
ALTER TABLE posting ADD COLUMN likeness TEXT;
ALTER TABLE posting ADD COLUMN same_as BLOB;
CREATE INDEX posting_likeness ON posting (likeness, taken_in, id) WHERE status = 'open';
CREATE INDEX posting_same_as ON posting (same_as) WHERE same_as IS NOT NULL;
