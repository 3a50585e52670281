-- By which an entry that comes is held against the others of its identity (journal.check_identities).
CREATE INDEX entry_identity ON journal.entry (entry_id);
