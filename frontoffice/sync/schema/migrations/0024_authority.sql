-- Which class of device may write what (domain/authority.py writes the rows at each upgrade), and what the office's
-- certificates say of devices, of their chains and of series: read from journal.note, as the counters read them
-- (register/replication/certifying.py).
CREATE TABLE office.authority (kind text, step text, class text, extent text NOT NULL, PRIMARY KEY (kind, step, class));
CREATE TABLE office.certificate (
    serial bigint PRIMARY KEY, device_id uuid NOT NULL, class text NOT NULL, revoked boolean NOT NULL, replaces uuid[] NOT NULL
);
-- How long a chain was when a certificate was made, and of a revoked device the last of its entries that counts.
CREATE TABLE office.chain_bound (
    serial bigint, origin uuid, before bigint NOT NULL, upto bigint, PRIMARY KEY (serial, origin)
);
-- What that makes of a chain's entries after one, up to the next row (until; NULL: to its end): their class, or vouched,
-- or revoked; whose chain it is by now, and whose certificate says so (domain/proof/chain_rights.py).
CREATE TABLE office.chain_right (
    origin uuid, after bigint, until bigint, device_id uuid NOT NULL, certified uuid NOT NULL, class text NOT NULL,
    PRIMARY KEY (origin, after)
);
CREATE TABLE office.series_device (series text, device_id uuid, PRIMARY KEY (series, device_id));
