-- Everybody that a recording or an amendment names, before and after it: which complaints may be of one person.
CREATE OR REPLACE FUNCTION office.persons(p_body bytea) RETURNS SETOF text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said jsonb;
    who jsonb;
BEGIN
    said := convert_from(p_body, 'UTF8')::jsonb;
    who := said #> '{intake,complainant}';
    RETURN QUERY SELECT office.person(jsonb_build_object('complainant.identity', 'open', one.field, one.value))
        FROM (VALUES ('complainant.nik', who ->> 'nik'), ('complainant.phone', who ->> 'phone'),
            ('complainant.nik', said #>> '{changes,complainant.nik,0}'),
            ('complainant.nik', said #>> '{changes,complainant.nik,1}'),
            ('complainant.phone', said #>> '{changes,complainant.phone,0}'),
            ('complainant.phone', said #>> '{changes,complainant.phone,1}')) AS one (field, value)
        WHERE one.value <> '';
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    NULL;
END $$;
