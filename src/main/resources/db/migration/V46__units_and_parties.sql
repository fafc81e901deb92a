-- Intelligence that goes directly is for the agency whose case it answers, by its code: what a request calls its agency is free text.
-- rolling: the trigger fills the column for rows that the version before writes
ALTER TABLE dispatch ADD COLUMN agency_code text;
COMMENT ON COLUMN dispatch.agency_code IS 'of the agency that it went to directly; null where it went to an NCB';
CREATE FUNCTION name_agency_of_dispatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.agency_code := (SELECT r.agency_code FROM intelligence i JOIN support_request r ON r.reference = i.related_reference
                         WHERE i.reference = NEW.reference);
    RETURN NEW;
END $$;
CREATE TRIGGER agency_is_named BEFORE INSERT ON dispatch FOR EACH ROW
    WHEN (NEW.channel = 'DIRECT') EXECUTE FUNCTION name_agency_of_dispatch();
ALTER TABLE dispatch NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
ALTER TABLE intelligence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
UPDATE dispatch d SET agency_code = r.agency_code FROM intelligence i JOIN support_request r ON r.reference = i.related_reference
 WHERE i.reference = d.reference AND d.channel = 'DIRECT';
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE intelligence FORCE ROW LEVEL SECURITY;
ALTER TABLE dispatch FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;

-- A unit that its NCB named is the agency whose code or name it has; where the name of one agency is a part of another's, the longer one counts.
CREATE OR REPLACE FUNCTION relay_is_unit(named text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN named IS NOT NULL AND relay_reader() ~ '^[A-Z]{3}-[A-Z0-9]'
       AND (WITH meant AS (SELECT a.code, greatest(CASE WHEN named ~* ('\m' || a.code || '(?![A-Z0-9-])') THEN 1000 END,
                                                   CASE WHEN strpos(lower(named), lower(a.name)) > 0 THEN length(a.name) END) AS certainty
                             FROM public.agency a)
            SELECT coalesce(bool_or(m.code = relay_reader()), true) FROM meant m
             WHERE m.certainty = (SELECT max(certainty) FROM meant));
END $$;
ALTER POLICY dispatch_seen ON dispatch USING (relay_is_producer() OR organisation = relay_reader()
    OR organisation = relay_organisation() AND CASE channel WHEN 'DIRECT' THEN agency_code = relay_reader() ELSE relay_is_unit(unit) END);

-- The grant of a case opens the channel of its own agency alone: another unit of the country answers by an act of the NCB.
CREATE OR REPLACE FUNCTION refuse_answer_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF relay_side() = 'AGENCY'
       AND NOT EXISTS (SELECT FROM intelligence i JOIN support_request r ON r.reference = i.related_reference
                        WHERE i.reference = NEW.reference AND r.agency_code = relay_office() AND relay_direct_contact_open(r.reference, now())) THEN
        RAISE EXCEPTION 'an answer to intelligence % passes by an act of the NCB only', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- An agency that read the standing case before, until its NCB ended that or transferred the case, reads it again once its duplicate is joined.
-- rolling: the policy that takes its place allows what the version before inserts
DROP POLICY case_access_joined ON case_access;
CREATE POLICY case_access_joined ON case_access TO relay_app USING (
    relay_organisation() = 'INTERPOL'
    AND EXISTS (SELECT FROM case_link l WHERE l.earlier_reference = case_access.reference AND l.kind = 'JOINED' AND l.agency_code = case_access.organisation))
    WITH CHECK (
    relay_organisation() = 'INTERPOL' AND basis = 'SHARED'
    AND EXISTS (SELECT FROM case_link l WHERE l.earlier_reference = case_access.reference AND l.kind = 'JOINED' AND l.agency_code = case_access.organisation));
CREATE OR REPLACE FUNCTION open_to_joined_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.earlier_reference, NEW.agency_code, left(NEW.earlier_reference, 3), 'SHARED', relay_actor(), NEW.linked_at)
    ON CONFLICT (reference, organisation) DO UPDATE
       SET basis = excluded.basis, granted_by = excluded.granted_by, granted_at = excluded.granted_at, revoked_at = NULL, revoked_by = NULL
     WHERE c.revoked_at IS NOT NULL;
    RETURN NULL;
END $$;
