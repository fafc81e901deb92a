-- Organisations, the agencies that they approve, the officers who work for them, and who works on which task. The audit that the triggers
-- write is in V5__audit.

-- An organisation: a member country, or the General Secretariat as INTERPOL. Everything else hangs on its code.
CREATE TABLE organisation (
    code         text PRIMARY KEY CHECK (code ~ '^([A-Z]{3}|INTERPOL)$'), -- ISO 3166-1 alpha-3
    name         text NOT NULL,
    alpha2       text,
    time_zone    text NOT NULL,
    weekend      text NOT NULL,
    mail_address text NOT NULL
);
COMMENT ON COLUMN organisation.weekend IS 'English day names in capitals, comma separated; our default, overridable per country';
COMMENT ON COLUMN organisation.mail_address IS 'of the NCB or of the General Secretariat; .example unless an operator sets it';
GRANT SELECT, INSERT, UPDATE (name, alpha2, time_zone, weekend, mail_address) ON organisation TO relay_app;

-- A national agency responsible for wildlife law enforcement, as its NCB registered it.
CREATE TABLE agency (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'),
    organisation text NOT NULL REFERENCES organisation,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- our default
    mail_address text,
    CHECK (left(code, 3) = organisation)
);
-- The General Secretariat must see whether a source is approved, so that nothing else enters the information system.
ALTER TABLE agency ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_seen ON agency FOR SELECT
    USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_kept ON agency FOR INSERT WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT ON agency TO relay_app;

-- Organisations and agencies are never removed, and their codes never change. Where many rows refer to one, a trigger reads it when a row is
-- written: the check of a foreign key would lock the same row in all submissions of a country, and leave traces of that in it. Tables to
-- which an officer's work adds a row now and then have foreign keys.
CREATE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % stays, and so does its code', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER organisation_stays BEFORE DELETE OR TRUNCATE ON organisation EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER code_of_organisation_stays BEFORE UPDATE OF code ON organisation EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER agency_stays BEFORE DELETE OR TRUNCATE ON agency EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER code_of_agency_stays BEFORE UPDATE OF code, organisation ON agency EXECUTE FUNCTION refuse_loss();

CREATE FUNCTION refuse_unknown_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.organisation o WHERE o.code = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an unknown organisation', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_unknown_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.agency a WHERE a.code = NEW.agency_code AND a.organisation = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an agency that its organisation does not have', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

-- One decision of an NCB to let an agency engage directly with INTERPOL, or to end that (Annex 1.1); the last one counts.
CREATE TABLE agency_approval (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_code  text NOT NULL REFERENCES agency,
    organisation text NOT NULL REFERENCES organisation,
    approved     boolean NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000), -- our default
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL
);
CREATE INDEX agency_approval_latest ON agency_approval (agency_code, id DESC);
ALTER TABLE agency_approval ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_approval_seen ON agency_approval FOR SELECT
    USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_approval_decided ON agency_approval FOR INSERT WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT ON agency_approval TO relay_app;

CREATE FUNCTION audit_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.decided_by, CASE WHEN NEW.approved THEN 'AGENCY_APPROVED' ELSE 'AGENCY_APPROVAL_ENDED' END,
                       NULL, NEW.agency_code, audit_text(NEW.reason, NEW.decided_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_approval FROM PUBLIC;
CREATE TRIGGER approval_is_audited AFTER INSERT ON agency_approval FOR EACH ROW EXECUTE FUNCTION audit_approval();

-- What the relay knows of a user beyond the engine's own user, groups and tenants. It is read at login, before anybody acts.
CREATE TABLE officer_profile (
    user_id       text PRIMARY KEY,
    organisation  text REFERENCES organisation,
    agency_code   text REFERENCES agency,
    -- How the user reads the pages; null follows the browser and the organisation.
    language      text CHECK (language IN ('en', 'fr', 'es', 'ar')),
    time_zone     text CHECK (length(time_zone) BETWEEN 1 AND 64),
    digest        text CHECK (digest IN ('DAILY', 'WEEKLY')),
    digest_due_at timestamptz,
    CHECK ((digest IS NULL) = (digest_due_at IS NULL))
);
COMMENT ON COLUMN officer_profile.digest IS 'how often the officer is told by a letter that followed cases have news; null for never';
CREATE INDEX officer_profile_by_digest ON officer_profile (digest_due_at) WHERE digest_due_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (organisation, agency_code, language, time_zone, digest, digest_due_at) ON officer_profile TO relay_app;

-- Whose account an identity at an identity provider is; never changed. The row outlives the account, so that an account that an operator
-- deleted is not created again at the next login.
CREATE TABLE officer_identity (
    issuer   text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500), -- our default
    subject  text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255), -- OpenID Connect Core, 2
    user_id  text NOT NULL UNIQUE CHECK (length(user_id) BETWEEN 1 AND 64), -- as long as the engine's
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
GRANT SELECT, INSERT ON officer_identity TO relay_app;

-- An absence of an officer, who names a colleague to work on what the officer has claimed. Whether it is running is asked at each moment
-- and stored nowhere: no job has to start or end it, and a restart forgets nothing.
CREATE TABLE absence (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    absent       text NOT NULL,
    substitute   text NOT NULL,
    first_day    date NOT NULL,
    last_day     date NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    named_at     timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (absent <> substitute),
    CHECK (last_day >= first_day),
    CHECK (ends_at > starts_at)
);
COMMENT ON COLUMN absence.first_day IS 'in the time zone in which the officer read the page; starts_at and ends_at are what counts';
COMMENT ON COLUMN absence.ended_at IS 'the officer was back earlier, or gave the plan up; set once';
CREATE INDEX absence_by_absent ON absence (absent, starts_at);
CREATE INDEX absence_by_substitute ON absence (substitute, starts_at);
-- Officers name a substitute only for themselves, and only they end their absence.
ALTER TABLE absence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_seen ON absence FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY absence_named ON absence FOR INSERT WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());
CREATE POLICY absence_ended ON absence FOR UPDATE
    USING (organisation = relay_organisation() AND absent = relay_actor())
    WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());
GRANT SELECT, INSERT, UPDATE (ended_at) ON absence TO relay_app;

-- Two absences of one officer at the same time would have two substitutes. The lock lets the second of two simultaneous ones see the first.
CREATE FUNCTION refuse_second_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('absence of ' || NEW.absent, 0));
    IF EXISTS (SELECT 1 FROM absence a WHERE a.absent = NEW.absent
                  AND a.starts_at < NEW.ends_at AND coalesce(a.ended_at, a.ends_at) > NEW.starts_at) THEN
        RAISE EXCEPTION 'the officer is already absent then' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER absence_is_the_only_one BEFORE INSERT ON absence FOR EACH ROW EXECUTE FUNCTION refuse_second_absence();

-- An absence ends once.
CREATE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the absence has ended' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER absence_ends_once BEFORE UPDATE ON absence
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_second_end();

CREATE FUNCTION audit_absence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.absent, CASE WHEN NEW.ended_at IS NULL THEN 'SUBSTITUTE_NAMED' ELSE 'ABSENCE_ENDED' END,
                       NULL, NEW.id::text, audit_text(NEW.substitute, NEW.starts_at::text, NEW.ends_at::text, NEW.ended_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_absence FROM PUBLIC;
CREATE TRIGGER absence_is_audited AFTER INSERT OR UPDATE ON absence FOR EACH ROW EXECUTE FUNCTION audit_absence();

-- A task of an absent officer that the substitute took over.
CREATE TABLE stand_in (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    absence      uuid NOT NULL REFERENCES absence,
    organisation text NOT NULL REFERENCES organisation,
    reference    text,
    task_id      text NOT NULL,
    taken_by     text NOT NULL,
    taken_at     timestamptz NOT NULL
);
CREATE INDEX stand_in_by_absence ON stand_in (absence);
-- Only the substitute whom an absence names records a takeover, and only in their own name.
ALTER TABLE stand_in ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY stand_in_seen ON stand_in FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY stand_in_taken ON stand_in FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND taken_by = relay_actor()
        AND EXISTS (SELECT 1 FROM absence a WHERE a.id = stand_in.absence AND a.substitute = relay_actor()));
GRANT SELECT, INSERT ON stand_in TO relay_app;

CREATE FUNCTION audit_stand_in() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.taken_by, 'TASK_TAKEN_FOR_ABSENT', NEW.reference, NEW.task_id,
                       audit_text(NEW.absence::text, NEW.taken_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_stand_in FROM PUBLIC;
CREATE TRIGGER stand_in_is_audited AFTER INSERT ON stand_in FOR EACH ROW EXECUTE FUNCTION audit_stand_in();

-- Who of an office may decide, and who of them is there, as the acting organisation sees absences. Whoever works is often of another
-- organisation than the office: the setting is changed for this statement only.
CREATE FUNCTION relay_deciders(acting text, office text, groups text[], moment timestamptz) RETURNS TABLE (user_id text, present boolean)
    LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    ignored text := set_config('relay.organisation', acting, true);
BEGIN
    RETURN QUERY
        SELECT u.id::text,
               NOT EXISTS (SELECT 1 FROM absence a
                            WHERE a.absent = u.id AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment)
          FROM engine_tenant_member m JOIN engine_user u ON u.id = m.user_id LEFT JOIN officer_profile p ON p.user_id = u.id
         WHERE m.tenant_id = office
           AND (p.organisation = office
                OR p.organisation IS NULL AND (SELECT count(*) FROM engine_tenant_member o WHERE o.user_id = u.id) = 1)
           AND EXISTS (SELECT 1 FROM engine_group_member g WHERE g.user_id = u.id AND g.group_id = ANY (groups))
         ORDER BY u.id;
    ignored := set_config('relay.organisation', organisation_before, true);
END $$;

-- A task that an officer had claimed and that is open to its office again: released by a head or lead, or by the relay where the
-- assignee may not work on it any more.
CREATE TABLE task_release (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    reference    text NOT NULL,
    task_id      text NOT NULL,
    node         text NOT NULL,
    assignee     text NOT NULL,
    released_by  text NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000), -- our default, as for other acts
    released_at  timestamptz NOT NULL
);
CREATE INDEX task_release_by_case ON task_release (reference, id);
-- Officers record one only for their own organisation, and in their own name.
ALTER TABLE task_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_release_seen ON task_release FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY task_release_made ON task_release FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND released_by = relay_actor());
GRANT SELECT, INSERT ON task_release TO relay_app;

CREATE FUNCTION audit_task_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.released_by, 'TASK_RELEASED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.reason, NEW.released_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_release FROM PUBLIC;
CREATE TRIGGER task_release_is_audited AFTER INSERT ON task_release FOR EACH ROW EXECUTE FUNCTION audit_task_release();

-- A task that a head or lead has given to a colleague.
CREATE TABLE task_assignment (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    reference    text NOT NULL,
    task_id      text NOT NULL,
    node         text NOT NULL,
    assignee     text NOT NULL,
    assigned_by  text NOT NULL,
    assigned_at  timestamptz NOT NULL
);
CREATE INDEX task_assignment_by_case ON task_assignment (reference, id);
-- Officers record one only for their own organisation, and in their own name.
ALTER TABLE task_assignment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_assignment_seen ON task_assignment FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY task_assignment_made ON task_assignment FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND assigned_by = relay_actor());
GRANT SELECT, INSERT ON task_assignment TO relay_app;

CREATE FUNCTION audit_task_assignment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.assigned_by, 'TASK_ASSIGNED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.assigned_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_assignment FROM PUBLIC;
CREATE TRIGGER task_assignment_is_audited AFTER INSERT ON task_assignment FOR EACH ROW EXECUTE FUNCTION audit_task_assignment();
