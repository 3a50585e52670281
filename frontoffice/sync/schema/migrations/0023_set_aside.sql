-- Up to which entry a chain counts of which the office set the rest aside: what a stolen counter wrote. It stays where
-- it stands, since what was written stays written; it goes to no desk that has it not, and counts nowhere.
CREATE TABLE journal.set_aside (
    origin uuid PRIMARY KEY,
    upto bigint NOT NULL CHECK (upto >= 0),
    at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE journal.set_aside ENABLE ROW LEVEL SECURITY;
-- A device that the office lets send entries whose logical clock leaps, once (centre limit --leap).
ALTER TABLE journal.device ADD COLUMN may_leap boolean NOT NULL DEFAULT false;
