-- Everybody that a recording or an amendment names, before and after it: which complaints may be of one person.
CREATE OR REPLACE FUNCTION office.persons(p_body bytea) RETURNS SETOF text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said jsonb;
    who jsonb;
BEGIN
    said := office.said(p_body);
    who := said #> '{intake,complainant}';
    RETURN QUERY SELECT office.person(jsonb_build_object(
            'complainant.identity', 'open', 'complainant.' || one.field, said_of.value))
        FROM (VALUES ('nik'), ('identity_no'), ('nib'), ('phone')) AS one (field)
            CROSS JOIN LATERAL (VALUES (who ->> one.field),
                (said #>> ARRAY['changes', 'complainant.' || one.field, '0']),
                (said #>> ARRAY['changes', 'complainant.' || one.field, '1'])) AS said_of (value)
        WHERE said_of.value <> '';
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    NULL;
END $$;
