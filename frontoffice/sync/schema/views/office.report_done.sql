CREATE OR REPLACE VIEW office.report_done AS
SELECT v.cut, coalesce(v.value, '') AS value, series, greatest(closed_on, received_on, recorded_on) AS done_on,
    count(*) AS complaints
FROM office.complaints
    CROSS JOIN LATERAL (VALUES ('', ''), ('channel', channel), ('kind', kind), ('sector', sector_code),
        ('service', service_code), ('category', category_code), ('level', level), ('regency', regency_code),
        ('district', district_code), ('team', team_code), ('agency', agency_code), ('officer', officer),
        ('status', status), ('cycle', cycle::text)) AS v (cut, value)
WHERE received_on IS NOT NULL AND closed_on IS NOT NULL AND counted
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW office.report_done IS 'Closed complaints by what reports divide them by and the day on which they were done';
