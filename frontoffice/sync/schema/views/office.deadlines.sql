CREATE OR REPLACE VIEW office.deadlines AS
SELECT subject, number, series, year, no, counter, service, status, cycle, owed_on, target_time,
    CASE WHEN owed_on = target_on THEN 'target' ELSE 'response' END AS owed, late, due_provisional, to_be_checked
FROM office.complaints WHERE owed_on IS NOT NULL;
COMMENT ON VIEW office.deadlines IS 'What the office owes next, for every complaint that waits for the office';
