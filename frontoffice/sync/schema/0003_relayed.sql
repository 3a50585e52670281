-- A counter may see which entries were put aside (not what they say), so that it does not send them again every minute.
CREATE POLICY counters_read ON journal.quarantine FOR SELECT TO frontoffice_counter
    USING ((SELECT journal.my_device()) IS NOT NULL);
GRANT SELECT (origin, seq, hash) ON journal.quarantine TO frontoffice_counter;
