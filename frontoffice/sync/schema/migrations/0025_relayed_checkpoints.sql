-- The signed checkpoints of chains that desks put aside, as each desk that relays one verified it: by these the office
-- tells what a certified device wrote from what somebody invented. The hash is that of the last entry that one covers.
CREATE TABLE journal.relayed_checkpoint (
    origin uuid NOT NULL,
    device_id uuid NOT NULL REFERENCES journal.device,
    signer text NOT NULL CHECK (octet_length(signer) <= 40),
    size bigint NOT NULL CHECK (size > 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    note text NOT NULL CHECK (octet_length(note) <= 2000),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (origin, device_id, signer)
);
ALTER TABLE journal.relayed_checkpoint ENABLE ROW LEVEL SECURITY;
