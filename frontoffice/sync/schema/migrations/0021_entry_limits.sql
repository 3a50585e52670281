-- How much one device may write: what the office set for all, or for that device. A burst is what may come at once (a
-- counter's years at an emptied centre); what was spent of it comes back with time.
ALTER TABLE journal.centre
    ADD COLUMN burst bigint NOT NULL DEFAULT 2000000 CHECK (burst >= 0),
    ADD COLUMN chains bigint NOT NULL DEFAULT 50 CHECK (chains >= 0),
    ADD COLUMN word_bytes bigint NOT NULL DEFAULT 20000000000 CHECK (word_bytes >= 0),
    ADD COLUMN aside bigint NOT NULL DEFAULT 2000000 CHECK (aside >= 0);
ALTER TABLE journal.device
    ADD COLUMN burst bigint CHECK (burst >= 0),
    ADD COLUMN chains bigint CHECK (chains >= 0),
    ADD COLUMN word_bytes bigint CHECK (word_bytes >= 0),
    ADD COLUMN aside bigint CHECK (aside >= 0),
    ADD COLUMN spoken integer NOT NULL DEFAULT 0;  -- the greatest protocol of any of its greetings
CREATE TABLE journal.entry_use (
    device_id uuid PRIMARY KEY REFERENCES journal.device,
    spent double precision NOT NULL DEFAULT 0,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    word_bytes bigint NOT NULL DEFAULT 0,
    aside bigint NOT NULL DEFAULT 0
);
ALTER TABLE journal.entry_use ENABLE ROW LEVEL SECURITY;
-- By which a body that is missing is held against what was relayed of its erasing (journal.check_bodies).
CREATE INDEX quarantine_erasing ON journal.quarantine (subject)
    WHERE kind IN ('complaint.erased', 'consultation.erased');
