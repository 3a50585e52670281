-- What the office certified of each chain's device: its class, how many entries of the chain it vouches for, and of a
-- revoked one the last that counts. Chains of devices without a certificate are not here: theirs is every right.
CREATE OR REPLACE VIEW office.chain_rights AS
SELECT o.origin, o.device_id, r.class, coalesce(b.vouched, 0) AS vouched,
    CASE WHEN r.revoked THEN coalesce(b.upto, 0) END AS upto
FROM journal.origin o JOIN office.device_right r USING (device_id)
    LEFT JOIN office.chain_bound b ON b.device_id = o.device_id AND b.origin = o.origin;
