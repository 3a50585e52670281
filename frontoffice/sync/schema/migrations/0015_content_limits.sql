-- How much of attachments one device may send: what the office set for all, or for that device. What it sent is counted
-- by a trigger on the chunks, which are too many to be summed for each that comes.
ALTER TABLE journal.centre
    ADD COLUMN content_bytes bigint NOT NULL DEFAULT 20000000000 CHECK (content_bytes >= 0),
    ADD COLUMN contents bigint NOT NULL DEFAULT 200000 CHECK (contents >= 0);
ALTER TABLE journal.device
    ADD COLUMN content_bytes bigint CHECK (content_bytes >= 0),
    ADD COLUMN contents bigint CHECK (contents >= 0);
CREATE TABLE journal.content_use (
    device_id uuid PRIMARY KEY REFERENCES journal.device,
    bytes bigint NOT NULL,
    contents bigint NOT NULL
);
INSERT INTO journal.content_use (device_id, bytes, contents)
    SELECT device_id, sum(octet_length(data)), count(*) FILTER (WHERE no = 0)
    FROM journal.content_chunk GROUP BY device_id;
ALTER TABLE journal.content_use ENABLE ROW LEVEL SECURITY;
