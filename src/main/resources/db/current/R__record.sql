-- What holds for acknowledgment, direct contact, the record in the INTERPOL Information System and supplements, also on a way past the
-- diagram.
SET LOCAL lock_timeout = '10s';

-- No officer decides on what they filed or corrected (our default).
CREATE OR REPLACE FUNCTION refuse_decision_on_own_request() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION refuse_unauthorized_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF relay_direct_contact_open(NEW.reference, NEW.sent_at) IS NOT TRUE THEN
        RAISE EXCEPTION 'direct contact is not authorized on case %', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Claims the record that fell due first.
CREATE OR REPLACE FUNCTION relay_claim_record(due timestamptz, lease timestamptz) RETURNS SETOF iis_submission LANGUAGE plpgsql AS $$
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

-- A decision is of the round in which it is recorded: one for each sending back of its case to the status that it begins with, or before.
CREATE OR REPLACE FUNCTION count_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.round := 1 + relay_sent_back(NEW.reference, TG_ARGV[0]);
    RETURN NEW;
END $$;

-- The record is made once, and only amended from then on (Annex 1.1): its case is not sent back over it.
CREATE OR REPLACE FUNCTION refuse_second_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM iis_submission s WHERE s.reference = NEW.reference) THEN
        RAISE EXCEPTION 'case % is not recorded a second time', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Data enters the information system only from the NCB or from an agency that the NCB approves at that moment (Annex 1.1).
CREATE OR REPLACE FUNCTION refuse_unofficial_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    official boolean;
BEGIN
    IF NEW.source = 'NCB' THEN
        SELECT NEW.source_code = r.organisation
               AND (r.agency_code IS NULL
                    OR EXISTS (SELECT 1 FROM source_takeover t WHERE t.reference = r.reference AND t.taken_over
                                                                AND t.round > relay_sent_back(r.reference, 'ACKNOWLEDGED')))
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

-- No processing, analysis or support before the record exists (Annex 1.1); the tables of support call it.
CREATE OR REPLACE FUNCTION refuse_work_before_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM iis_submission s WHERE s.reference = NEW.reference AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'case % is not recorded in the information system', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Every state of direct contact (Annex 1.1, 1.2): granted unasked or again, renewed, lapsed, ended with the case. Each decision is a row of
-- its own; this enforces their order, also on a way past the diagram.
CREATE OR REPLACE FUNCTION refuse_authorization_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    earlier text;
    ends    timestamptz;
    stands  boolean;
    fits    boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('authorization_fact'), hashtext(NEW.reference));
    SELECT kind INTO earlier FROM authorization_fact WHERE reference = NEW.reference ORDER BY id DESC LIMIT 1;
    SELECT valid_until INTO ends FROM authorization_fact
     WHERE reference = NEW.reference AND kind IN ('GRANTED', 'RENEWED') ORDER BY id DESC LIMIT 1;
    stands := coalesce(earlier IN ('GRANTED', 'RENEWED', 'RESUMED', 'SUSPENDED'), false);
    fits := CASE NEW.kind
        WHEN 'GRANTED' THEN NOT stands OR ends <= NEW.recorded_at
        WHEN 'REFUSED' THEN earlier IS NULL
        WHEN 'LAPSED' THEN earlier IS NULL
        WHEN 'RESUMED' THEN earlier = 'SUSPENDED'
        WHEN 'RENEWED' THEN stands AND earlier <> 'SUSPENDED'
        WHEN 'SUSPENDED' THEN stands AND earlier <> 'SUSPENDED'
        ELSE stands END;
    IF fits IS NOT TRUE THEN
        RAISE EXCEPTION 'authorization of case % is %, not to be %', NEW.reference, coalesce(earlier, 'undecided'), NEW.kind
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Over the NCB nothing passes without an act of the country: neither INTERPOL nor the agency itself decides.
CREATE OR REPLACE FUNCTION refuse_passage_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.outcome IS NOT NULL OR relay_side() <> 'NCB' THEN
        RAISE EXCEPTION 'exchange % passes by an act of the NCB only', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A supplement is decided once, and accepted from the NCB, or from an agency that the NCB approves at that moment (Annex 1.1).
CREATE OR REPLACE FUNCTION refuse_unofficial_supplement() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Claims the amendment that fell due first; the record itself comes before.
CREATE OR REPLACE FUNCTION relay_claim_amendment(due timestamptz, lease timestamptz) RETURNS SETOF supplement LANGUAGE plpgsql AS $$
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

-- Evidence that its country adds after the record was asked for is a supplement.
CREATE OR REPLACE FUNCTION refuse_evidence_past_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.supplement IS NULL AND NEW.received_organisation <> 'INTERPOL'
       AND EXISTS (SELECT FROM iis_submission s WHERE s.reference = NEW.reference) THEN
        RAISE EXCEPTION 'evidence % is no supplement of a recorded case', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
