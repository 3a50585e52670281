-- The office's own: the bodies of a complaint or a consultation that a desk erased go here, too. Gives how many entries it was about.
-- That desks read an erasure of it is for the program to see (sync/office/erasing.py).
-- It waits for every push that is under way, which would leave the bodies that it brings; what is sent later finds the
-- erasing done. Aside first, as a merge has it, or the two could wait for each other.
CREATE OR REPLACE FUNCTION journal.carry_out_erasure(p_subject uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    emptied bigint;
BEGIN
    LOCK TABLE journal.quarantine, journal.entry IN SHARE ROW EXCLUSIVE MODE;
    PERFORM journal.erase_contents(p_subject);
    PERFORM journal.erase(e.entry_id, x.by_entry) FROM journal.erasure x JOIN journal.entry e USING (subject)
        WHERE x.subject = p_subject AND e.kind NOT IN ('complaint.erased', 'consultation.erased', 'message.erased');
    UPDATE journal.erased g SET done = true FROM journal.entry e
        WHERE e.subject = p_subject AND g.entry_id = e.entry_id AND NOT g.done;
    GET DIAGNOSTICS emptied = ROW_COUNT;
    PERFORM journal.empty_quarantined(ARRAY[p_subject]) FROM journal.erasure WHERE subject = p_subject;
    UPDATE journal.erasure SET done_at = now() WHERE subject = p_subject AND done_at IS NULL;
    RETURN emptied;
END $$;
