-- Carrying out an erasing by law reaches every word of it: also one that is on its way meanwhile, and one that was put
-- aside, whenever it came.

-- What was put aside of complaints whose erasing was carried out loses its body, decided about or not.
CREATE FUNCTION journal.empty_aside(p_subjects uuid[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM journal.quarantine q
        WHERE q.subject = ANY (p_subjects) AND q.kind <> 'complaint.erased' AND q.body IS NOT NULL AND EXISTS (
            SELECT FROM journal.quarantine o
            WHERE o.origin = q.origin AND o.seq = q.seq AND o.hash = q.hash AND o.body IS NULL);
    UPDATE journal.quarantine SET salt = NULL, body = NULL
        WHERE subject = ANY (p_subjects) AND kind <> 'complaint.erased' AND body IS NOT NULL;
$$;

CREATE OR REPLACE FUNCTION journal.check_quarantine() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told record;
    gone uuid[];
BEGIN
    SELECT a.origin, a.seq INTO told FROM arrived a
        WHERE a.hash <> journal.entry_hash(a.origin, a.seq, a.prev, a.lc, a.entry_id, a.subject, a.kind, a.v,
                a.occurred_at, a.recorded_at, a.zone, a.officer, a.role, a.series, a.year, a.no, a.parents,
                a.content_hash)
            OR a.content_hash <> sha256(a.salt || a.body)
            OR (a.salt IS NULL) <> (a.body IS NULL)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the relayed entry was changed' USING ERRCODE = 'FO001',
            DETAIL = format('%s/%s: its hash or its body does not fit', told.origin, told.seq);
    END IF;
    gone := (SELECT array_agg(DISTINCT a.subject) FROM arrived a JOIN journal.erasure x USING (subject)
        WHERE x.done_at IS NOT NULL);
    IF gone IS NOT NULL THEN
        PERFORM journal.empty_aside(gone);
    END IF;
    RETURN NULL;
END $$;

-- Whether the desks read an erasure of it: what a broken program wrote takes nothing away there, nor here, and no erasure
-- takes away what is the office's own (domain/entry.py, OF_THE_OFFICE).
CREATE FUNCTION journal.is_erased(p_subject uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
BEGIN
    IF EXISTS (SELECT FROM journal.entry e WHERE e.subject = p_subject AND e.kind IN ('desk.configured', 'clock.behind',
            'clock.confirmed', 'officer.set', 'choice.set', 'calendar.day', 'calendar.hours', 'series.taken',
            'day.closed')) THEN
        RETURN false;
    END IF;
    FOR line IN
        SELECT p.body FROM journal.entry e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject AND e.kind = 'complaint.erased' AND e.v = 1
    LOOP
        BEGIN
            body := convert_from(line.body, 'UTF8')::jsonb;
            IF body ->> 'subject' = p_subject::text AND office.skeleton(body) IS NOT NULL THEN
                RETURN true;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
    END LOOP;
    RETURN false;
END $$;

-- The office's own: the bodies of a complaint that a desk erased go here, too. Gives how many entries it was about.
-- It waits for every push that is under way, which would leave the bodies that it brings; what is sent later finds the
-- erasing done. Aside first, as a merge has it, or the two could wait for each other.
CREATE OR REPLACE FUNCTION journal.carry_out(p_subject uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told bigint;
BEGIN
    IF NOT journal.is_erased(p_subject) THEN
        RETURN 0;
    END IF;
    LOCK TABLE journal.quarantine, journal.entry IN SHARE ROW EXCLUSIVE MODE;
    PERFORM journal.erase(e.entry_id, x.by_entry) FROM journal.erasure x JOIN journal.entry e USING (subject)
        WHERE x.subject = p_subject AND e.kind <> 'complaint.erased';
    UPDATE journal.erased g SET done = true FROM journal.entry e
        WHERE e.subject = p_subject AND g.entry_id = e.entry_id AND NOT g.done;
    GET DIAGNOSTICS told = ROW_COUNT;
    PERFORM journal.empty_aside(ARRAY[p_subject]) FROM journal.erasure WHERE subject = p_subject;
    UPDATE journal.erasure SET done_at = now() WHERE subject = p_subject AND done_at IS NULL;
    RETURN told;
END $$;

-- What the steps before left.
SELECT journal.carry_out(subject) FROM journal.erasure WHERE done_at IS NOT NULL;

REVOKE ALL ON FUNCTION journal.empty_aside, journal.is_erased FROM PUBLIC;
