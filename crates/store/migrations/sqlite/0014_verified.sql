-- What staff found proven about an employer, when, and who looked. All are empty while nobody has.
ALTER TABLE employer ADD COLUMN proof TEXT;
ALTER TABLE employer ADD COLUMN verified_at TEXT;
ALTER TABLE employer ADD COLUMN verified_by BLOB;
