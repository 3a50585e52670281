CREATE OR REPLACE VIEW office.messages AS
SELECT subject, arrived_at, day, series, counter, channel, outcome, reason, settled_at, complaint, erased
FROM office.message_row;
COMMENT ON VIEW office.messages IS 'Messages that came in by themselves; outcome: complaint, contact or none, empty while one waits';
