-- The contents of attachments, in chunks, each once. An entry's body names its content by a key of 56 bytes: salted
-- SHA-256, salt, size (frontoffice/domain/entries/content_address.py). Until all of a content is here and has its hash, the
-- chunks of each device that sends it stand by themselves, so that nobody can spoil what another one sends.
CREATE TABLE journal.content (
    key bytea PRIMARY KEY CHECK (octet_length(key) = 56),
    device_id uuid NOT NULL REFERENCES journal.device,
    whole_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE journal.content_chunk (
    key bytea NOT NULL CHECK (octet_length(key) = 56),
    device_id uuid NOT NULL REFERENCES journal.device,
    no integer NOT NULL CHECK (no >= 0),
    data bytea NOT NULL CHECK (octet_length(data) BETWEEN 1 AND 131072),
    PRIMARY KEY (key, device_id, no)
);
ALTER TABLE journal.content_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- Which entry names which contents: the file (part 0) and the text that is searched of it (part 1). The key is read
-- from the body when somebody first asks (journal.wanted_contents).
CREATE TABLE journal.attachment (
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    part integer NOT NULL,
    key bytea,
    lacking boolean NOT NULL DEFAULT true,
    noted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (origin, seq, part)
);
CREATE INDEX attachment_lacking ON journal.attachment (origin, seq) WHERE lacking;
CREATE INDEX attachment_key ON journal.attachment (key);
INSERT INTO journal.attachment (origin, seq, part)
    SELECT origin, seq, 0 FROM journal.entry WHERE kind = 'attachment.added';

ALTER TABLE journal.content ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.content_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.attachment ENABLE ROW LEVEL SECURITY;
