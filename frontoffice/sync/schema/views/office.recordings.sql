-- The recordings of complaints that have authority, each at every address that it stands at.
CREATE OR REPLACE VIEW office.recordings AS
SELECT e.entry_id, e.series, e.year, e.no, e.zone, e.officer, e.recorded_at
FROM journal.counted e LEFT JOIN office.chain_right c ON c.origin = e.origin AND c.after < e.seq
    AND e.seq <= coalesce(c.until, e.seq)
WHERE e.kind = 'complaint.recorded' AND e.no IS NOT NULL AND (c.class IS NULL
    OR ('revoked' <> c.class AND NOT EXISTS (SELECT FROM office.authority a
        WHERE (a.kind, a.step, a.class, a.extent) = ('complaint.recorded', '', c.class, 'nowhere'))));
