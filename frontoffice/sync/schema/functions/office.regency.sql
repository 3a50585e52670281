-- The regency or city of the province that was meant (domain/regencies.py), '' for none of them; of a text with commas
-- the one part that names one holds.
CREATE OR REPLACE FUNCTION office.regency(p_typed text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (
    WITH known AS (
        SELECT name, office.regency_key(name) AS key FROM unnest(ARRAY['Kabupaten Bangka', 'Kabupaten Belitung',
            'Kabupaten Bangka Selatan', 'Kabupaten Bangka Tengah', 'Kabupaten Bangka Barat',
            'Kabupaten Belitung Timur', 'Kota Pangkal Pinang']) AS name
    ), parts AS (
        SELECT DISTINCT name FROM known
            JOIN unnest(string_to_array(p_typed, ',')) AS part ON office.regency_key(part) = key
    )
    SELECT coalesce((SELECT name FROM known WHERE key = office.regency_key(p_typed)),
        (SELECT min(name) FROM parts HAVING count(*) = 1), '')
);
