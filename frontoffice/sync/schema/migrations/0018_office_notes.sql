-- What the office signs with a key of its own (domain/proof/device_certificate, domain/proof/office_notes): certificates of devices,
-- the succession of that key, its word on an erasure. One row of numbers through the whole office, without holes, so that
-- a note that somebody keeps back is missed. PostgreSQL has no Ed25519: desks and the office's commands check them.
CREATE TABLE journal.note (
    serial bigint PRIMARY KEY CHECK (serial > 0),
    kind text NOT NULL CHECK (kind IN ('certificate', 'succession', 'erasure')),
    about uuid,
    note text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE journal.note ENABLE ROW LEVEL SECURITY;

-- The office's public keys, and the first serial that each may have signed: the last of them holds.
CREATE TABLE journal.office_key (
    since_serial bigint NOT NULL CHECK (since_serial > 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
    PRIMARY KEY (since_serial, at)
);
ALTER TABLE journal.office_key ENABLE ROW LEVEL SECURITY;

-- What the office meant of a device when it enrolled it, until it is certified, and the key that the device offers for
-- that. A class of NULL is a device of before there were classes. Which device it was replaced by: whose chains go on.
ALTER TABLE journal.device
    ADD COLUMN class text CHECK (class IN ('counter', 'handling', 'office')),
    ADD COLUMN series text[] NOT NULL DEFAULT '{}',
    ADD COLUMN offered_key bytea CHECK (octet_length(offered_key) = 32),
    ADD COLUMN offered_at timestamptz,
    ADD COLUMN replaced_by uuid REFERENCES journal.device;
