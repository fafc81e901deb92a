-- A duplicate is joined to the standing case of its country in two acts: the lead of INTERPOL's team proposes, the NCB decides (our default). From then
-- on its agency reads that case, but not the files that the other agency gave before.

-- 1. The steps of it.
-- rolling: it takes all that the version before writes, and two steps more
ALTER TABLE triage DROP CONSTRAINT triage_step_check,
    ADD CONSTRAINT triage_step_check CHECK (step IN ('ASSESSED', 'APPROVED', 'REJECTED', 'JOIN_PROPOSED', 'KEPT_APART', 'JOINED'));
-- rolling: the version before leaves the column empty
ALTER TABLE triage ADD COLUMN standing text REFERENCES support_request,
    ADD CONSTRAINT triage_names_standing_case CHECK (
        CASE WHEN step IN ('JOIN_PROPOSED', 'KEPT_APART') THEN standing IS NOT NULL AND capability IS NULL ELSE step = 'JOINED' OR standing IS NULL END);
COMMENT ON COLUMN triage.standing IS 'the case to which the request would be joined; null in other steps, and of a request that was joined before version 60 of the schema';
COMMENT ON COLUMN triage.note IS 'the reason of the lead, which the country reads, or of the NCB, which the team reads';
DROP INDEX triage_decided_once;
-- rolling: the version before writes each of these steps once at most
CREATE UNIQUE INDEX triage_decided_once ON triage (reference, coalesce(capability, '')) WHERE step IN ('APPROVED', 'REJECTED', 'JOINED');
-- The same two cases are proposed once, and answered once.
-- rolling: the version before leaves the column empty
CREATE UNIQUE INDEX triage_proposed_once ON triage (standing, reference, step) WHERE standing IS NOT NULL;
-- The agency of neither case learns of a proposal before its NCB has decided, nor what was not joined. The answer is the NCB's.
-- rolling: the version before has no such steps but JOINED; the lead who joins by it is refused until the node is replaced
ALTER POLICY triage_with_case ON triage
    USING (relay_sees(reference) AND (step NOT IN ('JOIN_PROPOSED', 'KEPT_APART') OR relay_side() <> 'AGENCY'))
    WITH CHECK (relay_sees(reference)
                AND CASE WHEN step IN ('JOINED', 'KEPT_APART') THEN relay_side() = 'NCB' AND left(reference, 3) = relay_organisation()
                         WHEN step = 'JOIN_PROPOSED' THEN relay_organisation() = 'INTERPOL' ELSE true END);

-- 2. INTERPOL links no cases by itself and opens none of them: an officer of the NCB does, as INTERPOL proposed.
-- rolling: the lead who joins by the version before is refused until the node is replaced
DROP POLICY case_link_joined ON case_link;
CREATE POLICY case_link_joined ON case_link FOR INSERT TO relay_app
    WITH CHECK (kind = 'JOINED' AND relay_side() = 'NCB' AND relay_actor() <> 'relay' AND left(reference, 3) = relay_organisation()
                AND relay_sees(reference) AND relay_sees(earlier_reference)
                AND EXISTS (SELECT FROM triage t WHERE t.reference = case_link.reference AND t.standing = case_link.earlier_reference
                                                   AND t.step = 'JOIN_PROPOSED'));
-- rolling: as above; the NCB opens a case by the policy by which it shares one
DROP POLICY case_access_joined ON case_access;

-- 3. Files and supplements of the time before: from when on an agency that joined reads them. An agency with which the case was shared
-- already goes on reading all of it.
CREATE FUNCTION relay_reads_files_since(wanted text) RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT min(l.linked_at) FROM case_link l
                       JOIN case_access a ON a.reference = l.earlier_reference AND a.organisation = l.agency_code AND a.granted_at = l.linked_at
                      WHERE l.earlier_reference = wanted AND l.kind = 'JOINED' AND l.agency_code = relay_reader() AND l.ended_at IS NULL), '-infinity');
END $$;
COMMENT ON FUNCTION relay_reads_files_since IS 'from when on who acts reads what agencies add to a case; an agency that joined, from that moment';
REVOKE EXECUTE ON FUNCTION relay_reads_files_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_reads_files_since TO relay_app;
-- rolling: the version before shows an agency less, and needs none of it for its work
ALTER POLICY evidence_reached ON evidence
    USING ((received_organisation <> 'INTERPOL' OR starts_with(reference, 'INT-') OR relay_is_in_contact(reference))
           AND (relay_side() <> 'AGENCY' OR received_at >= relay_reads_files_since(reference)));
-- rolling: the version before shows an agency less, and needs none of it for its work
ALTER POLICY supplement_in_the_record ON supplement
    USING (relay_worker() = 'iis'
           OR (left(reference, 3) = relay_organisation() AND relay_sees(reference)
               OR status = 'ACCEPTED' AND relay_handles_evidence(reference) AND relay_recorded(reference))
              AND (relay_side() <> 'AGENCY' OR agency_code = relay_reader() OR filed_at >= relay_reads_files_since(reference)));

-- What INTERPOL delivers by the grant of one agency is for that one; others read what their NCB forwarded. The policy of products asks this one.
-- rolling: the version before shows an agency less, and needs none of it for its work
ALTER POLICY delivery_reached ON delivery
    USING (relay_side() <> 'AGENCY'
           OR sent_at IS NOT NULL AND (status = 'FORWARDED' OR channel = 'DIRECT' AND relay_stand(reference) = 'AGENCY'));

-- 4. Who learns of a proposal, and of a decision against it. That another agency has joined is no news to that agency.
INSERT INTO event_reader (matter, kind, agency, shared, joined, ncb, interpol)
VALUES ('CASE', 'JOIN_PROPOSED', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH'),
       ('CASE', 'JOIN_KEPT_APART', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH');
DO $$
DECLARE
    writing CONSTANT text := pg_get_functiondef('write_to_parties()'::regprocedure);
    messages CONSTANT text := 'NEW.template <> ''MESSAGE_RECEIVED''';
BEGIN
    ASSERT strpos(writing, messages) > 0;
    EXECUTE replace(writing, messages, 'NEW.template NOT IN (''MESSAGE_RECEIVED'', ''AGENCY_JOINED'')');
END $$;
