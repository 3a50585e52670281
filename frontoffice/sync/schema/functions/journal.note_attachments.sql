-- After a push: notes the entries that add an attachment, whose contents are still to be named (journal.name_contents).
CREATE OR REPLACE FUNCTION journal.note_attachments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO journal.attachment (origin, seq, part)
        SELECT a.origin, a.seq, 0 FROM arrived a WHERE a.kind = 'attachment.added' ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
