CREATE OR REPLACE VIEW office.report_spans AS
SELECT v.what, received_on, recorded_on, series, v.ended_on, count(*) AS complaints
FROM office.complaints
    CROSS JOIN LATERAL (VALUES ('responded', responded_on, responded_on IS NOT NULL),
        ('closed', closed_on, closed_on IS NOT NULL),
        ('late', NULL, coalesce(response_late, false)),
        ('owed', due_on, NOT coalesce(response_late, false) AND responded_on IS NULL AND closed_on IS NULL
            AND kind = 'complaint')) AS v (what, ended_on, holds)
WHERE received_on IS NOT NULL AND counted AND v.holds
GROUP BY 1, 2, 3, 4, 5;
COMMENT ON VIEW office.report_spans IS 'From receipt to first response and closing; late: responses; owed: until when';
