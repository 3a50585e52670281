-- A flat intake as the desks read it; an error (data_exception) for one that they cannot read.
CREATE OR REPLACE FUNCTION office.intake(p_flat jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    others CONSTANT text[] := '{kind,complainant.identity,received_on,service_date,event_date,identity_copy,documents}';
    dates jsonb;
BEGIN
    PERFORM office.demand(p_flat -> 'kind' IN ('"complaint"', '"suggestion"', '"input"')
        AND p_flat -> 'complainant.identity' IN ('"open"', '"confidential"', '"anonymous"')
        AND jsonb_typeof(p_flat -> 'identity_copy') = 'boolean' AND jsonb_typeof(p_flat -> 'documents') = 'boolean'
        AND NOT jsonb_path_exists(p_flat - others, 'strict $.* ? (@.type() != "string")'));
    dates := jsonb_build_object('received_on', office.date(p_flat -> 'received_on'),
        'service_date', office.date(p_flat -> 'service_date'), 'event_date', office.date(p_flat -> 'event_date'));
    RETURN p_flat || dates;
END $$;
