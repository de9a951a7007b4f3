-- What leaves only while it is worth something: nothing is sent after that. Nothing here: it is worth something whenever it comes.
ALTER TABLE mail ADD COLUMN good_until TEXT;

-- The session a device was added in: with its end, the device is let go of.
ALTER TABLE push_device ADD COLUMN session BLOB REFERENCES session (id) ON DELETE CASCADE;
CREATE INDEX push_device_session ON push_device (session);
