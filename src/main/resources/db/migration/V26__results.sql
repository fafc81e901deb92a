-- What came of cases: the seizures, arrests and accounts closed that the agency or its NCB reports, until the case is erased.

-- One report of results, from the record of the case on. Data enter INTERPOL only from an official source (Annex 1.1): INTERPOL and invited
-- countries read a report once the NCB or an agency that it approves stands behind it.
CREATE TABLE result_report (
    id              uuid PRIMARY KEY,
    reference       text NOT NULL REFERENCES support_request,
    content         jsonb NOT NULL,
    seizures        int NOT NULL CHECK (seizures >= 0),
    arrests         int NOT NULL CHECK (arrests >= 0),
    accounts_closed int NOT NULL CHECK (accounts_closed >= 0),
    reported_by     text NOT NULL,
    reported_at     timestamptz NOT NULL,
    confirmed_by    text,
    confirmed_at    timestamptz,
    CHECK (seizures + arrests + accounts_closed > 0),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
COMMENT ON COLUMN result_report.arrests IS 'persons arrested';
COMMENT ON COLUMN result_report.confirmed_by IS 'the officer of the official source: who reported it, or who confirmed it for the NCB';
CREATE INDEX result_report_by_case ON result_report (reference, reported_at);
ALTER TABLE result_report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY result_report_seen ON result_report FOR SELECT
    USING (relay_sees(reference) AND (confirmed_at IS NOT NULL OR left(reference, 3) = relay_organisation()));
CREATE POLICY result_report_filed ON result_report FOR INSERT
    WITH CHECK (left(reference, 3) = relay_organisation() AND relay_sees(reference));
CREATE POLICY result_report_confirmed ON result_report FOR UPDATE
    USING (left(reference, 3) = relay_organisation() AND relay_sees(reference)) WITH CHECK (left(reference, 3) = relay_organisation());
CREATE POLICY result_report_erased ON result_report TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at) ON result_report TO relay_app;
CREATE TRIGGER case_is_recorded BEFORE INSERT ON result_report FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON result_report DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();

-- relay_erase calls it.
CREATE FUNCTION relay_erase_results(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM result_report WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_results FROM PUBLIC;

-- The board counts confirmed results; the counts stay when a case is erased.
ALTER TABLE case_figure ADD COLUMN seizures int NOT NULL DEFAULT 0, ADD COLUMN arrests int NOT NULL DEFAULT 0,
    ADD COLUMN accounts_closed int NOT NULL DEFAULT 0;
GRANT UPDATE (seizures, arrests, accounts_closed) ON case_figure TO relay_app;
CREATE FUNCTION count_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET seizures = f.seizures + NEW.seizures, arrests = f.arrests + NEW.arrests,
           accounts_closed = f.accounts_closed + NEW.accounts_closed
     WHERE f.reference = NEW.reference;
    RETURN NULL;
END $$;
CREATE TRIGGER results_are_counted AFTER INSERT ON result_report FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION count_results();
CREATE TRIGGER confirmed_results_are_counted AFTER UPDATE OF confirmed_at ON result_report FOR EACH ROW
    WHEN (OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION count_results();
