-- Retention and erasure: who decides, and what is removed.
SET LOCAL lock_timeout = '10s';

-- The step that decides what applies now.
CREATE OR REPLACE FUNCTION standing_retention(wanted text) RETURNS retention_step LANGUAGE sql STABLE AS $$
    SELECT s FROM public.retention_step s WHERE s.reference = wanted AND s.kind NOT IN ('REVIEW_DUE', 'REVIEW_REMINDED')
     ORDER BY s.id DESC LIMIT 1
    $$;

-- An erasure needs a proposal and another person's approval.
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
-- office stays. Runs as the owner and only within row-level security: what the acting organisation does not see is not there to be erased.
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
               source_basis = NULL, source_references = '{}', author = 'erased', erased_at = now()
         WHERE reference = wanted AND status IN ('DISSEMINATED', 'NOT_RELEASED', 'RECALLED');
    ELSE
        UPDATE support_request SET title = 'Erased', content = '{}', submitted_by = 'erased', erased_at = now(), process_instance_id = NULL
         WHERE reference = wanted AND status IN ('CLOSED', 'DECLINED', 'WITHDRAWN');
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is not over, or not to be seen', wanted USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    UPDATE request_version SET content = '{}', note = NULL, written_by = 'erased' WHERE reference = wanted;
    UPDATE timeline_event SET note = NULL, said = NULL, addressee = NULL, also_to = NULL, actor = 'erased' WHERE reference = wanted;
    UPDATE acknowledgment SET reason = CASE WHEN outcome = 'ACKNOWLEDGED' THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE authorization_fact SET reason = NULL, scope = CASE WHEN scope IS NULL THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE source_takeover SET reason = CASE WHEN taken_over THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE record_check SET remark = NULL, handling = NULL WHERE reference = wanted;
    UPDATE triage SET note = NULL WHERE reference = wanted;
    UPDATE product SET title = 'Erased', body = '', handling = NULL, external_sources = '{}' WHERE reference = wanted;
    UPDATE product_review SET note = NULL WHERE reference = wanted;
    UPDATE delivery SET reason = NULL, said = NULL, forwarded_to = NULL WHERE reference = wanted;
    UPDATE feedback SET outcome = NULL, note = NULL WHERE reference = wanted;
    UPDATE case_message SET body = 'Erased', sender = 'erased' WHERE reference = wanted;
    UPDATE case_capability SET reason = NULL, said = NULL WHERE reference = wanted;
    UPDATE intelligence_grading SET reason = 'erased', graded_by = 'erased' WHERE reference = wanted;
    UPDATE intelligence_release SET reason = CASE WHEN released THEN NULL ELSE 'erased' END WHERE reference = wanted;
    UPDATE owner_consent SET reason = NULL WHERE reference = wanted;
    UPDATE dispatch SET addressee = 'erased', unit = CASE WHEN unit IS NULL THEN NULL ELSE 'erased' END, outcome = NULL, report = NULL,
           recall_reason = NULL
     WHERE reference = wanted;
    UPDATE unit_contact SET scope = NULL, reason = NULL WHERE reference = wanted;
    UPDATE intelligence_event SET note = NULL, said = NULL, addressee = NULL, actor = 'erased' WHERE reference = wanted;
    -- A letter that waits must still find its reader; from those that left, the address of an officer goes.
    UPDATE outbox_mail SET recipient = 'erased' WHERE reference = wanted AND sent_at IS NOT NULL;
    DELETE FROM evidence_chunk WHERE reference = wanted;
    UPDATE evidence SET file_name = 'erased', description = 'Erased', source_url = NULL, captured_at = NULL, erased_at = now()
     WHERE reference = wanted;
    UPDATE audit_record SET salt = NULL WHERE reference = wanted AND salt IS NOT NULL;
    -- Tables of other subjects say for themselves what of a case they erase: relay_erase_<name>(reference).
    FOR target IN SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'relay\_erase\_%'
                   ORDER BY p.proname LOOP
        EXECUTE format('SELECT %I($1)', target.proname) USING wanted;
    END LOOP;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_erase TO relay_app;

-- The case that is being erased; empty at all other times.
CREATE OR REPLACE FUNCTION relay_erasing() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('relay.erasing', true);
REVOKE EXECUTE ON FUNCTION relay_erasing FROM PUBLIC;

-- What an erasure deletes beside the columns that relay_erase empties: rows that say something of the case. That these things happened,
-- when and by whom, remains in the timeline and in the audit. Children first.
CREATE OR REPLACE FUNCTION erased_rows() RETURNS TABLE (place int, name text, condition text) LANGUAGE sql IMMUTABLE AS $$
    SELECT * FROM (VALUES
        (1, 'trace', 'reference = relay_erasing()'),
        (2, 'hit_question', 'owner_reference = relay_erasing() OR asking_reference = relay_erasing()'),
        (3, 'request_draft', 'reference = relay_erasing()'),
        (4, 'step_record', 'reference = relay_erasing()'),
        (5, 'diffusion', 'reference = relay_erasing()'),
        (6, 'preservation_request', 'reference = relay_erasing()'),
        (7, 'meeting_action', 'reference = relay_erasing()'),
        (8, 'meeting_outcome', 'reference = relay_erasing()'),
        (9, 'meeting_invitation', 'reference = relay_erasing()'),
        (10, 'meeting', 'reference = relay_erasing()'),
        (11, 'ist_recommendation', 'reference = relay_erasing()'),
        (12, 'ist_logistics', 'reference = relay_erasing()'),
        (13, 'ist_member', 'reference = relay_erasing()'),
        (14, 'ist_terms', 'reference = relay_erasing()'),
        (15, 'ist_fact', 'reference = relay_erasing()'),
        (16, 'ist_deployment', 'reference = relay_erasing()'),
        (17, 'expert_opinion', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = relay_erasing())'),
        (18, 'expert_introduction', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = relay_erasing())'),
        (19, 'expert_release', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = relay_erasing())'),
        (20, 'expert_engagement', 'reference = relay_erasing()'),
        (21, 'triage_assessment', 'reference = relay_erasing()'),
        (22, 'hit_notice', 'owner_reference = relay_erasing() OR asking_reference = relay_erasing()'),
        (23, 'task_release', 'reference = relay_erasing()'),
        (24, 'sent_back', 'reference = relay_erasing()')) AS rows (place, name, condition)
    $$;
REVOKE EXECUTE ON FUNCTION erased_rows FROM PUBLIC;

CREATE OR REPLACE FUNCTION relay_erase_rows(wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target record;
BEGIN
    -- The owner's wider sight is for this transaction's erasure alone.
    PERFORM set_config('relay.erasing', wanted, true);
    FOR target IN SELECT e.name, e.condition FROM erased_rows() e ORDER BY e.place LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', target.name, target.condition);
    END LOOP;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_rows FROM PUBLIC;

-- Lets only the owner reach every row of the case that is being erased, of all organisations; run after every migration.
CREATE OR REPLACE FUNCTION erasure_attach() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target record;
BEGIN
    PERFORM pg_advisory_xact_lock(4711201907);
    FOR target IN
        SELECT e.name, e.condition FROM erased_rows() e
         WHERE NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = ('public.' || e.name)::regclass AND p.polname = e.name || '_erased')
         ORDER BY e.place
    LOOP
        EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (%s)', target.name || '_erased', target.name, target.condition);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION erasure_attach FROM PUBLIC;

-- What relay_erase calls, in the order of the names. Each opens and ends the owner's wider sight for itself.
CREATE OR REPLACE FUNCTION relay_erase_exchange(wanted text) RETURNS void LANGUAGE sql AS $$
    UPDATE exchange SET reason = NULL WHERE reference = wanted $$;
REVOKE EXECUTE ON FUNCTION relay_erase_exchange FROM PUBLIC;

-- What waits for the NCB or was returned goes, too.
CREATE OR REPLACE FUNCTION relay_erase_supplements(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE supplement SET content = '{}', filed_by = 'erased', decided_by = NULL, said = NULL,
           reason = CASE WHEN status IN ('RETURNED', 'DECLINED') THEN 'erased' END WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_supplements FROM PUBLIC;

CREATE OR REPLACE FUNCTION relay_erase_results(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM result_report WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_results FROM PUBLIC;

CREATE OR REPLACE FUNCTION relay_erase_unit_answer(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE unit_answer SET outcome = NULL, report = NULL, given_by = 'erased' WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_unit_answer FROM PUBLIC;

CREATE OR REPLACE FUNCTION relay_erase_reports(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE product SET formatted = NULL WHERE reference = wanted;
    DELETE FROM product_comment WHERE reference = wanted;
    DELETE FROM report_draft WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_reports FROM PUBLIC;

CREATE OR REPLACE FUNCTION relay_erase_pictures(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM product_picture WHERE reference = wanted;
    DELETE FROM report_picture WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_pictures FROM PUBLIC;
