-- What the register keeps of a complaint that was erased by law (register/projection/complaint_fold.py); null if that
-- cannot be read.
CREATE OR REPLACE FUNCTION office.skeleton(p_body jsonb) RETURNS jsonb
LANGUAGE sql STABLE
RETURN (SELECT jsonb_build_object('number', p_body ->> 'number', 'suffix', p_body ->> 'suffix',
    'counter', p_body ->> 'counter', 'kind', p_body ->> 'kind', 'channel', p_body ->> 'channel',
    'channel_name', p_body ->> 'channel_name', 'category', p_body ->> 'category',
    'sector', '', 'service', '', 'received_on', office.day(p_body -> 'received_on'), 'status', s.status,
    'closed', s.closed, 'cycle', 1, 'conflict', false, 'steps', '[]'::jsonb) || office.due(p_body)
    FROM office.status s WHERE s.status = p_body ->> 'status' AND p_body ->> 'number' IS NOT NULL);
