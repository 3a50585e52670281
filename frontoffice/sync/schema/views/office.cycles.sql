CREATE OR REPLACE VIEW office.cycles AS
SELECT subject, number, cycle, began_on, analysed_on, decided_on, informed_on, acted_on, verified_on, outcome,
    conveyed_on, answered_on, answer, target_on
FROM office.cycle_row;
COMMENT ON VIEW office.cycles IS 'Every round from analysis to the complainant''s answer, with the dates of its steps';
