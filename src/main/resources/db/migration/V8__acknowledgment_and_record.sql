-- What the NCB does with a request: acknowledge it, decide on direct contact, and have it recorded in the INTERPOL Information System.
-- The triggers enforce what the flowchart promises, also on a way past the diagram.

-- Nobody decides on what they filed or corrected (our default).
CREATE FUNCTION refuse_decision_on_own_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided_by text := coalesce(to_jsonb(NEW) ->> 'decided_by', to_jsonb(NEW) ->> 'recorded_by');
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.submitted_by = decided_by)
       OR EXISTS (SELECT 1 FROM request_version v WHERE v.reference = NEW.reference AND v.written_by = decided_by) THEN
        RAISE EXCEPTION 'case % cannot be decided by its author', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- One answer of the NCB to a submission: acknowledged, returned with the missing points, or declined with a reason.
CREATE TABLE acknowledgment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    outcome    text NOT NULL CHECK (outcome IN ('ACKNOWLEDGED', 'RETURNED', 'DECLINED')),
    reason     text CHECK (outcome = 'ACKNOWLEDGED' OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX acknowledgment_by_case ON acknowledgment (reference, id);
CREATE UNIQUE INDEX acknowledgment_final_once ON acknowledgment (reference) WHERE outcome <> 'RETURNED';
CREATE TRIGGER acknowledgment_is_independent BEFORE INSERT ON acknowledgment
    FOR EACH ROW EXECUTE FUNCTION refuse_decision_on_own_request();
ALTER TABLE acknowledgment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY acknowledgment_with_case ON acknowledgment USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON acknowledgment TO relay_app;

-- One fact about direct contact between an agency and INTERPOL; whether it is open follows from all of them in order.
CREATE TABLE authorization_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('GRANTED', 'REFUSED', 'SUSPENDED', 'RESUMED', 'REVOKED', 'EXPIRED')),
    agency      text,
    scope       text,
    valid_from  timestamptz,
    valid_until timestamptz,
    reason      text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (kind <> 'GRANTED' OR (agency IS NOT NULL AND scope IS NOT NULL AND valid_from < valid_until))
);
CREATE INDEX authorization_fact_by_case ON authorization_fact (reference, id);
CREATE UNIQUE INDEX authorization_decided_once ON authorization_fact (reference) WHERE kind IN ('GRANTED', 'REFUSED');
CREATE UNIQUE INDEX authorization_ended_once ON authorization_fact (reference) WHERE kind IN ('REVOKED', 'EXPIRED');
-- To resume a grant is to decide on it again.
CREATE TRIGGER authorization_is_independent BEFORE INSERT ON authorization_fact
    FOR EACH ROW WHEN (NEW.kind IN ('GRANTED', 'REFUSED', 'RESUMED')) EXECUTE FUNCTION refuse_decision_on_own_request();
ALTER TABLE authorization_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY authorization_fact_with_case ON authorization_fact USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON authorization_fact TO relay_app;

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

-- Whether the NCB takes over as the source from an agency that it has not approved (Annex 1.1).
CREATE TABLE source_takeover (
    reference  text PRIMARY KEY REFERENCES support_request,
    taken_over boolean NOT NULL,
    reason     text CHECK (taken_over OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
ALTER TABLE source_takeover ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY source_takeover_with_case ON source_takeover USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON source_takeover TO relay_app;

-- One check of quality, level, handling and retention by the NCB before the record is made.
CREATE TABLE record_check (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference            text NOT NULL REFERENCES support_request,
    purpose              text NOT NULL,
    confidentiality      text NOT NULL,
    handling             text,
    restricted_countries text[] NOT NULL,
    retention_until      date NOT NULL,
    remark               text,
    checked_by           text NOT NULL,
    checked_at           timestamptz NOT NULL
);
CREATE INDEX record_check_by_case ON record_check (reference, id);
ALTER TABLE record_check ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY record_check_with_case ON record_check USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON record_check TO relay_app;

-- The record of a case in the INTERPOL Information System: what was asked, from which official source, under which number.
CREATE TABLE iis_submission (
    reference            text PRIMARY KEY REFERENCES support_request,
    source               text NOT NULL CHECK (source IN ('NCB', 'APPROVED_AGENCY')),
    source_code          text NOT NULL,
    purpose              text NOT NULL,
    confidentiality      text NOT NULL,
    handling             text,
    restricted_countries text[] NOT NULL,
    retention_until      date NOT NULL,
    entered_by           text NOT NULL,
    entered_at           timestamptz NOT NULL,
    next_attempt_at      timestamptz NOT NULL,
    attempts             int NOT NULL DEFAULT 0,
    last_error           text,
    record_number        text UNIQUE,
    recorded_at          timestamptz,
    CHECK ((record_number IS NULL) = (recorded_at IS NULL))
);
CREATE INDEX iis_submission_due ON iis_submission (next_attempt_at) WHERE record_number IS NULL;
ALTER TABLE iis_submission ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_submission_of_case ON iis_submission
    USING (relay_worker() = 'iis' OR relay_sees(reference)) WITH CHECK (relay_worker() = 'iis' OR relay_sees(reference));
CREATE POLICY iis_submission_matched ON iis_submission FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, UPDATE (next_attempt_at, attempts, last_error, record_number, recorded_at) ON iis_submission TO relay_app;

-- Claims the record that fell due first.
CREATE FUNCTION relay_claim_record(due timestamptz, lease timestamptz) RETURNS SETOF iis_submission LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'iis', true);
BEGIN
    RETURN QUERY
        UPDATE iis_submission i SET next_attempt_at = lease, attempts = i.attempts + 1
         WHERE i.reference = (SELECT w.reference FROM iis_submission w
                               WHERE w.record_number IS NULL AND w.next_attempt_at <= due
                               ORDER BY w.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING i.*;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- Whether the record of a case exists; matching asks this of any case.
CREATE FUNCTION relay_recorded(reference text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL);
END $$;
COMMENT ON FUNCTION relay_recorded(text) IS 'whether the record of a case exists, as far as whoever asks sees it';

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

-- No processing, analysis or support before the record exists (Annex 1.1); the tables of support call it.
CREATE FUNCTION refuse_work_before_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM iis_submission s WHERE s.reference = NEW.reference AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'case % is not recorded in the information system', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A record in the local registry, the embedded stand-in for the INTERPOL Information System.
CREATE TABLE iis_registry (
    record_number text PRIMARY KEY,
    reference     text NOT NULL UNIQUE,
    organisation  text NOT NULL REFERENCES organisation,
    provenance    jsonb NOT NULL,
    recorded_at   timestamptz NOT NULL
);
ALTER TABLE iis_registry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_registry_of_case ON iis_registry
    USING (relay_worker() = 'iis' OR organisation = relay_organisation() OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis');
GRANT SELECT, INSERT ON iis_registry TO relay_app;
