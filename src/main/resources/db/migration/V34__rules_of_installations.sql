-- rolling: the version before does not know the table, and deploys the rules of the release
-- The decision tables that an installation replaced or took back, as each start notices it. Only the function below writes and reads it.
CREATE TABLE rule_change (
    number          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision        text NOT NULL CHECK (decision IN ('timeLimits', 'escalation', 'channel', 'preservationPeriods')),
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    of_installation boolean NOT NULL,
    noticed_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN rule_change.of_installation IS 'false where the table is that of the release again';
CREATE TRIGGER rule_change_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_change EXECUTE FUNCTION refuse_change();
ALTER TABLE rule_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_change_kept ON rule_change TO CURRENT_USER USING (true); -- by relay_rules_changed

-- Notes a change in the audit of INTERPOL. The first table of a release is no change. Nodes that start at once note one change once.
CREATE FUNCTION relay_rules_changed(decision text, sha256 text, of_installation boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    newest text;
BEGIN
    LOCK TABLE rule_change IN SHARE ROW EXCLUSIVE MODE;
    SELECT c.sha256 INTO newest FROM rule_change c WHERE c.decision = relay_rules_changed.decision ORDER BY c.number DESC LIMIT 1;
    IF newest = relay_rules_changed.sha256 OR (newest IS NULL AND NOT relay_rules_changed.of_installation) THEN
        RETURN false;
    END IF;
    INSERT INTO rule_change (decision, sha256, of_installation)
    VALUES (relay_rules_changed.decision, relay_rules_changed.sha256, relay_rules_changed.of_installation);
    PERFORM audit_note('INTERPOL', 'relay', CASE WHEN relay_rules_changed.of_installation THEN 'RULES_OF_INSTALLATION' ELSE 'RULES_OF_RELEASE' END,
                       NULL, format('%s %s', relay_rules_changed.decision, relay_rules_changed.sha256), NULL);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION relay_rules_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_rules_changed TO relay_app;
