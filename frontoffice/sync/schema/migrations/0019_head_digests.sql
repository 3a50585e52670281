-- One digest for the heads of all chains whose origin begins with the same byte, so that a desk which holds the same is
-- answered in a line. It is kept by whoever says hello (journal.keep_digests), not by who pushes: a push only notes
-- which it changed, in a row of its own, so that no push ever waits for another.
CREATE TABLE journal.head_digest (
    bucket integer PRIMARY KEY CHECK (bucket BETWEEN 0 AND 255),
    digest bytea NOT NULL CHECK (octet_length(digest) = 32)
) WITH (fillfactor = 50);
CREATE TABLE journal.head_change (bucket integer NOT NULL);
INSERT INTO journal.head_digest (bucket, digest)
    SELECT b, coalesce(
        (SELECT sha256(string_agg(uuid_send(h.origin) || int8send(h.seq) || h.hash, ''::bytea ORDER BY h.origin))
            FROM journal.head h WHERE get_byte(uuid_send(h.origin), 0) = b),
        decode(repeat('00', 32), 'hex'))
    FROM generate_series(0, 255) AS b;
ALTER TABLE journal.head_digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.head_change ENABLE ROW LEVEL SECURITY;
