-- The entries that count: all but what the office set aside.
CREATE OR REPLACE VIEW journal.counted AS
SELECT e.origin, e.seq, e.prev, e.hash, e.lc, e.entry_id, e.subject, e.kind, e.v, e.occurred_at, e.recorded_at, e.zone,
    e.officer, e.role, e.series, e.year, e.no, e.parents, e.content_hash, e.received_at
FROM journal.entry e
WHERE NOT EXISTS (SELECT FROM journal.set_aside s WHERE s.origin = e.origin AND e.seq > s.upto);
