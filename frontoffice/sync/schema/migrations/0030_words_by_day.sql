-- How many bytes of words one device may send of its own in a day of UTC, and how many it sent in its last one. Not in its
-- first week: a new device may bring years.
ALTER TABLE journal.centre ADD COLUMN day_bytes bigint NOT NULL DEFAULT 50000000 CHECK (day_bytes >= 0);
ALTER TABLE journal.device ADD COLUMN day_bytes bigint CHECK (day_bytes >= 0);
ALTER TABLE journal.entry_use
    ADD COLUMN day date,
    ADD COLUMN day_bytes bigint NOT NULL DEFAULT 0;
