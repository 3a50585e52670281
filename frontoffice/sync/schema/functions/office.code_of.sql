-- The code of the choice that a text means by office.meanings, 'other' for none, '' for no text (domain/choices.py); of
-- a list without choices each text is its own.
CREATE OR REPLACE FUNCTION office.code_of(p_meanings jsonb, p_list text, p_text text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN coalesce(p_text, '') = '' THEN '' ELSE coalesce(
    p_meanings #>> ARRAY[p_list, 'known', p_text],
    p_meanings #>> ARRAY[p_list, 'read', office.key(p_list, p_text)],
    CASE p_list WHEN 'regency' THEN p_meanings #>> ARRAY[p_list, 'known', office.regency(p_text)]
        WHEN 'team' THEN (SELECT code FROM jsonb_each_text(p_meanings #> '{team,known}') AS one (text, code)
            WHERE starts_with(p_text, text || ', ') ORDER BY length(text) DESC LIMIT 1) END,
    CASE WHEN p_meanings -> p_list IS NULL THEN p_text ELSE 'other' END) END;
