-- What was put aside of complaints and consultations whose erasing was carried out loses its body, decided about or not.
CREATE OR REPLACE FUNCTION journal.empty_quarantined(p_subjects uuid[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM journal.quarantine q
        WHERE q.subject = ANY (p_subjects) AND q.kind NOT IN ('complaint.erased', 'consultation.erased', 'message.erased')
            AND q.body IS NOT NULL AND EXISTS (
            SELECT FROM journal.quarantine o
            WHERE o.origin = q.origin AND o.seq = q.seq AND o.hash = q.hash AND o.body IS NULL);
    UPDATE journal.quarantine SET salt = NULL, body = NULL
        WHERE subject = ANY (p_subjects) AND kind NOT IN ('complaint.erased', 'consultation.erased', 'message.erased')
            AND body IS NOT NULL;
$$;
