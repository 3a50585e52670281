-- What certificates make of a chain, or of every one (NULL), part by part: each entry is judged by the one that held when
-- it came (domain/proof/chain_rights.py says it in the same order). Those signed with a key of the office that was lost hold no
-- more. A device that was not certified yet goes on by what was certified of those whose place it took. A chain of no device,
-- which was put back without a signature, is of whom a certificate names.
CREATE OR REPLACE FUNCTION office.chain_rights(p_origin uuid)
RETURNS TABLE (origin uuid, after bigint, until bigint, device_id uuid, certified uuid, class text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE held AS (
        SELECT c.* FROM office.certificate c WHERE c.serial >= coalesce((
            SELECT max(k.since_serial) FROM journal.office_key k WHERE NOT EXISTS (
                SELECT FROM journal.note n WHERE n.serial = k.since_serial AND 'succession' = n.kind)), 0)
    ), past (device_id, was) AS (
        SELECT device_id, device_id FROM journal.device
        UNION SELECT p.device_id, d.device_id FROM past p JOIN journal.device d ON d.replaced_by = p.was
    ), owned AS (
        SELECT o.origin, coalesce((SELECT h.device_id FROM past p JOIN held h ON h.device_id = p.was
            WHERE p.device_id = o.device_id ORDER BY p.was = o.device_id DESC, h.serial DESC LIMIT 1), o.device_id,
            (SELECT h.device_id FROM held h JOIN office.chain_bound b USING (serial) WHERE b.origin = o.origin
            ORDER BY h.serial DESC LIMIT 1)) AS owner
        FROM journal.origin o WHERE p_origin IS NULL OR o.origin = p_origin
    ), chain AS (
        SELECT w.origin, w.owner, coalesce((SELECT h.device_id FROM held h
            WHERE w.owner = ANY (h.replaces) AND h.device_id <> w.owner AND NOT EXISTS (SELECT FROM held x
                WHERE w.owner = ANY (x.replaces) AND x.device_id <> w.owner AND h.device_id = ANY (x.replaces))
            ORDER BY h.serial DESC LIMIT 1), w.owner) AS device_id
        FROM owned w
    ), said AS (
        SELECT c.origin, c.device_id, h.serial, h.device_id AS certified, h.device_id = c.device_id AS own, h.class,
            h.revoked, coalesce(b.before, 0) AS before, b.upto, coalesce(b.upto, 0) AS last,
            h.serial = max(h.serial) OVER (PARTITION BY c.origin, h.device_id) AS newest
        FROM chain c JOIN held h ON h.device_id IN (c.device_id, c.owner)
                OR EXISTS (SELECT FROM held r WHERE r.device_id = c.device_id AND h.device_id = ANY (r.replaces))
            LEFT JOIN office.chain_bound b ON b.serial = h.serial AND b.origin = c.origin
    ), ends AS (
        SELECT origin, device_id, 0 AS after FROM said UNION SELECT origin, device_id, before FROM said
        UNION SELECT origin, device_id, last FROM said
    ), part AS (
        SELECT e.*, lead(after) OVER (PARTITION BY origin ORDER BY after) AS until FROM ends e
    )
    SELECT p.origin, p.after, p.until, p.device_id, coalesce(j.certified, p.device_id), coalesce(j.class, 'vouched')
    FROM part p LEFT JOIN LATERAL (
        SELECT s.certified, CASE WHEN s.revoked THEN 'revoked' ELSE s.class END AS class FROM said s
        WHERE s.origin = p.origin AND CASE
            WHEN s.own AND s.revoked THEN s.newest AND s.last <= p.after
            WHEN s.revoked THEN s.newest AND s.upto <= p.after AND p.after < s.before
            ELSE s.before <= p.after END
        ORDER BY s.own DESC, s.revoked DESC, s.serial DESC LIMIT 1
    ) j ON true
$$;
