-- The few entries that the office's views look for among all: its lists, and consultations. Without an index each of them
-- looked through the whole table, for one complaint, too.
CREATE INDEX entry_choice ON journal.entry (kind) WHERE kind = 'choice.set';
CREATE INDEX entry_consultation ON journal.entry (subject) WHERE kind IN ('consultation.recorded', 'consultation.erased');
