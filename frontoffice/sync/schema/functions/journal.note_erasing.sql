-- After a push: what erases and what is erased may come in either order. First the erasures that came are noted, and with
-- them every entry that stands here of their subjects; then the entries that came of subjects erased before. Nothing is
-- taken away here: that is for the office to carry out (done).
CREATE OR REPLACE FUNCTION journal.note_erasing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM arrived WHERE kind IN ('complaint.erased', 'consultation.erased', 'message.erased')) THEN
        INSERT INTO journal.erasure (subject, by_entry, officer)
            SELECT DISTINCT ON (a.subject) a.subject, a.entry_id, a.officer FROM arrived a
            WHERE a.kind IN ('complaint.erased', 'consultation.erased', 'message.erased')
                AND NOT EXISTS (SELECT FROM journal.erasure_rejected r WHERE r.by_entry = a.entry_id)
            ORDER BY a.subject, a.lc, a.entry_id
            ON CONFLICT DO NOTHING;
        INSERT INTO journal.erased (entry_id, by_entry, done)
            SELECT e.entry_id, x.by_entry, x.done_at IS NOT NULL FROM journal.erasure x JOIN journal.entry e USING (subject)
            WHERE e.kind NOT IN ('complaint.erased', 'consultation.erased', 'message.erased') AND x.subject IN (
                SELECT a.subject FROM arrived a WHERE a.kind IN ('complaint.erased', 'consultation.erased', 'message.erased'))
            ON CONFLICT DO NOTHING;
    END IF;
    IF EXISTS (SELECT FROM journal.erasure) THEN
        INSERT INTO journal.erased (entry_id, by_entry, done)
            SELECT a.entry_id, x.by_entry, x.done_at IS NOT NULL FROM arrived a JOIN journal.erasure x USING (subject)
            WHERE a.kind NOT IN ('complaint.erased', 'consultation.erased', 'message.erased')
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
