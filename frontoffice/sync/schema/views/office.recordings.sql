-- The recordings of complaints that have authority, each at every address that it stands at.
CREATE OR REPLACE VIEW office.recordings AS
SELECT e.entry_id, e.series, e.year, e.no, e.zone, e.officer, e.recorded_at
FROM journal.counted e LEFT JOIN office.chain_rights c ON c.origin = e.origin
WHERE e.kind = 'complaint.recorded' AND e.no IS NOT NULL AND (c.class IS NULL
    OR (e.seq <= coalesce(c.upto, e.seq) AND (e.seq <= c.vouched OR NOT EXISTS (SELECT FROM office.authority a
        WHERE (a.kind, a.step, a.class, a.extent) = ('complaint.recorded', '', c.class, 'nowhere')))));
