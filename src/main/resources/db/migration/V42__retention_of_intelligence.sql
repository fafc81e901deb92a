-- Intelligence is kept for a time like cases are: five years (our default), and no longer than the source of the case it comes from
-- allows; it is reviewed 90 days before.
ALTER TABLE intelligence
    ADD COLUMN retention_until date,
    ADD COLUMN retention_review_at date,
    ADD COLUMN erased_at timestamptz;
CREATE FUNCTION keep_for_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.retention_until := least((NEW.registered_at AT TIME ZONE 'UTC')::date + interval '5 years',
                                 (SELECT r.retention_until FROM support_request r WHERE r.reference = NEW.related_reference))::date;
    NEW.retention_review_at := NEW.retention_until - 90;
    RETURN NEW;
END $$;
CREATE TRIGGER intelligence_is_kept_for_a_time BEFORE INSERT ON intelligence FOR EACH ROW EXECUTE FUNCTION keep_for_a_time();

-- The wall binds the owner too; it is opened for the one statement that fills the new columns.
ALTER TABLE intelligence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
ALTER TABLE intelligence DISABLE TRIGGER USER;
UPDATE intelligence i
   SET retention_until = least((i.registered_at AT TIME ZONE 'UTC')::date + interval '5 years',
                               (SELECT r.retention_until FROM support_request r WHERE r.reference = i.related_reference))::date;
UPDATE intelligence SET retention_review_at = retention_until - 90;
ALTER TABLE intelligence ENABLE TRIGGER USER;
ALTER TABLE intelligence FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE intelligence ALTER COLUMN retention_until SET NOT NULL, ALTER COLUMN retention_review_at SET NOT NULL;
GRANT UPDATE (retention_until, retention_review_at) ON intelligence TO relay_app;

-- The steps of retention are those of a case or of intelligence; INTERPOL alone keeps the latter. The policies say that it must exist.
ALTER TABLE retention_step DROP CONSTRAINT retention_step_reference_fkey;
CREATE FUNCTION relay_keeps(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_organisation() = 'INTERPOL' AND EXISTS (SELECT 1 FROM intelligence i WHERE i.reference = wanted) $$;
DROP POLICY retention_step_with_case ON retention_step;
CREATE POLICY retention_step_of_keeper ON retention_step
    USING (relay_sees(reference) OR relay_keeps(reference)) WITH CHECK (relay_sees(reference) OR relay_keeps(reference));

-- Silence about a review is reminded.
ALTER TABLE retention_step DROP CONSTRAINT retention_step_kind_check;
ALTER TABLE retention_step ADD CONSTRAINT retention_step_kind_check
    CHECK (kind IN ('REVIEW_DUE', 'REVIEW_REMINDED', 'RENEWED', 'HELD', 'RELEASED', 'ERASURE_PROPOSED', 'ERASURE_REJECTED', 'ERASURE_APPROVED'));
CREATE FUNCTION standing_retention(wanted text) RETURNS retention_step LANGUAGE sql STABLE AS $$
    SELECT s FROM public.retention_step s WHERE s.reference = wanted AND s.kind NOT IN ('REVIEW_DUE', 'REVIEW_REMINDED')
     ORDER BY s.id DESC LIMIT 1
    $$;
CREATE OR REPLACE FUNCTION refuse_own_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    standing retention_step := standing_retention(NEW.reference);
BEGIN
    IF standing.kind IS DISTINCT FROM 'ERASURE_PROPOSED' OR standing.actor = NEW.actor THEN
        RAISE EXCEPTION 'an erasure is approved by another person than proposed it' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Removes what a case or intelligence says and whom it names, and the salts that tie the audit to it. What was done, when and by which
-- office stays. Runs as the owner and only within the wall: what the acting organisation does not see is not there to be erased.
CREATE OR REPLACE FUNCTION relay_erase(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    standing retention_step := standing_retention(wanted);
    target record;
BEGIN
    IF standing.kind IS DISTINCT FROM 'ERASURE_APPROVED' THEN
        RAISE EXCEPTION 'no approved erasure of %', wanted USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- The owner's wider sight is for this transaction's erasure alone.
    PERFORM set_config('relay.erasing', wanted, true);
    IF starts_with(wanted, 'INT-') THEN
        UPDATE intelligence SET title = 'Erased', content = 'Erased', source_name = 'erased', conditions = NULL, related_reference = NULL,
               author = 'erased', erased_at = now()
         WHERE reference = wanted AND status IN ('DISSEMINATED', 'NOT_RELEASED');
    ELSE
        UPDATE support_request SET title = 'Erased', content = '{}', submitted_by = 'erased', erased_at = now(), process_instance_id = NULL
         WHERE reference = wanted AND status IN ('CLOSED', 'DECLINED', 'WITHDRAWN');
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is not over, or not to be seen', wanted USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    UPDATE request_version SET content = '{}', note = NULL, written_by = 'erased' WHERE reference = wanted;
    UPDATE timeline_event SET note = NULL, addressee = NULL, actor = 'erased' WHERE reference = wanted;
    UPDATE acknowledgment SET reason = CASE WHEN outcome = 'ACKNOWLEDGED' THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE authorization_fact SET reason = NULL, scope = CASE WHEN scope IS NULL THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE source_takeover SET reason = CASE WHEN taken_over THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE record_check SET remark = NULL, handling = NULL WHERE reference = wanted;
    UPDATE triage SET note = NULL WHERE reference = wanted;
    UPDATE product SET title = 'Erased', body = '', handling = NULL, external_sources = '{}' WHERE reference = wanted;
    UPDATE product_review SET note = NULL WHERE reference = wanted;
    UPDATE delivery SET reason = NULL, forwarded_to = NULL WHERE reference = wanted;
    UPDATE feedback SET outcome = NULL, note = NULL WHERE reference = wanted;
    UPDATE case_message SET body = 'Erased', sender = 'erased' WHERE reference = wanted;
    UPDATE case_capability SET reason = NULL WHERE reference = wanted;
    UPDATE intelligence_grading SET reason = 'erased', graded_by = 'erased' WHERE reference = wanted;
    UPDATE intelligence_release SET reason = CASE WHEN released THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE owner_consent SET reason = NULL WHERE reference = wanted;
    UPDATE dispatch SET addressee = 'erased', unit = CASE WHEN unit IS NULL THEN NULL ELSE 'erased' END, outcome = NULL, report = NULL,
           recall_reason = NULL
     WHERE reference = wanted;
    UPDATE unit_contact SET scope = NULL, reason = NULL WHERE reference = wanted;
    UPDATE intelligence_event SET note = NULL, addressee = NULL, actor = 'erased' WHERE reference = wanted;
    -- A letter that waits must still find its reader; from those that left, the address of an officer goes.
    UPDATE outbox_mail SET recipient = 'erased' WHERE reference = wanted AND sent_at IS NOT NULL;
    DELETE FROM evidence_chunk WHERE reference = wanted;
    UPDATE evidence SET file_name = 'erased', description = 'Erased', source_url = NULL, captured_at = NULL, erased_at = now()
     WHERE reference = wanted;
    DELETE FROM audit_salt WHERE reference = wanted;
    -- Tables of later migrations say for themselves what of a case they erase: relay_erase_<name>(reference).
    FOR target IN SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'relay\_erase\_%'
                   ORDER BY p.proname LOOP
        EXECUTE format('SELECT %I($1)', target.proname) USING wanted;
    END LOOP;
    PERFORM set_config('relay.erasing', '', true);
END $$;

-- What INTERPOL and the countries wrote about intelligence, and nobody changes, its erasure empties.
DO $$
DECLARE
    emptied text;
BEGIN
    FOREACH emptied IN ARRAY ARRAY['intelligence_grading', 'unit_contact'] LOOP
        EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO CURRENT_USER USING (reference = current_setting(''relay.erasing'', true))',
                       emptied || '_erased', emptied);
    END LOOP;
END $$;
