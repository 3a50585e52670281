-- After the office's notes came: takes certificates over into tables, and judges anew what each chain may write.
CREATE OR REPLACE FUNCTION office.take_certificates() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM arrived a WHERE a.kind IN ('certificate', 'succession')) THEN
        PERFORM office.take_certificate(a.serial, a.about, a.note) FROM arrived a WHERE 'certificate' = a.kind;
        PERFORM office.weigh_chains();
    END IF;
    RETURN NULL;
END $$;
