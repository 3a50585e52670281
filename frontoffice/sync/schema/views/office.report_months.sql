CREATE OR REPLACE VIEW office.report_months AS
WITH moved AS (
    SELECT series, received_on AS day, complaints AS came, 0 AS went FROM office.report_counts WHERE cut = ''
    UNION ALL
    SELECT series, done_on, 0, complaints FROM office.report_done WHERE cut = ''
), months AS (
    SELECT series, month::date, sum(came) FILTER (WHERE day < month) - sum(went) FILTER (WHERE day < month) AS before,
        sum(came) FILTER (WHERE day >= month AND day < month + interval '1 month') AS came,
        sum(went) FILTER (WHERE day >= month AND day < month + interval '1 month') AS went
    FROM moved, generate_series((SELECT date_trunc('month', min(day)::timestamp) FROM moved),
        (SELECT date_trunc('month', max(day)::timestamp) FROM moved), interval '1 month') AS month
    GROUP BY series, month
)
SELECT month, series, coalesce(before, 0)::bigint AS carried, coalesce(came, 0)::bigint AS received,
    coalesce(went, 0)::bigint AS done, (coalesce(before, 0) + coalesce(came, 0) - coalesce(went, 0))::bigint AS rest
FROM months;
COMMENT ON VIEW office.report_months IS 'Carried over + received - done = rest, by counter and month of receipt';
