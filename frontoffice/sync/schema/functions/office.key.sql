-- What texts of a list that read the same have in common (domain/choices.py), '' for none; of plain letters alone.
CREATE OR REPLACE FUNCTION office.key(p_list text, p_text text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_text ~ '[^\x01-\x7f]' THEN '' ELSE regexp_replace(CASE WHEN p_list IN ('regency', 'district')
    THEN regexp_replace(lower(p_text COLLATE "C"), '\m(kabupaten|kab|kotamadya|kodya|kota|kecamatan|kec)\M', ' ', 'g')
    ELSE lower(p_text COLLATE "C") END, '[^a-z0-9]', '', 'g') END;
