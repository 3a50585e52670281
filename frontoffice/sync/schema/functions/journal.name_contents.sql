-- Reads from the bodies which contents the entries name of which that is not known yet; what cannot be read names none.
-- Nor does what is longer than any form's: whoever asks reads what others sent, and words of gigabytes would take longer
-- than a statement may.
CREATE OR REPLACE FUNCTION journal.name_contents() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
    file bytea;
    searched bytea;
BEGIN
    FOR line IN
        SELECT a.origin, a.seq, e.v, CASE WHEN octet_length(p.body) <= 16384 THEN p.body END AS body FROM journal.attachment a
            JOIN journal.entry e ON e.origin = a.origin AND e.seq = a.seq
            LEFT JOIN journal.payload p ON p.origin = a.origin AND p.seq = a.seq
            WHERE a.lacking AND a.key IS NULL AND a.part = 0
            ORDER BY a.origin, a.seq LIMIT 10000 FOR UPDATE OF a SKIP LOCKED
    LOOP
        file := NULL;
        searched := NULL;
        IF line.v <= 1 AND line.body IS NOT NULL THEN  -- one that was erased comes without
            BEGIN
                body := office.said(line.body);
                file := journal.content_key(body -> 'content');
                searched := journal.content_key(body -> 'text');
            EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
                NULL;
            END;
        END IF;
        UPDATE journal.attachment a SET key = file,
            lacking = file IS NOT NULL AND NOT EXISTS (SELECT FROM journal.content c WHERE c.key = file)
            WHERE a.origin = line.origin AND a.seq = line.seq AND a.part = 0;
        IF file IS NOT NULL AND searched IS NOT NULL THEN
            INSERT INTO journal.attachment (origin, seq, part, key, lacking) VALUES (line.origin, line.seq, 1, searched,
                NOT EXISTS (SELECT FROM journal.content c WHERE c.key = searched)) ON CONFLICT DO NOTHING;
        END IF;
    END LOOP;
END $$;
