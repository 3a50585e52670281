-- A counter may see which of what was put aside still waits for the office, so that it tells of that and of no other.
GRANT SELECT (settled_at) ON journal.quarantine TO frontoffice_counter;
