-- Messages that came in by themselves: their erasing, as that of complaints and consultations, and their figures.
DROP INDEX journal.quarantine_erasing;
CREATE INDEX quarantine_erasing ON journal.quarantine (subject)
    WHERE kind IN ('complaint.erased', 'consultation.erased', 'message.erased');

CREATE TABLE office.message_row (
    subject uuid PRIMARY KEY, arrived_at timestamptz NOT NULL, day date NOT NULL, series text NOT NULL,
    counter text NOT NULL, channel text NOT NULL, outcome text, reason text NOT NULL, settled_at timestamptz,
    complaint uuid, erased boolean NOT NULL
);
