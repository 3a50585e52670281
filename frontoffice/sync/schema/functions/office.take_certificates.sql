-- After the office's notes came: takes certificates over into tables.
CREATE OR REPLACE FUNCTION office.take_certificates() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM office.take_certificate(a.serial, a.about, a.note) FROM arrived a WHERE 'certificate' = a.kind;
    RETURN NULL;
END $$;
