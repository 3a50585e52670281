-- A complaint as it stands after the set of its entries, without what its steps recorded by mistake said. Which these are
-- does not depend on what any step said, so they are found by folding it once with them.
CREATE OR REPLACE FUNCTION office.fold(p_subject uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    folded jsonb := office.fold_without(p_subject, '{}');
BEGIN
    IF folded ? 'corrected' THEN
        folded := office.fold_without(p_subject,
            ARRAY(SELECT entry::uuid FROM jsonb_array_elements_text(folded -> 'corrected') AS entry));
    END IF;
    RETURN folded - 'corrected';
END $$;
