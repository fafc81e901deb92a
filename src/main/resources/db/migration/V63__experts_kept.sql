-- A country keeps its experts: it changes what it says of them, and takes them off the roster. Who did so stands in the audit.
ALTER TABLE expert ADD COLUMN changed_by text, ADD COLUMN changed_at timestamptz;
COMMENT ON COLUMN expert.changed_by IS 'of the last change; null if there was none';

CREATE POLICY expert_changed ON expert FOR UPDATE
    USING (organisation = relay_organisation()) WITH CHECK (organisation = relay_organisation());
GRANT UPDATE (user_id, name, expertise, languages, clearance, available, on_roster, changed_by, changed_at) ON expert TO relay_app;

CREATE FUNCTION audit_expert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.changed_by, NEW.added_by), CASE TG_OP WHEN 'INSERT' THEN 'EXPERT_ADDED' ELSE 'EXPERT_CHANGED' END,
                       NULL, NEW.code, audit_text(NEW.user_id, NEW.name, NEW.expertise::text, NEW.languages::text, NEW.clearance,
                                                  NEW.available::text, NEW.on_roster::text));
    RETURN NULL;
END $$;
CREATE TRIGGER expert_is_audited AFTER INSERT OR UPDATE ON expert FOR EACH ROW EXECUTE FUNCTION audit_expert();
REVOKE EXECUTE ON FUNCTION audit_expert FROM PUBLIC;
