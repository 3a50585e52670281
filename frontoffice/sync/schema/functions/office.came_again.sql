-- The complaints whose complainant had complained within the 90 days before (domain/reports/report.py), as counter and days
-- only. Hidden identities are left out. Names and numbers are compared in here and go no further, and only complaints
-- that share one with another are replayed.
CREATE OR REPLACE FUNCTION office.came_again() RETURNS TABLE (series text, received_on date, recorded_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT e.subject, named.person
        FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            CROSS JOIN LATERAL office.persons(p.body) AS named (person)
        WHERE e.kind IN ('complaint.recorded', 'complaint.amended')
    ), twice AS MATERIALIZED (
        SELECT DISTINCT subject FROM said
        WHERE person IN (SELECT person FROM said GROUP BY person HAVING count(*) > 1)
    ), stands AS MATERIALIZED (
        SELECT r.series, r.recorded_on, (t.complaint ->> 'received_on')::date AS received_on,
            t.complaint ->> 'person' AS person
        FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id AS subject, e.series,
                office.local_date(office.moment(e.recorded_at), e.zone) AS recorded_on
            FROM journal.counted e JOIN twice ON twice.subject = e.entry_id
            WHERE e.kind = 'complaint.recorded' AND e.no IS NOT NULL ORDER BY e.entry_id
        ) r CROSS JOIN LATERAL (SELECT office.unmasked(r.subject) AS complaint OFFSET 0) t
        WHERE t.complaint ->> 'status' <> 'cancelled' AND t.complaint -> 'repeats' IS DISTINCT FROM 'true'
    )
    SELECT later.series, later.received_on, later.recorded_on FROM stands later
    WHERE EXISTS (SELECT FROM stands earlier WHERE earlier.person = later.person
        AND earlier.received_on BETWEEN later.received_on - 90 AND later.received_on - 1)
$$;
