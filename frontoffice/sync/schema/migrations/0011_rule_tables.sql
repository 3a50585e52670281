-- What an entry of each kind does to its complaint, and which steps respond to the complainant. Filled at each upgrade
-- (sync/office_rules.py).
CREATE TABLE office.kind (kind text PRIMARY KEY, effect text NOT NULL, of_office boolean NOT NULL);
CREATE TABLE office.step (step text PRIMARY KEY, responds boolean NOT NULL);

-- They have other arguments or names now.
DROP FUNCTION IF EXISTS office.is_first(text, jsonb, jsonb, text, timestamptz);
DROP FUNCTION IF EXISTS journal.carry_out(uuid);
DROP FUNCTION IF EXISTS journal.empty_aside(uuid[]);
