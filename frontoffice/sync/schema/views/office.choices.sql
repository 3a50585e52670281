-- Every choice of every list (register/projection/office_lists.py): shipped, the office's own in their place, and the
-- sectors that services stand in.
CREATE OR REPLACE VIEW office.choices AS
WITH kept AS MATERIALIZED (
    SELECT * FROM office.kept_choices
        WHERE list IN ('sector', 'service', 'category', 'regency', 'district', 'team', 'agency')
), listed AS (
    SELECT list, code, name, of_group, active, 1 AS place FROM kept
    UNION ALL
    SELECT list, code, name, of_group, true, 3 FROM office.shipped_choices
), services AS (
    SELECT DISTINCT ON (code) * FROM listed WHERE list = 'service' ORDER BY code, place
), sectors AS (
    SELECT 'sector' AS list, CASE of_group WHEN 'Lainnya' THEN 'other' ELSE of_group END AS code, of_group AS name,
        '' AS of_group, bool_or(active) AS active, 2 AS place
    FROM services GROUP BY of_group
)
SELECT DISTINCT ON (list, code) list, code, name, of_group, active
FROM (SELECT * FROM listed UNION ALL SELECT * FROM sectors) AS every_one ORDER BY list, code, place;
COMMENT ON VIEW office.choices IS 'What complaints are counted by: sectors, services, categories, regions, teams, agencies';
