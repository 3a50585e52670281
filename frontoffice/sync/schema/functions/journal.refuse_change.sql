-- Not even the office's own tools change what was written; only erasing by law takes a body away (journal.erase).
CREATE OR REPLACE FUNCTION journal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries are never changed or deleted' USING ERRCODE = 'FO005';
END $$;
