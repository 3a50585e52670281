CREATE OR REPLACE FUNCTION office.due(p_body jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN jsonb_build_object('due_on', office.day(p_body -> 'due_on'),
    'due_provisional', (p_body -> 'due_provisional')::boolean);
