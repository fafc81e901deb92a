-- rolling: older nodes read and write the columns that they know; they send to the desk of their settings and show the countries of their file
-- The directory: organisations and agencies are changed while the relay runs. Two operators change an organisation; the head of an NCB, or two
-- operators, change an agency. Each change is in the audit of the organisation.
ALTER TABLE organisation ADD COLUMN language text CHECK (language IN ('en', 'fr', 'es', 'ar')),
    ADD COLUMN changed_by text,
    ADD COLUMN changed_at timestamptz;
COMMENT ON COLUMN organisation.language IS 'of letters; null for the language of the settings, else English';
COMMENT ON COLUMN organisation.changed_by IS 'who confirmed the last change; null while the row is as a start added it';
GRANT UPDATE (language, changed_by, changed_at) ON organisation TO relay_app;

-- Every letter reads the table, so it has no row-level security. A start writes the desk of the settings until operators change the address.
CREATE FUNCTION refuse_change_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('public.administration_change') AND relay_worker() IS DISTINCT FROM 'administration'
       AND NOT (NEW.code = 'INTERPOL' AND OLD.changed_at IS NULL AND NEW.changed_at IS NULL) THEN
        RAISE EXCEPTION 'two operators change an organisation' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_is_changed_by_two BEFORE UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION refuse_change_of_one();

CREATE FUNCTION audit_organisation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.code, NEW.changed_by, 'ORGANISATION_CHANGED', NULL, NEW.code,
                       audit_text(NEW.name, NEW.alpha2, NEW.mail_address, NEW.language, NEW.time_zone, NEW.weekend, NEW.changed_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_organisation FROM PUBLIC;
CREATE TRIGGER organisation_is_audited AFTER INSERT OR UPDATE ON organisation
    FOR EACH ROW WHEN (NEW.changed_by IS NOT NULL) EXECUTE FUNCTION audit_organisation();

ALTER TABLE agency ADD COLUMN changed_by text,
    ADD COLUMN changed_at timestamptz;
COMMENT ON COLUMN agency.changed_by IS 'who added or last changed it; null for an agency of the demo';
GRANT UPDATE (name, mail_address, changed_by, changed_at) ON agency TO relay_app;
CREATE POLICY agency_changed ON agency FOR UPDATE USING (organisation = relay_organisation());

CREATE FUNCTION audit_agency() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.changed_by, CASE TG_OP WHEN 'INSERT' THEN 'AGENCY_ADDED' ELSE 'AGENCY_CHANGED' END,
                       NULL, NEW.code, audit_text(NEW.name, NEW.mail_address, NEW.changed_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_agency FROM PUBLIC;
CREATE TRIGGER agency_is_audited AFTER INSERT OR UPDATE ON agency
    FOR EACH ROW WHEN (NEW.changed_by IS NOT NULL) EXECUTE FUNCTION audit_agency();
