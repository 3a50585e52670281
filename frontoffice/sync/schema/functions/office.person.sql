-- Who an intake is from, for comparing (register/storage/migrations/0001_tables.py): NIK, else what stands in for one
-- (domain/complainants: passport or KITAS, a company's NIB), else telephone; null of nobody
-- known, and of whoever asked for confidence. Of use within the centre alone: nothing that is shown has it.
CREATE OR REPLACE FUNCTION office.person(p_intake jsonb) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_intake ->> 'complainant.identity' = 'open' THEN coalesce(
    nullif(p_intake ->> 'complainant.nik', ''),
    nullif(p_intake ->> 'complainant.identity_no', ''),
    nullif(p_intake ->> 'complainant.nib', ''),
    nullif(reverse(regexp_replace(
        regexp_replace(p_intake ->> 'complainant.phone', '[^0-9]', '', 'g'), '^62', '0')), '')) END;
