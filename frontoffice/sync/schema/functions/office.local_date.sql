-- The calendar date of a moment in one of the country's three zones, which have no summer time.
CREATE OR REPLACE FUNCTION office.local_date(p_moment timestamptz, p_zone text) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN (p_moment AT TIME ZONE 'UTC' + CASE p_zone WHEN 'WIT' THEN interval '9 hours' WHEN 'WITA' THEN interval '8 hours'
    ELSE interval '7 hours' END)::date;
