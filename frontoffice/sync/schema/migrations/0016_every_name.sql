-- Names are read for all complaints at once: journal.name_contents has no argument now.
DROP FUNCTION IF EXISTS journal.name_contents(uuid);
