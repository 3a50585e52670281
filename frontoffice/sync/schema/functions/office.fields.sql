-- Of a recording or an amendment: receipt and due date, what the views show of the intake, and who it is from.
CREATE OR REPLACE FUNCTION office.fields(p_body jsonb, p_intake jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN jsonb_build_object('channel_name', p_body -> 'channel_name', 'received_on', office.day(p_body -> 'received_on'),
    'due_on', office.day(p_body -> 'due_on'), 'due_provisional', (p_body -> 'due_provisional')::boolean,
    'kind', p_intake -> 'kind', 'channel', p_intake -> 'channel', 'sector', p_intake -> 'sector',
    'service', p_intake -> 'service', 'category', p_intake -> 'category',
    'regency', p_intake ->> 'complainant.regency', 'district', p_intake ->> 'complainant.district',
    'person', office.person(p_intake));
