-- What the flowchart promises, the database holds too: whoever finds a way past the diagram meets these.

-- No processing, analysis or support before the record in the INTERPOL Information System exists (Annex 1.1).
CREATE FUNCTION refuse_work_before_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM iis_submission s WHERE s.reference = NEW.reference AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'case % is not recorded in the information system', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER triage_follows_the_record BEFORE INSERT ON triage
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
CREATE TRIGGER product_follows_the_record BEFORE INSERT ON product
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
CREATE TRIGGER support_follows_the_record BEFORE UPDATE ON case_capability
    FOR EACH ROW WHEN (NEW.status IN ('CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED'))
    EXECUTE FUNCTION refuse_work_before_the_record();

-- Data enters the information system only from the NCB or from an agency that the NCB approves at that moment (Annex 1.1).
CREATE FUNCTION refuse_unofficial_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    official boolean;
BEGIN
    IF NEW.source = 'NCB' THEN
        SELECT NEW.source_code = r.organisation
               AND (r.agency_code IS NULL
                    OR EXISTS (SELECT 1 FROM source_takeover t WHERE t.reference = r.reference AND t.taken_over))
          INTO official FROM support_request r WHERE r.reference = NEW.reference;
    ELSE
        SELECT a.approved INTO official
          FROM agency_approval a JOIN support_request r ON r.agency_code = a.agency_code
         WHERE r.reference = NEW.reference AND a.agency_code = NEW.source_code
         ORDER BY a.id DESC LIMIT 1;
    END IF;
    IF official IS NOT TRUE THEN
        RAISE EXCEPTION 'case % has no official source %', NEW.reference, NEW.source_code
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER source_is_official BEFORE INSERT ON iis_submission
    FOR EACH ROW EXECUTE FUNCTION refuse_unofficial_source();

-- Direct contact needs two recorded facts: the acknowledgment, and an authorization that is live (Annex 1.1, 1.2).
CREATE FUNCTION relay_direct_contact_open(wanted text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM acknowledgment k WHERE k.reference = wanted AND k.outcome = 'ACKNOWLEDGED')
           AND EXISTS (SELECT 1 FROM authorization_fact g
                        WHERE g.reference = wanted AND g.kind = 'GRANTED' AND g.valid_from <= at AND at < g.valid_until)
           AND (SELECT f.kind IN ('GRANTED', 'RESUMED') FROM authorization_fact f
                 WHERE f.reference = wanted ORDER BY f.id DESC LIMIT 1)
    $$;
CREATE FUNCTION refuse_unauthorized_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF relay_direct_contact_open(NEW.reference, NEW.sent_at) IS NOT TRUE THEN
        RAISE EXCEPTION 'direct contact is not authorized on case %', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER direct_delivery_is_authorized BEFORE UPDATE ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();
CREATE TRIGGER new_direct_delivery_is_authorized BEFORE INSERT ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();
CREATE TRIGGER direct_message_is_authorized BEFORE INSERT ON case_message
    FOR EACH ROW WHEN (NEW.sender_party <> 'NCB' AND NEW.recipient_party <> 'NCB')
    EXECUTE FUNCTION refuse_unauthorized_contact();

-- Nobody decides on what they wrote (our default): not the author on the request, not the analyst on the assessment.
CREATE FUNCTION refuse_decision_on_own_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided_by text := coalesce(to_jsonb(NEW) ->> 'decided_by', to_jsonb(NEW) ->> 'recorded_by');
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.submitted_by = decided_by) THEN
        RAISE EXCEPTION 'case % cannot be decided by its author', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acknowledgment_is_independent BEFORE INSERT ON acknowledgment
    FOR EACH ROW EXECUTE FUNCTION refuse_decision_on_own_request();
CREATE TRIGGER authorization_is_independent BEFORE INSERT ON authorization_fact
    FOR EACH ROW WHEN (NEW.kind IN ('GRANTED', 'REFUSED')) EXECUTE FUNCTION refuse_decision_on_own_request();

CREATE FUNCTION refuse_decision_on_own_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.recorded_by = (SELECT t.recorded_by FROM triage t WHERE t.reference = NEW.reference AND t.step = 'ASSESSED'
                           ORDER BY t.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'case % cannot be decided by its assessor', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER triage_is_independent BEFORE INSERT ON triage
    FOR EACH ROW WHEN (NEW.step <> 'ASSESSED') EXECUTE FUNCTION refuse_decision_on_own_assessment();

-- A country opens its own cases and ends what it opened; INTERPOL invites to a case that it sees (policy case_access_invited).
-- Nobody opens another country's case to themselves.
DROP POLICY case_access_own ON case_access;
CREATE POLICY case_access_seen ON case_access FOR SELECT
    USING (organisation = relay_organisation() OR owner = relay_organisation());
CREATE POLICY case_access_opened ON case_access FOR INSERT
    WITH CHECK (owner = relay_organisation() AND starts_with(reference, owner || '-'));
CREATE POLICY case_access_ended ON case_access FOR UPDATE USING (owner = relay_organisation());
