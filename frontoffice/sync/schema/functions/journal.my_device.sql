-- Who is asking: session_user stays the login role inside functions of the owner, and SET ROLE does not change it.
CREATE OR REPLACE FUNCTION journal.my_device() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT device_id FROM journal.device WHERE role_name = session_user AND active
$$;
