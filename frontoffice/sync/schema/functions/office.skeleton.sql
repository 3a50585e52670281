-- What the register keeps of a complaint that was erased by law (register/projection/complaint_fold.py); an error
-- (data_exception) if that cannot be read.
CREATE OR REPLACE FUNCTION office.skeleton(p_body jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    texts CONSTANT text[] := '{ground,number,suffix,channel,channel_name,category,zone,counter,officer,role,position}';
    closed boolean := (SELECT s.closed FROM office.status s WHERE s.status = p_body ->> 'status');
    no jsonb := p_body -> 'no';
BEGIN
    PERFORM office.demand(p_body ?& texts AND office.are_texts(p_body, texts) AND closed IS NOT NULL
        AND p_body -> 'kind' IN ('"complaint"', '"suggestion"', '"input"') AND p_body -> 'manner' IN ('"oral"', '"written"')
        AND p_body ->> 'zone' IN ('WIB', 'WITA', 'WIT') AND office.moment(p_body ->> 'recorded_at') IS NOT NULL
        AND p_body ? 'received_at' AND (office.says_nothing(p_body -> 'received_at')
            OR office.moment(p_body ->> 'received_at') IS NOT NULL)
        AND jsonb_typeof(no) = 'array' AND jsonb_typeof(no -> 0) = 'string' AND office.whole(no -> 1) IS NOT NULL
        AND office.whole(no -> 2) IS NOT NULL AND jsonb_array_length(no) = 3);
    PERFORM office.date(p_body -> 'closed_on');
    RETURN jsonb_build_object('number', p_body ->> 'number', 'suffix', p_body ->> 'suffix',
        'counter', p_body ->> 'counter', 'kind', p_body ->> 'kind', 'channel', p_body ->> 'channel',
        'channel_name', p_body ->> 'channel_name', 'category', p_body ->> 'category',
        'sector', '', 'service', '', 'received_on', office.day(p_body -> 'received_on'), 'status', p_body ->> 'status',
        'closed', closed, 'cycle', 1, 'conflict', false, 'steps', '[]'::jsonb) || office.due(p_body);
END $$;
