-- Of a recording or an amendment: receipt and due date, what the views show of the intake, who it is from and the number of
-- its letter or item; an error (data_exception) where the desks cannot read it.
CREATE OR REPLACE FUNCTION office.fields(p_body jsonb, p_intake jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    PERFORM office.demand(p_body -> 'manner' IN ('"oral"', '"written"') AND jsonb_typeof(p_body -> 'channel_name') = 'string');
    RETURN office.due(p_body) || jsonb_build_object('channel_name', p_body -> 'channel_name',
        'received_on', office.day(p_body -> 'received_on'),
        'kind', p_intake -> 'kind', 'channel', p_intake -> 'channel', 'sector', p_intake -> 'sector',
        'service', p_intake -> 'service', 'category', p_intake -> 'category',
        'regency', p_intake ->> 'complainant.regency', 'district', p_intake ->> 'complainant.district',
        'person', office.person(p_intake), 'item', p_intake -> 'external_id');
END $$;
