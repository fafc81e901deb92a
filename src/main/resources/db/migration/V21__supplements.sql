-- Supplements: what a country adds to its case after the record in the INTERPOL Information System was asked for. Data enter from an
-- official source only (Annex 1.1): until a supplement is accepted, it exists for its own country and for nobody else.

CREATE TABLE supplement (
    id              uuid PRIMARY KEY,
    reference       text NOT NULL REFERENCES support_request,
    kind            text NOT NULL CHECK (kind IN ('EVIDENCE', 'FACTS', 'CORRECTION')),
    content         jsonb NOT NULL,
    agency_code     text,
    filed_by        text NOT NULL,
    filed_at        timestamptz NOT NULL,
    status          text NOT NULL DEFAULT 'WAITING_FOR_NCB'
                    CHECK (status IN ('WAITING_FOR_NCB', 'ACCEPTED', 'RETURNED', 'DECLINED')),
    source          text CHECK (source IN ('NCB', 'APPROVED_AGENCY')),
    source_code     text,
    decided_by      text CHECK (decided_by <> filed_by),
    decided_at      timestamptz,
    reason          text,
    said            jsonb, -- as of timeline_event
    next_attempt_at timestamptz,
    attempts        int NOT NULL DEFAULT 0,
    last_error      text,
    record_number   text UNIQUE,
    recorded_at     timestamptz,
    UNIQUE (id, reference),
    CHECK ((status = 'ACCEPTED') = (source IS NOT NULL) AND (source IS NULL) = (source_code IS NULL)),
    CHECK (status NOT IN ('RETURNED', 'DECLINED') OR length(reason) > 0),
    CHECK (status = 'ACCEPTED' OR next_attempt_at IS NULL),
    CHECK ((record_number IS NULL) = (recorded_at IS NULL))
);
COMMENT ON COLUMN supplement.id IS 'of evidence: the id of the original';
COMMENT ON COLUMN supplement.agency_code IS 'the agency that filed it; null where the NCB did';
COMMENT ON COLUMN supplement.decided_by IS 'who decided for the NCB; null where an official source filed it';
COMMENT ON COLUMN supplement.record_number IS 'of the amendment in the information system';
CREATE INDEX supplement_by_case ON supplement (reference, filed_at, id);
CREATE INDEX supplement_due ON supplement (next_attempt_at) WHERE record_number IS NULL AND next_attempt_at IS NOT NULL;
ALTER TABLE supplement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY supplement_in_the_record ON supplement
    USING (relay_worker() = 'iis' OR left(reference, 3) = relay_organisation() AND relay_sees(reference)
           OR status = 'ACCEPTED' AND relay_handles_evidence(reference) AND relay_recorded(reference))
    WITH CHECK (relay_worker() = 'iis' OR left(reference, 3) = relay_organisation());
CREATE POLICY supplement_erased ON supplement TO CURRENT_USER
    USING (reference = current_setting('relay.erasing', true)); -- by relay_erase_supplements
GRANT SELECT, INSERT, UPDATE (status, source, source_code, decided_by, decided_at, reason, said, next_attempt_at, attempts, last_error,
                              record_number, recorded_at) ON supplement TO relay_app;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE OF status ON supplement DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();

-- A supplement is decided once, and accepted from the NCB, or from an agency that the NCB approves at that moment (Annex 1.1).
CREATE FUNCTION refuse_unofficial_supplement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    official boolean := true;
BEGIN
    IF TG_OP = 'INSERT' THEN
        official := NEW.status = 'WAITING_FOR_NCB';
    ELSIF current_setting('relay.erasing', true) = NEW.reference THEN
        RETURN NEW;
    ELSIF OLD.status <> 'WAITING_FOR_NCB' THEN
        RAISE EXCEPTION 'supplement % is decided', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    ELSIF NEW.source = 'NCB' THEN
        official := NEW.source_code = left(NEW.reference, 3) AND (NEW.agency_code IS NULL OR NEW.decided_by IS NOT NULL);
    ELSIF NEW.source IS NOT NULL THEN
        SELECT a.approved INTO official FROM agency_approval a
         WHERE a.agency_code = NEW.source_code AND NEW.source_code = NEW.agency_code ORDER BY a.id DESC LIMIT 1;
    END IF;
    IF official IS NOT TRUE THEN
        RAISE EXCEPTION 'supplement % has no official source', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER source_is_official BEFORE INSERT OR UPDATE OF status, source, source_code, decided_by, reason ON supplement
    FOR EACH ROW EXECUTE FUNCTION refuse_unofficial_supplement();

-- Claims the amendment that fell due first; the record itself comes before.
CREATE FUNCTION relay_claim_amendment(due timestamptz, lease timestamptz) RETURNS SETOF supplement LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'iis', true);
BEGIN
    RETURN QUERY
        UPDATE supplement s SET next_attempt_at = lease, attempts = s.attempts + 1
         WHERE s.id = (SELECT w.id FROM supplement w
                        WHERE w.record_number IS NULL AND w.next_attempt_at <= due AND relay_recorded(w.reference)
                        ORDER BY w.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING s.*;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- An amendment of a record in the local registry.
CREATE TABLE iis_amendment (
    record_number text PRIMARY KEY,
    supplement    uuid NOT NULL UNIQUE,
    reference     text NOT NULL,
    organisation  text NOT NULL REFERENCES organisation,
    provenance    jsonb NOT NULL,
    recorded_at   timestamptz NOT NULL
);
CREATE INDEX iis_amendment_by_case ON iis_amendment (reference);
ALTER TABLE iis_amendment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_amendment_of_case ON iis_amendment
    USING (relay_worker() = 'iis' OR organisation = relay_organisation() OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis');
GRANT SELECT, INSERT ON iis_amendment TO relay_app;

-- Evidence that its country adds after the record was asked for is a supplement. INTERPOL handles what is in the record, what amends it,
-- and what its own team added.
ALTER TABLE evidence ADD COLUMN supplement uuid CHECK (supplement = id);
-- rolling: the version before leaves the column null
ALTER TABLE evidence ADD FOREIGN KEY (supplement, reference) REFERENCES supplement (id, reference) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX evidence_by_supplement ON evidence (supplement) WHERE supplement IS NOT NULL;
COMMENT ON COLUMN evidence.supplement IS 'its own id, where it was added after the record; else null';
CREATE FUNCTION refuse_evidence_past_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.supplement IS NULL AND NEW.received_organisation <> 'INTERPOL'
       AND EXISTS (SELECT FROM iis_submission s WHERE s.reference = NEW.reference) THEN
        RAISE EXCEPTION 'evidence % is no supplement of a recorded case', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- A node of the version before is refused such a file while nodes are replaced; its officer sends it again.
CREATE TRIGGER evidence_amends_the_record BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_evidence_past_the_record();

ALTER POLICY evidence_handled ON evidence USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR supplement IS NULL
         OR EXISTS (SELECT FROM supplement s WHERE s.id = evidence.supplement)));
ALTER POLICY evidence_chunk_handled ON evidence_chunk USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_chunk.evidence_id)));
ALTER POLICY evidence_custody_handled ON evidence_custody USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_custody.evidence_id)));
ALTER POLICY evidence_scan_handled ON evidence_scan USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_scan.evidence_id)));

-- Until a supplement is accepted, nothing tells others of it: no event, reminder, passage or task.
CREATE FUNCTION relay_is_of_country(kind text, said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT kind IN ('SUPPLEMENT_FILED', 'SUPPLEMENT_RETURNED', 'SUPPLEMENT_DECLINED')
           OR coalesce(said @> '[["limit.supplement"]]' OR said @> '[["process.supplementDecision"]]', false)
    $$;
COMMENT ON FUNCTION relay_is_of_country(text, jsonb) IS 'whether an event passes between an agency and its NCB alone';
ALTER POLICY timeline_event_with_case ON timeline_event
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR NOT relay_is_of_country(kind, said)));
ALTER POLICY escalation_with_case ON escalation
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR step <> 'supplement'));

ALTER TABLE official_copy DROP CONSTRAINT official_copy_subject_check;
-- rolling: it takes all that the version before writes, and one subject more
ALTER TABLE official_copy ADD CONSTRAINT official_copy_subject_check
    CHECK (subject IN ('SUBMISSION', 'CORRECTION', 'DELIVERY', 'MESSAGE', 'WITHDRAWAL', 'EXCHANGE', 'SUPPLEMENT'));

-- Whoever approves an erasure, all of the case is erased, also what that organisation does not see.
CREATE POLICY timeline_event_erased ON timeline_event TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE POLICY evidence_erased ON evidence TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE POLICY evidence_chunk_erased ON evidence_chunk TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE FUNCTION relay_erase_supplements(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE supplement SET content = '{}', filed_by = 'erased', decided_by = NULL, said = NULL,
           reason = CASE WHEN status IN ('RETURNED', 'DECLINED') THEN 'erased' END WHERE reference = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_supplements FROM PUBLIC;
