-- Applied after the functions, in the order in which a merge and an erasing lock the tables, or they could wait for
-- each other.
LOCK TABLE journal.quarantine, journal.entry, journal.payload, journal.head IN SHARE ROW EXCLUSIVE MODE;

CREATE OR REPLACE TRIGGER check_entries AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_entries();
CREATE OR REPLACE TRIGGER check_identities AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_identities();
CREATE OR REPLACE TRIGGER check_subjects AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_subjects();
CREATE OR REPLACE TRIGGER check_payloads AFTER INSERT ON journal.payload REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_payloads();
CREATE OR REPLACE TRIGGER check_quarantine AFTER INSERT ON journal.quarantine REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.check_quarantine();
CREATE OR REPLACE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE OR REPLACE TRIGGER payload_stays BEFORE UPDATE OR TRUNCATE ON journal.payload
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE OR REPLACE TRIGGER note_erasing AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.note_erasing();
CREATE OR REPLACE TRIGGER take_certificates AFTER INSERT ON journal.note REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION office.take_certificates();
CREATE OR REPLACE TRIGGER note_attachments AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION journal.note_attachments();
CREATE OR REPLACE TRIGGER count_added AFTER INSERT ON journal.content_chunk REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION journal.count_chunks();
CREATE OR REPLACE TRIGGER count_gone AFTER DELETE ON journal.content_chunk REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION journal.count_chunks();
CREATE OR REPLACE TRIGGER note_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.note
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE OR REPLACE TRIGGER office_key_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.office_key
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE OR REPLACE TRIGGER note_head_change AFTER INSERT OR UPDATE OR DELETE ON journal.head
    FOR EACH ROW EXECUTE FUNCTION journal.note_head_change();

-- Whatever became of the heads without these triggers (a table restored alone): digests are computed anew.
INSERT INTO journal.head_change (bucket) SELECT generate_series(0, 255);
-- There is no CREATE OR REPLACE of a trigger that waits for the end of its transaction.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'journal.head'::regclass AND tgname = 'check_bodies') THEN
        CREATE CONSTRAINT TRIGGER check_bodies AFTER INSERT OR UPDATE ON journal.head
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal.check_bodies();
    END IF;
END $$;
