-- Support that was added later counts in lists and on the board; a substitute reads of the deployment office what the absent member reads; a
-- database has a name; operators see free days.

-- 1. A case has the support that it asked for, and that which was asked for later or which the agency accepted. An offer is none before.
CREATE FUNCTION figure_capabilities(wanted text, requested text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT requested || ARRAY(SELECT c.capability FROM case_capability c
                               WHERE c.reference = wanted AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN') AND c.capability <> ALL (requested)
                               ORDER BY c.position)
    $$;
COMMENT ON FUNCTION figure_capabilities IS 'the support of a case by which lists and the board are filtered: what was requested, then what was added';
-- rolling: it writes the same row, with support that was added later
CREATE OR REPLACE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at, ended_at,
                                  outcome, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at, NEW.updated_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN recorded_outcome(NEW.reference, NEW.status) END,
            stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency,
        capabilities = figure_capabilities(excluded.reference, excluded.capabilities),
        updated_at = excluded.updated_at, acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at),
        ended_at = CASE WHEN excluded.status = f.status THEN f.ended_at ELSE excluded.ended_at END,
        outcome = CASE WHEN excluded.status = f.status THEN f.outcome ELSE excluded.outcome END,
        stage = greatest(f.stage, excluded.stage);
    RETURN NULL;
END $$;
-- What the request asks for is in the figure already.
CREATE FUNCTION count_added_support() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET capabilities = figure_capabilities(r.reference, r.capabilities)
      FROM support_request r WHERE r.reference = NEW.reference AND f.reference = NEW.reference AND NEW.capability <> ALL (r.capabilities);
    RETURN NULL;
END $$;
CREATE TRIGGER added_support_is_counted AFTER INSERT OR UPDATE OF status ON case_capability
    FOR EACH ROW EXECUTE FUNCTION count_added_support();
ALTER TABLE case_capability NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_figure NO FORCE ROW LEVEL SECURITY;
UPDATE case_figure f SET capabilities = figure_capabilities(r.reference, r.capabilities)
  FROM support_request r WHERE r.reference = f.reference AND f.capabilities <> figure_capabilities(r.reference, r.capabilities);
ALTER TABLE case_capability FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE case_figure FORCE ROW LEVEL SECURITY;

-- 2. Members of the deployment office read the cases of those deployments to which they were nominated. While one of them is absent, so does
-- the substitute, who works on what the member has claimed (our default).
ALTER TABLE case_access DROP CONSTRAINT case_access_basis_check;
-- rolling: it takes all that the version before writes, and one basis more
ALTER TABLE case_access ADD CONSTRAINT case_access_basis_check
    CHECK (basis IN ('OWN', 'AGENCY', 'SHARED', 'COPY_TO_GENERAL_SECRETARIAT', 'RECORD', 'DEPLOYMENT', 'SUBSTITUTE', 'INVITATION', 'DISPATCH'));
CREATE POLICY case_access_of_members ON case_access TO CURRENT_USER
    USING (starts_with(organisation, 'INTERPOL-ist-members/')); -- by relay_open_to_substitutes

-- Opens what is not open yet and ends what the absence does not cover any more. A substitute's own nomination stays; a substitution is not
-- passed on.
CREATE FUNCTION relay_open_to_substitutes(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF relay_organisation() IS DISTINCT FROM 'INTERPOL' THEN
        RETURN;
    END IF;
    UPDATE case_access c SET revoked_at = moment, revoked_by = 'relay'
     WHERE c.basis = 'SUBSTITUTE' AND c.revoked_at IS NULL
       AND NOT EXISTS (SELECT FROM absence a
                        WHERE c.organisation = 'INTERPOL-ist-members/' || a.substitute AND c.granted_by = a.absent
                          AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment);
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at, valid_until)
    SELECT DISTINCT ON (n.reference, a.substitute)
           n.reference, 'INTERPOL-ist-members/' || a.substitute, n.owner, 'SUBSTITUTE', a.absent, moment, a.ends_at
      FROM absence a JOIN case_access n ON n.organisation = 'INTERPOL-ist-members/' || a.absent
     WHERE a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment AND n.basis = 'DEPLOYMENT' AND n.revoked_at IS NULL
     ORDER BY n.reference, a.substitute, a.ends_at DESC
    ON CONFLICT (reference, organisation) DO UPDATE
       SET granted_by = excluded.granted_by, granted_at = excluded.granted_at, valid_until = excluded.valid_until,
           revoked_at = NULL, revoked_by = NULL
     WHERE c.basis = 'SUBSTITUTE' AND c.revoked_at IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION relay_open_to_substitutes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_open_to_substitutes TO relay_app;

-- A nomination of the substitute takes the place of the substitution. Members who open or assign may change no row of others, so their
-- triggers do it.
CREATE OR REPLACE FUNCTION open_to_member(wanted text, member text, giver text, at timestamptz) RETURNS void LANGUAGE sql AS $$
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (wanted, 'INTERPOL-ist-members/' || member, left(wanted, 3), 'DEPLOYMENT', giver, at)
    ON CONFLICT (reference, organisation) DO UPDATE
       SET basis = excluded.basis, granted_by = excluded.granted_by, granted_at = excluded.granted_at, valid_until = NULL,
           revoked_at = NULL, revoked_by = NULL
     WHERE c.basis = 'SUBSTITUTE'
    $$;
ALTER FUNCTION open_to_deployment_office() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION open_to_assignee() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
-- rolling: triggers call them, and nobody else
REVOKE EXECUTE ON FUNCTION open_to_deployment_office, open_to_assignee FROM PUBLIC;

-- The absence is audited when it is entered and when it is ended early.
DROP TRIGGER change_is_audited ON case_access;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON case_access DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.basis NOT IN ('AGENCY', 'RECORD', 'DEPLOYMENT', 'SUBSTITUTE')) EXECUTE FUNCTION refuse_unaudited_change();

-- 3. A node compares by it whether its folder of the audit's key belongs to the database.
GRANT SELECT (installed_rank, installed_on) ON flyway_schema_history TO relay_app;

-- 4. Operators see in the directory the free days that each NCB added; what two of them change is written as the country.
CREATE POLICY free_day_in_directory ON free_day FOR SELECT USING (relay_organisation() = 'INTERPOL' AND relay_actor() = 'relay');
