CREATE OR REPLACE VIEW office.consultations AS
WITH meant AS MATERIALIZED (
    SELECT meanings FROM office.meanings
)
SELECT r.subject, office.moment(c.consultation ->> 'recorded_at') AS recorded_at,
    office.local_date(office.moment(c.consultation ->> 'recorded_at'), c.consultation ->> 'zone') AS day,
    c.consultation ->> 'series' AS series, c.consultation ->> 'counter' AS counter,
    c.consultation ->> 'channel' AS channel, c.consultation ->> 'channel_name' AS channel_name,
    office.name_of(m.meanings, 'service', c.consultation ->> 'service') AS service, (c.consultation ->> 'complaint')::uuid AS complaint,
    (c.consultation ->> 'erased')::boolean AS erased
FROM (
    SELECT DISTINCT subject FROM journal.counted WHERE kind IN ('consultation.recorded', 'consultation.erased')
) r CROSS JOIN meant m CROSS JOIN LATERAL (SELECT office.consultation(r.subject) AS consultation OFFSET 0) c
WHERE c.consultation IS NOT NULL;
COMMENT ON VIEW office.consultations IS 'Consultations; complaint: what one turned out to be, which is counted as that';
