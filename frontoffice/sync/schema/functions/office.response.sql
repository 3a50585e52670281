-- What a step says of an answer (domain/cases/case_fold.py); an error (data_exception) where the desks cannot read it.
CREATE OR REPLACE FUNCTION office.response(p_body jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    late jsonb := CASE WHEN office.says_nothing(p_body -> 'late') THEN '{}' ELSE p_body -> 'late' END;
    days bigint;
BEGIN
    PERFORM office.demand(jsonb_typeof(late) = 'object' AND office.are_texts(late, '{why}'));
    days := office.whole(coalesce(late -> 'days', '0'));
    PERFORM office.demand(days BETWEEN -999999999 AND 999999999);
    RETURN jsonb_build_object('responded_on', office.day(p_body -> 'on'),
        'response_late', NOT office.says_nothing(p_body -> 'late'), 'late_days', days);
END $$;
