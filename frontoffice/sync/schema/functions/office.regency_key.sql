-- What remains of a regency's name without its rank, spaces and capitals (domain/regencies.py).
CREATE OR REPLACE FUNCTION office.regency_key(p_typed text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_typed ~ '[^\x01-\x7f]' THEN '' ELSE regexp_replace(regexp_replace(
    replace(lower(p_typed), '.', ' '), '\m(kabupaten|kab|kotamadya|kodya|kota)\M', ' ', 'g'), '[^a-z]', '', 'g') END;
