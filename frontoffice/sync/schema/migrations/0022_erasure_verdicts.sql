-- Erasing entries that the office rejected: the words stay, here and at every desk. Another decision is another entry.
CREATE TABLE journal.erasure_rejected (
    by_entry uuid PRIMARY KEY,
    subject uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX erasure_rejected_subject ON journal.erasure_rejected (subject);
ALTER TABLE journal.erasure_rejected ENABLE ROW LEVEL SECURITY;
