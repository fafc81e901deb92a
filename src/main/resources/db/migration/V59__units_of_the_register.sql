-- A unit that receives intelligence from its NCB is an agency of the register, by its code, as where it goes directly. A unit of no register
-- receives nothing by itself: the NCB stays the receiver, by the code of its country (our default).
COMMENT ON COLUMN dispatch.agency_code IS 'who receives it in the country: an agency, or the NCB alone by the code of the country; null while the NCB has not decided';
GRANT UPDATE (agency_code) ON dispatch TO relay_app;

-- A name in free text, as forms of 1.0.0 ask for one, is the agency whose code or name it has, else the only agency of the country.
-- rolling: the trigger reads the names that the version before writes
CREATE FUNCTION name_unit_of_dispatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.agency_code := coalesce((SELECT a.code FROM agency a
                                  WHERE a.organisation = NEW.organisation
                                    AND (NEW.unit ~* ('\m' || a.code || '(?![A-Z0-9-])') OR strpos(lower(NEW.unit), lower(a.name)) > 0)
                                  ORDER BY NEW.unit ~* ('\m' || a.code || '(?![A-Z0-9-])') DESC, length(a.name) DESC LIMIT 1),
                                (SELECT min(a.code) FROM agency a WHERE a.organisation = NEW.organisation HAVING count(*) = 1),
                                NEW.organisation);
    RETURN NEW;
END $$;
CREATE TRIGGER unit_is_named BEFORE UPDATE OF unit ON dispatch FOR EACH ROW
    WHEN (NEW.unit IS NOT NULL AND NEW.agency_code IS NULL) EXECUTE FUNCTION name_unit_of_dispatch();

ALTER TABLE dispatch NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER, ENABLE TRIGGER unit_is_named;
ALTER TABLE agency NO FORCE ROW LEVEL SECURITY;
UPDATE dispatch SET unit = unit WHERE unit IS NOT NULL;
ALTER TABLE agency FORCE ROW LEVEL SECURITY;
ALTER TABLE dispatch FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;

ALTER POLICY dispatch_seen ON dispatch
    USING (relay_is_producer() OR organisation = relay_reader() OR organisation = relay_organisation() AND agency_code = relay_reader());
-- rolling: the policy alone called it
DROP FUNCTION relay_is_unit;
