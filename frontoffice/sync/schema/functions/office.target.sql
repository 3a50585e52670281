-- A target as the desks read it (domain/limits.py); an error (data_exception) for what is none.
CREATE OR REPLACE FUNCTION office.target(p_target jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    PERFORM office.demand(jsonb_typeof(p_target) = 'object'
        AND p_target - '{on,time,provisional,calendar_version,since,limit}'::text[] = '{}'
        AND office.are_texts(p_target, '{time,calendar_version,since,limit}')
        AND coalesce(jsonb_typeof(p_target -> 'provisional'), 'boolean') = 'boolean');
    PERFORM office.day(p_target -> 'on');
    RETURN p_target;
END $$;
