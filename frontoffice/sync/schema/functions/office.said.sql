-- What an entry's body says, '{}' where that cannot be read: JSON that every desk reads alike, of whole numbers of at
-- most 19 digits (register/journal/story_line.py). What is between quotes is text. Numbers are looked at before: jsonb
-- keeps 1e131071 in a few bytes, and writes it as 128 kB wherever it is asked as text, so that a body of 20 kB filled the
-- server's memory and ended every view.
CREATE OR REPLACE FUNCTION office.said(p_body bytea) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    written text;
    said jsonb;
BEGIN
    written := convert_from(p_body, 'UTF8');
    IF written ~ '[0-9][.eE]|[0-9]{20}'  -- mostly between quotes
        AND regexp_replace(written, '"(?:[^"\\]|\\.)*"', '', 'g') ~ '[0-9][.eE]|[0-9]{20}' THEN
        RETURN '{}';
    END IF;
    said := written::jsonb;
    RETURN CASE WHEN jsonb_typeof(said) = 'object' THEN said ELSE '{}' END;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN '{}';
END $$;
