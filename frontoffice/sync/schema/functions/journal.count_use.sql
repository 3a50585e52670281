-- Counts what a device writes, and refuses it beyond its limits: entries at once (ten of them come back each second, a
-- million in a day), bytes of words in all and of its own in a day, rows put aside. The office's own is not counted. One row for each device, so no
-- other one waits for it. Whoever writes passes here, and writes in READ COMMITTED alone: who sees the centre as it was
-- when a transaction began would be checked against that, and not against what others sent since.
CREATE OR REPLACE FUNCTION journal.count_use(p_entries bigint, p_bytes bigint, p_aside bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me uuid := journal.my_device();
    most record;
    used record;
    own bigint := CASE WHEN p_aside = 0 THEN p_bytes ELSE 0 END;
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
BEGIN
    IF me IS NULL THEN
        RETURN;
    END IF;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'entries are written in READ COMMITTED' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    SELECT coalesce(d.burst, c.burst) AS burst, coalesce(d.word_bytes, c.word_bytes) AS word_bytes,
            coalesce(d.aside, c.aside) AS aside, CASE WHEN d.enrolled_at < clock_timestamp() - interval '7 days'
                THEN coalesce(d.day_bytes, c.day_bytes) END AS day_bytes INTO most
        FROM journal.centre c, journal.device d WHERE d.device_id = me;
    INSERT INTO journal.entry_use AS u (device_id, spent, word_bytes, aside, day, day_bytes)
        VALUES (me, p_entries, p_bytes, p_aside, today, own)
        ON CONFLICT (device_id) DO UPDATE SET
            spent = excluded.spent + greatest(0, u.spent - 10 * greatest(0, extract(epoch FROM excluded.at - u.at))),
            at = greatest(u.at, excluded.at),
            word_bytes = u.word_bytes + excluded.word_bytes, aside = u.aside + excluded.aside,
            day = excluded.day, day_bytes = excluded.day_bytes + CASE WHEN u.day = excluded.day THEN u.day_bytes ELSE 0 END
        RETURNING u.* INTO used;
    IF (p_entries > 0 AND used.spent > most.burst) OR (p_bytes > 0 AND used.word_bytes > most.word_bytes)
            OR (p_aside > 0 AND used.aside > most.aside) THEN
        RAISE EXCEPTION 'this device writes more than the office lets it' USING ERRCODE = 'FO005',
            DETAIL = format('at once %s of %s, bytes of words %s of %s, put aside %s of %s', round(used.spent),
                most.burst, used.word_bytes, most.word_bytes, used.aside, most.aside);
    END IF;
    IF own > 0 AND used.day_bytes > most.day_bytes THEN
        RAISE EXCEPTION 'this device writes more in a day than the office lets it' USING ERRCODE = 'FO006',
            DETAIL = format('bytes of words today %s of %s', used.day_bytes, most.day_bytes);
    END IF;
END $$;
