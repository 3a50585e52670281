-- Notes which digest is none any more. An insert that collides with nothing: two pushes never wait for each other.
CREATE OR REPLACE FUNCTION journal.note_head_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO journal.head_change (bucket) VALUES (get_byte(uuid_send(coalesce(NEW.origin, OLD.origin)), 0));
    RETURN NULL;
END $$;
