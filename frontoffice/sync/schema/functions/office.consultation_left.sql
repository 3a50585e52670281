-- What the register keeps of a consultation that was erased by law (register/projection/consultation_projection.py);
-- null if that cannot be read.
CREATE OR REPLACE FUNCTION office.consultation_left(p_body jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN (SELECT jsonb_build_object('recorded_at', p_body ->> 'recorded_at', 'zone', p_body ->> 'zone',
        'series', p_body ->> 'series', 'counter', p_body ->> 'counter', 'channel', p_body ->> 'channel',
        'channel_name', p_body ->> 'channel_name', 'service', '', 'erased', true,
        'complaint', nullif(p_body ->> 'complaint', '')::uuid)
    WHERE p_body ->> 'recorded_at' ~ '^[0-9T:-]{19}\.\d{6}Z$' AND office.moment(p_body ->> 'recorded_at') IS NOT NULL
        AND p_body ->> 'complaint' ~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$' AND p_body ->> 'zone' IN ('WIB', 'WITA', 'WIT')
        AND (SELECT bool_and(coalesce(jsonb_typeof(p_body -> name) = 'string', false)) FROM unnest(ARRAY['ground',
            'channel', 'channel_name', 'series', 'counter', 'officer', 'complaint']) AS name));
