-- The one row by which office.code_of counts: by list the texts that are known, what they read as, and choices' names.
CREATE OR REPLACE VIEW office.meanings AS
WITH known AS MATERIALIZED (
    SELECT * FROM office.known_texts
), read AS (
    SELECT list, office.key(list, text) AS key, min(code) AS code FROM known GROUP BY 1, 2
    HAVING count(DISTINCT code) = 1 AND office.key(list, text) <> ''
), parts AS (
    SELECT list, 'known' AS part, jsonb_object_agg(text, code) AS texts FROM known GROUP BY list
    UNION ALL
    SELECT list, 'read', jsonb_object_agg(key, code) FROM read GROUP BY list
    UNION ALL
    SELECT list, 'names', jsonb_object_agg(code, name) FROM office.choices GROUP BY list
), lists AS (
    SELECT list, jsonb_object_agg(part, texts) AS meant FROM parts GROUP BY list
)
SELECT coalesce(jsonb_object_agg(list, meant), '{}') AS meanings FROM lists;
