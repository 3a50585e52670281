CREATE OR REPLACE VIEW office.consultation_months AS
SELECT date_trunc('month', day::timestamp)::date AS month, series, channel, service, count(*) AS consultations
FROM office.consultations WHERE complaint IS NULL
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW office.consultation_months IS 'Consultations that stayed so, by month, counter, channel and service';
