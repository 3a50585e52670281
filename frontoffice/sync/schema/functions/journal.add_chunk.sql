-- Takes the next chunk of a content that an entry names. Says 'more', 'whole', 'full' where the office lets this device
-- send no more, or 'refused' for one out of turn, of another size, or where all that came has not the hash that the
-- entry says; then nothing of it is kept.
--
-- SHA-256 needs all of a content in memory, twice (200 MB for the largest), so it is one of the large ones at a time.
-- Whose turn it is stands in rows that no counter can lock by itself, and for no longer than its transaction: an
-- advisory lock anybody may take, and keep.
CREATE OR REPLACE FUNCTION journal.add_chunk(p_origin uuid, p_seq bigint, p_key bytea, p_no integer, p_data bytea)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    me uuid := journal.my_device();
    noted timestamptz;
    size bigint;
    here bigint;
    is_last boolean;
BEGIN
    SELECT a.noted_at INTO noted FROM journal.attachment a
        WHERE a.origin = p_origin AND a.seq = p_seq AND a.key = p_key FOR KEY SHARE;
    IF me IS NULL OR noted IS NULL OR NOT journal.may_supply(p_origin, noted) THEN
        RAISE EXCEPTION 'no entry of this device names this content' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM journal.attachment a WHERE a.key = p_key ORDER BY a.origin, a.seq, a.part FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM journal.content c WHERE c.key = p_key) THEN
        RETURN 'whole';
    END IF;
    size := journal.content_size(p_key);
    here := (SELECT count(*) FROM journal.content_chunk k WHERE k.key = p_key AND k.device_id = me);
    IF p_no BETWEEN 0 AND here - 1 THEN
        RETURN 'more';  -- its acknowledgement was lost
    END IF;
    IF p_no <> here OR p_no * 131072::bigint >= size
            OR octet_length(p_data) <> least(131072, size - p_no * 131072::bigint) THEN
        RETURN 'refused';
    END IF;
    IF NOT journal.has_room(me, size - p_no * 131072::bigint, (p_no = 0)::integer) THEN
        RETURN 'full';
    END IF;
    is_last := (p_no + 1) * 131072::bigint >= size;
    IF is_last THEN  -- those whose chunks go, too; in order, so that two never wait for each other
        PERFORM FROM journal.content_use u WHERE u.device_id = me OR u.device_id IN (
            SELECT k.device_id FROM journal.content_chunk k WHERE k.key = p_key) ORDER BY u.device_id FOR UPDATE;
    END IF;
    INSERT INTO journal.content_chunk (key, device_id, no, data) VALUES (p_key, me, p_no, p_data);
    IF NOT is_last THEN
        RETURN 'more';
    END IF;
    IF size > 8000000 THEN
        PERFORM FROM journal.centre c FOR NO KEY UPDATE;
    END IF;
    IF (SELECT sha256(string_agg(p.data, ''::bytea ORDER BY p.no)) FROM (
            SELECT -1 AS no, substring(p_key FROM 33 FOR 16) AS data
            UNION ALL SELECT k.no, k.data FROM journal.content_chunk k WHERE k.key = p_key AND k.device_id = me
            ) p) <> substring(p_key FOR 32) THEN
        DELETE FROM journal.content_chunk k WHERE k.key = p_key AND k.device_id = me;
        RETURN 'refused';
    END IF;
    INSERT INTO journal.content (key, device_id) VALUES (p_key, me);
    DELETE FROM journal.content_chunk k WHERE k.key = p_key AND k.device_id <> me;
    UPDATE journal.attachment a SET lacking = false WHERE a.key = p_key;
    RETURN 'whole';
END $$;
