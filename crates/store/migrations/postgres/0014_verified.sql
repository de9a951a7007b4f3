-- What staff found proven about an employer, when, and who looked. All are empty while nobody has.
ALTER TABLE employer ADD COLUMN proof TEXT COLLATE "C";
ALTER TABLE employer ADD COLUMN verified_at TIMESTAMPTZ;
ALTER TABLE employer ADD COLUMN verified_by UUID;
