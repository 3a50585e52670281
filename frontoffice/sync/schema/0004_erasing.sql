-- Erasing by law (register/erasing.py). A desk's entry names the complaint; its bodies at the centre go when the office
-- carries that out (journal.carry_out), so that no counter alone can empty the office's register. Until then each body
-- that was erased is handed out with the entry that erased it, and what a desk pushes without its body is in order.

CREATE TABLE journal.erasure (
    subject uuid PRIMARY KEY,
    by_entry uuid NOT NULL,
    officer text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz
);
ALTER TABLE journal.erased ADD COLUMN done boolean NOT NULL DEFAULT true;

CREATE FUNCTION journal.note_erasing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM arrived WHERE kind = 'complaint.erased') THEN
        INSERT INTO journal.erasure (subject, by_entry, officer)
            SELECT DISTINCT ON (a.subject) a.subject, a.entry_id, a.officer FROM arrived a
            WHERE a.kind = 'complaint.erased' ORDER BY a.subject, a.lc, a.entry_id
            ON CONFLICT DO NOTHING;
        INSERT INTO journal.erased (entry_id, by_entry, done)
            SELECT e.entry_id, x.by_entry, false FROM journal.erasure x JOIN journal.entry e USING (subject)
            WHERE e.kind <> 'complaint.erased' AND x.subject IN (
                SELECT a.subject FROM arrived a WHERE a.kind = 'complaint.erased')
            ON CONFLICT DO NOTHING;
    END IF;
    IF EXISTS (SELECT FROM journal.erasure) THEN
        INSERT INTO journal.erased (entry_id, by_entry, done)
            SELECT a.entry_id, x.by_entry, x.done_at IS NOT NULL FROM arrived a JOIN journal.erasure x USING (subject)
            WHERE a.kind <> 'complaint.erased'
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER note_erasing AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.note_erasing();

CREATE OR REPLACE FUNCTION journal.check_payloads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    told record;
BEGIN
    SELECT a.origin, a.seq INTO told
        FROM arrived a LEFT JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
        WHERE e.entry_id IS DISTINCT FROM a.entry_id OR e.content_hash <> sha256(a.salt || a.body)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the body is not the one in the chain' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its body does not fit', told.origin, told.seq);
    END IF;
    IF EXISTS (SELECT FROM journal.erased WHERE done) THEN
        DELETE FROM journal.payload p USING arrived a JOIN journal.erased g ON g.entry_id = a.entry_id AND g.done
            WHERE p.origin = a.origin AND p.seq = a.seq;
    END IF;
    RETURN NULL;
END $$;

-- The office's own: the bodies of a complaint that a desk erased go here, too. Gives how many entries it was about.
CREATE FUNCTION journal.carry_out(p_subject uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told bigint;
BEGIN
    PERFORM journal.erase(e.entry_id, x.by_entry) FROM journal.erasure x JOIN journal.entry e USING (subject)
        WHERE x.subject = p_subject AND e.kind <> 'complaint.erased';
    UPDATE journal.erased g SET done = true FROM journal.entry e
        WHERE e.subject = p_subject AND g.entry_id = e.entry_id AND NOT g.done;
    GET DIAGNOSTICS told = ROW_COUNT;
    UPDATE journal.erasure SET done_at = now() WHERE subject = p_subject AND done_at IS NULL;
    RETURN told;
END $$;

ALTER TABLE journal.erasure ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON FUNCTION journal.note_erasing, journal.carry_out FROM PUBLIC;
