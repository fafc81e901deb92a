-- What a national unit answers to intelligence passes to INTERPOL over the channel (Annex 1.2): directly with the NCB's copy, or by an act of the
-- NCB. Until it has passed its country alone reads it; then the dispatch says it.
CREATE TABLE unit_answer (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference      text NOT NULL REFERENCES intelligence,
    organisation   text NOT NULL REFERENCES organisation,
    kind           text NOT NULL CHECK (kind IN ('RECEIPT', 'REPORT')),
    outcome        text,
    report         text,
    direct_contact boolean NOT NULL,
    given_by       text NOT NULL,
    given_at       timestamptz NOT NULL
);
COMMENT ON COLUMN unit_answer.direct_contact IS 'whether the unit asks for direct contact';
CREATE INDEX unit_answer_by_country ON unit_answer (reference, organisation);
ALTER TABLE unit_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_answer_of_country ON unit_answer
    USING (organisation = relay_organisation() AND relay_receives(reference))
    WITH CHECK (organisation = relay_organisation() AND relay_receives(reference));
CREATE POLICY unit_answer_erased ON unit_answer TO CURRENT_USER USING (reference = current_setting('relay.erasing', true)); -- by relay_erase
GRANT SELECT, INSERT ON unit_answer TO relay_app;

-- relay_erase calls it after functions that end the wider sight for themselves (V17, V26).
CREATE FUNCTION relay_erase_unit_answer(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE unit_answer SET outcome = NULL, report = NULL, given_by = 'erased' WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_unit_answer FROM PUBLIC;

-- The unit itself gives its answer to INTERPOL only while direct contact is authorized on the case that the intelligence answers.
CREATE FUNCTION refuse_answer_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF relay_side() = 'AGENCY' AND relay_direct_contact_open((SELECT i.related_reference FROM intelligence i WHERE i.reference = NEW.reference),
                                                              now()) IS NOT TRUE THEN
        RAISE EXCEPTION 'an answer to intelligence % passes by an act of the NCB only', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- rolling: the version before refuses the same
CREATE TRIGGER ncb_passes_answer BEFORE UPDATE OF acknowledged_at, reported_at ON dispatch FOR EACH ROW EXECUTE FUNCTION refuse_answer_without_ncb();
