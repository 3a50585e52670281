CREATE OR REPLACE VIEW office.consultations AS
SELECT subject, recorded_at, day, series, counter, channel, channel_name, service, complaint, erased
FROM office.consultation_row;
COMMENT ON VIEW office.consultations IS 'Consultations; complaint: what one turned out to be, which is counted as that';
