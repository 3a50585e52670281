-- Of this century alone: what is dated before is carried over into its first month. One complaint of the year 1 and one of
-- 9999 made a hundred thousand months otherwise, and each was held against every day.
CREATE OR REPLACE VIEW office.report_months AS
WITH moved AS MATERIALIZED (
    SELECT series, date_trunc('month', day::timestamp)::date AS day, sum(came) AS came, sum(went) AS went FROM (
        SELECT series, received_on AS day, complaints AS came, 0 AS went FROM office.report_counts WHERE cut = ''
        UNION ALL
        SELECT series, done_on, 0, complaints FROM office.report_done WHERE cut = ''
    ) each GROUP BY 1, 2
), months AS (
    SELECT series, month::date, sum(came) FILTER (WHERE day < month) - sum(went) FILTER (WHERE day < month) AS before,
        sum(came) FILTER (WHERE day = month) AS came, sum(went) FILTER (WHERE day = month) AS went
    FROM moved, generate_series((SELECT greatest(min(day), date '2000-01-01')::timestamp FROM moved),
        (SELECT least(max(day), date '2099-12-01')::timestamp FROM moved), interval '1 month') AS month
    GROUP BY series, month
)
SELECT month, series, coalesce(before, 0)::bigint AS carried, coalesce(came, 0)::bigint AS received,
    coalesce(went, 0)::bigint AS done, (coalesce(before, 0) + coalesce(came, 0) - coalesce(went, 0))::bigint AS rest
FROM months;
COMMENT ON VIEW office.report_months IS 'Carried over + received - done = rest, by counter and month of receipt';
