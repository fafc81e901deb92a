-- One step in the life of a case's data after its closing: renewed by its source, held, released, proposed for erasure, approved or kept.
-- What stands follows from all steps in order; an erasure needs a proposal and another person's approval.
CREATE TABLE retention_step (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL REFERENCES support_request,
    kind               text NOT NULL CHECK (kind IN ('REVIEW_DUE', 'RENEWED', 'HELD', 'RELEASED', 'ERASURE_PROPOSED', 'ERASURE_REJECTED',
                                                     'ERASURE_APPROVED')),
    until              date,
    reason             text CHECK (kind = 'REVIEW_DUE' OR length(reason) BETWEEN 1 AND 2000),
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    happened_at        timestamptz NOT NULL,
    CHECK ((kind = 'RENEWED') = (until IS NOT NULL))
);
CREATE INDEX retention_step_by_case ON retention_step (reference, id);
CREATE TRIGGER retention_step_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_step EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_own_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    standing retention_step;
BEGIN
    SELECT * INTO standing FROM retention_step s WHERE s.reference = NEW.reference AND s.kind <> 'REVIEW_DUE' ORDER BY s.id DESC LIMIT 1;
    IF standing.kind IS DISTINCT FROM 'ERASURE_PROPOSED' OR standing.actor = NEW.actor THEN
        RAISE EXCEPTION 'an erasure is approved by another person than proposed it' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER erasure_is_independent BEFORE INSERT ON retention_step FOR EACH ROW
    WHEN (NEW.kind = 'ERASURE_APPROVED') EXECUTE FUNCTION refuse_own_erasure();

CREATE FUNCTION audit_retention() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, 'RETENTION_' || NEW.kind, NEW.reference, NEW.id::text,
                       audit_text(NEW.until::text, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
CREATE TRIGGER retention_is_audited AFTER INSERT ON retention_step FOR EACH ROW EXECUTE FUNCTION audit_retention();

ALTER TABLE support_request ADD COLUMN erased_at timestamptz;

-- Removes what a case says and whom it names, and the salts that tie the audit to it. What was done, when and by which office stays.
-- Runs as the owner and only within the wall: a case the acting organisation does not see is not there to be erased.
CREATE FUNCTION relay_erase(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    standing text;
    target record;
BEGIN
    SELECT s.kind INTO standing FROM retention_step s WHERE s.reference = wanted AND s.kind <> 'REVIEW_DUE' ORDER BY s.id DESC LIMIT 1;
    IF standing IS DISTINCT FROM 'ERASURE_APPROVED' THEN
        RAISE EXCEPTION 'no approved erasure of %', wanted USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    UPDATE support_request SET title = 'Erased', content = '{}', submitted_by = 'erased', erased_at = now(), process_instance_id = NULL
     WHERE reference = wanted AND status IN ('CLOSED', 'DECLINED', 'WITHDRAWN');
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
    DELETE FROM evidence_chunk WHERE reference = wanted;
    UPDATE evidence SET file_name = 'erased', description = 'Erased', source_url = NULL, captured_at = NULL, erased_at = now()
     WHERE reference = wanted;
    DELETE FROM audit_salt WHERE reference = wanted;
    -- Tables of later migrations say for themselves what of a case they erase: relay_erase_<name>(reference).
    FOR target IN SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'relay\_erase\_%'
                   ORDER BY p.proname LOOP
        EXECUTE format('SELECT %I($1)', target.proname) USING wanted;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase, audit_retention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_erase TO relay_app;

ALTER TABLE retention_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_step FORCE ROW LEVEL SECURITY;
CREATE POLICY retention_step_with_case ON retention_step USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON retention_step TO relay_app;
GRANT UPDATE (retention_until) ON support_request TO relay_app;
