-- Asked page by page now: journal.wanted_contents has an argument more, which desks of before leave out.
DROP FUNCTION IF EXISTS journal.wanted_contents();
