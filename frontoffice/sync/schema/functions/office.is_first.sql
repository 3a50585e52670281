-- Whether a response is dated before the one that is known; of one date, written down before it.
CREATE OR REPLACE FUNCTION office.is_first(p_response jsonb, p_known jsonb, p_at text, p_known_at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN NOT p_known ? 'responded_on'
    OR (p_response ->> 'responded_on', office.moment(p_at)) < (p_known ->> 'responded_on', p_known_at);
