-- Which class of device may write what (domain/authority.py writes the rows at each upgrade), and what the office's
-- certificates say of devices, of their chains and of series: read from journal.note, as the counters read them
-- (register/replication/certifying.py).
CREATE TABLE office.authority (kind text, step text, class text, extent text NOT NULL, PRIMARY KEY (kind, step, class));
CREATE TABLE office.device_right (
    device_id uuid PRIMARY KEY, serial bigint NOT NULL, class text NOT NULL, revoked boolean NOT NULL, series text[] NOT NULL
);
CREATE TABLE office.chain_bound (
    device_id uuid, origin uuid, vouched bigint NOT NULL, upto bigint NOT NULL, PRIMARY KEY (device_id, origin)
);
CREATE TABLE office.series_device (series text, device_id uuid, PRIMARY KEY (series, device_id));
