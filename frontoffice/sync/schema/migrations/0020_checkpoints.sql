-- The newest checkpoint of each chain by each of its signers: a device by its id, or the office. Only raised, through
-- journal.add_checkpoint; the office writes its own. Who signed is checked by desks and by the office's commands.
CREATE TABLE journal.checkpoint (
    origin uuid NOT NULL,
    signer text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL CHECK (octet_length(note) <= 2000),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (origin, signer)
);
CREATE INDEX checkpoint_signer ON journal.checkpoint (signer);
ALTER TABLE journal.checkpoint ENABLE ROW LEVEL SECURITY;

-- Two texts of one chain that contradict each other, as a desk found them: checkpoints, or one and what was handed out.
-- One for each desk and chain, so that nobody fills the office's disk with them.
CREATE TABLE journal.fork_evidence (
    origin uuid NOT NULL,
    device_id uuid NOT NULL,
    one text NOT NULL CHECK (octet_length(one) <= 2000),
    other text NOT NULL CHECK (octet_length(other) <= 2000),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (origin, device_id)
);
ALTER TABLE journal.fork_evidence ENABLE ROW LEVEL SECURITY;
