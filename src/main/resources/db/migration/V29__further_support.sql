-- Support beside what the request asked for: the country asks for it later, or INTERPOL offers it and the agency accepts (Annex 1.1).

-- rolling: it takes all that the version before writes, and one kind more
ALTER TABLE supplement DROP CONSTRAINT supplement_kind_check,
    ADD CONSTRAINT supplement_kind_check CHECK (kind IN ('EVIDENCE', 'FACTS', 'CORRECTION', 'SUPPORT'));
-- rolling: it takes all that the version before writes, and one status more
ALTER TABLE case_capability DROP CONSTRAINT case_capability_status_check,
    ADD CONSTRAINT case_capability_status_check
        CHECK (status IN ('REQUESTED', 'OFFERED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED',
                          'WITHHELD', 'REFUSED', 'WITHDRAWN'));

-- rolling: the version before leaves it null
ALTER TABLE triage ADD COLUMN capability text;
COMMENT ON COLUMN triage.capability IS 'the support that the country asked for later; null where the request as a whole was judged';
DROP INDEX triage_decided_once;
-- rolling: the version before writes no capability, so it decides once as before
CREATE UNIQUE INDEX triage_decided_once ON triage (reference, coalesce(capability, '')) WHERE step <> 'ASSESSED';
CREATE OR REPLACE FUNCTION refuse_decision_on_own_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.recorded_by = (SELECT t.recorded_by FROM triage t WHERE t.reference = NEW.reference AND t.step = 'ASSESSED'
                             AND t.capability IS NOT DISTINCT FROM NEW.capability ORDER BY t.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'case % cannot be decided by its assessor', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- There is no team without a recorded request for one, or an offer that the agency accepted (Annex 2.3).
CREATE OR REPLACE FUNCTION refuse_team_without_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_capability c JOIN iis_submission s USING (reference)
                    WHERE c.reference = NEW.reference AND c.capability = 'IST_DEPLOYMENT' AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN')
                      AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no recorded request of % asks for a team', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- relay_erase calls it after functions that end the wider sight for themselves (V17, V26); what waits for the NCB or was returned goes, too.
CREATE OR REPLACE FUNCTION relay_erase_supplements(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE supplement SET content = '{}', filed_by = 'erased', decided_by = NULL, said = NULL,
           reason = CASE WHEN status IN ('RETURNED', 'DECLINED') THEN 'erased' END WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
