-- Ends the sessions of devices whose transaction is older than any that the program begins (statement_timeout, five
-- minutes, and then what may stand idle in between): a session may lift its own limits, not this. And those with more
-- than a gigabyte of temporary tables, or more than a thousand locks (a push has some fifty), neither of which a setting
-- of PostgreSQL limits. The office is one of
-- the roles that it made, or it would neither see nor end their sessions; others' are passed over.
CREATE OR REPLACE FUNCTION journal.end_overdue(age interval DEFAULT '10 minutes') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    overdue integer;
BEGIN
    FOR overdue IN SELECT a.pid FROM pg_stat_activity a JOIN journal.device d ON d.role_name = a.usename
        WHERE a.pid <> pg_backend_pid() AND (a.xact_start < clock_timestamp() - age OR a.usename IN (
            SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
            WHERE c.relpersistence = 't' AND c.relkind IN ('r', 'm')
            GROUP BY r.rolname HAVING sum(pg_total_relation_size(c.oid)) > 1073741824) OR a.pid IN (
            SELECT l.pid FROM pg_locks l GROUP BY l.pid HAVING count(*) > 1000))
    LOOP
        BEGIN
            PERFORM pg_terminate_backend(overdue);
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;
END $$;
