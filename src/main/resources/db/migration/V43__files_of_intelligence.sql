-- Files of intelligence: in the same tables as the evidence of cases, and behind walls of their own.

-- Whether intelligence was sent to who acts, and not recalled. Only released intelligence is sent (dispatch_is_released).
CREATE FUNCTION relay_is_sent(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM public.dispatch d
                    WHERE d.reference = wanted AND d.organisation = relay_organisation() AND d.recalled_at IS NULL);
END $$;

-- Files of intelligence are INTERPOL's until it is released, and then also those of each country that it was sent to: the owner of a case
-- who is asked for consent has none of them.
CREATE OR REPLACE FUNCTION relay_handles_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN starts_with(wanted, 'INT-') THEN relay_is_producer() OR relay_is_sent(wanted)
                ELSE relay_organisation() IN (left(wanted, 3), 'INTERPOL') AND relay_sees(wanted) END
    $$;

-- INTERPOL alone adds files to intelligence.
CREATE FUNCTION relay_adds_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT relay_handles_evidence(wanted) AND (relay_organisation() = 'INTERPOL' OR NOT starts_with(wanted, 'INT-'))
    $$;
ALTER POLICY evidence_handled ON evidence WITH CHECK (relay_adds_evidence(reference));
ALTER POLICY evidence_chunk_handled ON evidence_chunk WITH CHECK (relay_adds_evidence(reference));
ALTER POLICY evidence_scan_handled ON evidence_scan WITH CHECK (relay_adds_evidence(reference));

-- A country does not learn who else has a file of intelligence.
ALTER POLICY evidence_custody_handled ON evidence_custody USING (
    relay_handles_evidence(reference)
    AND CASE WHEN relay_organisation() = 'INTERPOL' THEN EXISTS (SELECT FROM evidence e WHERE e.id = evidence_custody.evidence_id)
             ELSE actor_organisation = relay_organisation() OR NOT starts_with(reference, 'INT-') END);

-- The reference is of either, so a trigger says that it must exist, and no foreign key does.
ALTER TABLE evidence DROP CONSTRAINT evidence_reference_fkey;
ALTER TABLE evidence_custody DROP CONSTRAINT evidence_custody_reference_fkey;
-- rolling: it holds for each row that the version before writes
ALTER TABLE evidence_custody ADD FOREIGN KEY (evidence_id, reference) REFERENCES evidence (id, reference);

-- A second person releases intelligence with its files: none is added afterwards.
CREATE FUNCTION refuse_evidence_of_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM support_request r WHERE r.reference = NEW.reference)
       AND NOT EXISTS (SELECT FROM intelligence i WHERE i.reference = NEW.reference AND i.status IN ('REGISTERED', 'NOT_RELEASED')) THEN
        RAISE EXCEPTION 'evidence % is of no case, and of no intelligence that may still be released', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_is_of_something BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_evidence_of_nothing();

-- The search finds the names and descriptions of these files, too.
DO $do$
DECLARE
    searching CONSTANT text := pg_get_functiondef('relay_search(text, text[], integer)'::regprocedure);
    with_files CONSTANT text := replace(searching, '            ELSE
                seen := of_cases;', '            WHEN ''EVIDENCE'' THEN
                seen := of_cases || CASE WHEN relay_is_producer() THEN ''left(t.reference, 3) = ''''INT''''''
                                         ELSE format(''t.reference = ANY (%L)'', ARRAY(SELECT d.reference FROM dispatch d
                                                      WHERE d.organisation = relay_organisation() AND d.recalled_at IS NULL)) END;
            ELSE
                seen := of_cases;');
BEGIN
    ASSERT with_files <> searching;
    EXECUTE with_files;
END $do$;
