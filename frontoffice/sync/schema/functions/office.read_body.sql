-- What an entry's body says. A number with an exponent is none of a form's (domain/entries/entry.canonical), and is an
-- error like any other that cannot be read: jsonb keeps 1e131071 in a few bytes, and writes it as 128 kB wherever it is
-- asked as text, so that a body of 20 kB filled the server's memory and ended every view.
CREATE OR REPLACE FUNCTION office.read_body(p_body bytea) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    said text := convert_from(p_body, 'UTF8');
BEGIN
    IF said ~ '[0-9][eE][-+]?[0-9][0-9]'  -- seldom, and between quotes
        AND regexp_replace(said, '"(?:[^"\\]|\\.)*"', '', 'g') ~ '[0-9][eE][-+]?[0-9][0-9]' THEN
        RAISE EXCEPTION 'a number that no form has' USING ERRCODE = 'numeric_value_out_of_range';
    END IF;
    RETURN said::jsonb;
END $$;
