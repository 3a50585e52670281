-- An intake with the complainant's fields beside its own, as amendments name them (register/projection/intake_codec.py):
-- what is left out says nothing, and what a later version added is left out.
CREATE OR REPLACE FUNCTION office.flat(p_intake jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    unsaid CONSTANT jsonb := '{"kind": null, "channel": null, "description": null, "received_on": null, "service_date": null,
        "event_date": null, "identity_copy": false, "documents": false, "received_why": "", "external_id": "", "sector": "",
        "service": "", "application_no": "", "respondent": "", "category": "", "wish": "", "event_place": ""}';
    of_whom CONSTANT jsonb := '{"complainant.identity": null, "complainant.name": "", "complainant.nik": "",
        "complainant.phone": "", "complainant.email": "", "complainant.address": "", "complainant.regency": "",
        "complainant.district": "", "complainant.represents": "", "complainant.attorney_letter": "",
        "complainant.party": "", "complainant.nib": "", "complainant.contact": "", "complainant.position": "",
        "complainant.identity_kind": "", "complainant.identity_no": ""}';
    said jsonb := unsaid || p_intake;
BEGIN
    PERFORM office.demand(jsonb_typeof(p_intake -> 'complainant') = 'object');
    IF (SELECT count(*) FROM jsonb_object_keys(said)) > 18 THEN  -- the seventeen above, and the complainant
        said := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(said) WHERE unsaid ? key);
    END IF;
    RETURN said - 'complainant' || of_whom || (SELECT coalesce(jsonb_object_agg('complainant.' || key, value), '{}')
        FROM jsonb_each(p_intake -> 'complainant') WHERE of_whom ? ('complainant.' || key));
END $$;
