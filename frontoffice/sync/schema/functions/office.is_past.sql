-- Whether a limit is over at a moment: a date at its end, one with an hour (HH.MM) at that hour.
CREATE OR REPLACE FUNCTION office.is_past(p_on date, p_time text, p_zone text, p_now timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN (p_on, coalesce(nullif(p_time, ''), '24.00') COLLATE "C") < (office.local_date(p_now, p_zone), to_char(
    p_now AT TIME ZONE 'UTC' + CASE p_zone WHEN 'WIT' THEN interval '9 hours' WHEN 'WITA' THEN interval '8 hours'
    ELSE interval '7 hours' END, 'HH24.MI'));
