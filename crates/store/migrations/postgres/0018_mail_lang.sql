-- The language a mail is written in (BCP 47), as the mail itself says it.
ALTER TABLE mail ADD COLUMN lang TEXT COLLATE "C" NOT NULL DEFAULT 'en';
