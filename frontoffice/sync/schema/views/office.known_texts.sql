-- Every text that means a choice by itself (domain/choices.py): aliases before codes, present names, shipped names.
CREATE OR REPLACE VIEW office.known_texts AS
WITH choices AS MATERIALIZED (
    SELECT * FROM office.choices
), kept AS MATERIALIZED (
    SELECT * FROM office.kept_choices
), texts AS (
    SELECT c.list, k.code AS text, c.code, 1 AS place, true AS active
    FROM kept k JOIN choices c ON k.list = 'alias.' || c.list AND c.code = k.of_group WHERE k.active
    UNION ALL
    SELECT list, code, code, 2, true FROM choices
    UNION ALL
    SELECT list, name, code, 3, active FROM choices
    UNION ALL
    SELECT list, s.name, code, 4, c.active FROM office.shipped_choices s JOIN choices c USING (list, code)
)
SELECT DISTINCT ON (list, text) list, text, code FROM texts WHERE text <> ''
ORDER BY list, text, place, active DESC, code COLLATE "C";
