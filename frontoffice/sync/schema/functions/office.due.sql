-- A due date; an error (data_exception) for what the desks cannot read as one.
CREATE OR REPLACE FUNCTION office.due(p_body jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    PERFORM office.demand(jsonb_typeof(p_body -> 'due_provisional') = 'boolean'
        AND jsonb_typeof(p_body -> 'calendar') = 'string');
    RETURN jsonb_build_object('due_on', office.day(p_body -> 'due_on'), 'due_provisional', p_body -> 'due_provisional');
END $$;
