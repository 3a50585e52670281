-- What a review says of level, category and team (domain/cases/case_fold.py); an error (data_exception) where the desks
-- cannot read it.
CREATE OR REPLACE FUNCTION office.classified(p_body jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    team jsonb := CASE WHEN NOT office.says_nothing(p_body -> 'team') THEN p_body -> 'team' END;
BEGIN
    PERFORM office.demand(
        (office.says_nothing(p_body -> 'level') OR jsonb_typeof(p_body -> 'level') = 'string')
        AND (office.says_nothing(p_body -> 'category') OR jsonb_typeof(p_body -> 'category') = 'string')
        AND (team IS NULL OR (jsonb_typeof(team) = 'object' AND team - '{officers,technical,agency}'::text[] = '{}'
            AND office.are_texts(team, '{officers,technical,agency}'))));
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'level', CASE WHEN NOT office.says_nothing(p_body -> 'level') THEN p_body -> 'level' END,
        'category', CASE WHEN NOT office.says_nothing(p_body -> 'category') THEN p_body -> 'category' END,
        'team', CASE WHEN team IS NOT NULL THEN concat_ws(', ', nullif(team ->> 'officers', ''),
            nullif(team ->> 'technical', ''), nullif(team ->> 'agency', '')) END));
END $$;
