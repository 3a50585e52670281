-- Notes which digest is none any more, by an insert that collides with nothing: two pushes never wait for each other.
-- And lets desks that listen know, but where somebody who listens without reading lets the server's queue fill: a push
-- whose notification finds no room there would fail.
CREATE OR REPLACE FUNCTION journal.note_head_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO journal.head_change (bucket) VALUES (get_byte(uuid_send(coalesce(NEW.origin, OLD.origin)), 0));
    IF pg_notification_queue_usage() < 0.5 THEN
        PERFORM pg_notify('frontoffice_entries', '');
    END IF;
    RETURN NULL;
END $$;
