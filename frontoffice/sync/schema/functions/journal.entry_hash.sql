-- The hash of domain/entries/entry.py. In the binary form of an array each element stands after its length (4 bytes, FFFFFFFF
-- for null), which is what entry1 asks for; the 20 bytes before the first element tell dimension and type.
CREATE OR REPLACE FUNCTION journal.entry_hash(
    origin uuid, seq bigint, prev bytea, lc bigint, entry_id uuid, subject uuid, kind text, v bigint, occurred_at text,
    recorded_at text, zone text, officer text, role text, series text, year bigint, no bigint, parents bytea,
    content_hash bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256('entry1'::bytea || substr(array_send(ARRAY[
    uuid_send(origin), int8send(seq), prev, int8send(lc), uuid_send(entry_id), uuid_send(subject),
    convert_to(kind, 'UTF8'), int8send(v), convert_to(occurred_at, 'UTF8'), convert_to(recorded_at, 'UTF8'),
    convert_to(zone, 'UTF8'), convert_to(officer, 'UTF8'), convert_to(role, 'UTF8'), convert_to(series, 'UTF8'),
    int8send(year), int8send(no), parents, content_hash]), 21));
