-- What holds for organisations, agencies and officers.
SET LOCAL lock_timeout = '10s';

-- Organisations and agencies are never removed, and their codes never change. Where many rows refer to one, a trigger reads it when a row
-- is written: the check of a foreign key would lock the same row in all submissions of a country, and leave traces of that in it. Tables to
-- which an officer's work adds a row now and then have foreign keys.
CREATE OR REPLACE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % stays, and so does its code', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION refuse_unknown_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.organisation o WHERE o.code = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an unknown organisation', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION refuse_unknown_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.agency a WHERE a.code = NEW.agency_code AND a.organisation = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an agency that its organisation does not have', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

-- Two absences of one officer at the same time would have two substitutes. The lock lets the second of two simultaneous ones see the first.
CREATE OR REPLACE FUNCTION refuse_second_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('absence of ' || NEW.absent, 0));
    IF EXISTS (SELECT 1 FROM absence a WHERE a.absent = NEW.absent
                  AND a.starts_at < NEW.ends_at AND coalesce(a.ended_at, a.ends_at) > NEW.starts_at) THEN
        RAISE EXCEPTION 'the officer is already absent then' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- An absence ends once.
CREATE OR REPLACE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the absence has ended' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Who of an office may decide, and who of them is there, as the acting organisation sees absences. Closed accounts decide nothing, so an
-- office of which only they are left refers its decisions. The organisation is often another one than the office: the setting is changed
-- for this statement only.
CREATE OR REPLACE FUNCTION relay_deciders(acting text, office text, groups text[], moment timestamptz)
    RETURNS TABLE (user_id text, present boolean) LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    ignored text := set_config('relay.organisation', acting, true);
BEGIN
    RETURN QUERY
        SELECT u.id::text,
               NOT EXISTS (SELECT 1 FROM absence a
                            WHERE a.absent = u.id AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment)
          FROM engine_tenant_member m JOIN engine_user u ON u.id = m.user_id LEFT JOIN officer_profile p ON p.user_id = u.id
         WHERE m.tenant_id = office AND NOT u.closed
           AND (p.organisation = office
                OR p.organisation IS NULL AND (SELECT count(*) FROM engine_tenant_member o WHERE o.user_id = u.id) = 1)
           AND EXISTS (SELECT 1 FROM engine_group_member g WHERE g.user_id = u.id AND g.group_id = ANY (groups))
         ORDER BY u.id;
    ignored := set_config('relay.organisation', organisation_before, true);
END $$;

-- The agency of an account: the group that has its code (an operator adds the account to it) decides; the profile has the agency of an
-- identity provider.
CREATE OR REPLACE FUNCTION agency_of(account text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT min(m.group_id) FROM engine_group_member m WHERE m.user_id = account
        AND m.group_id ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'),
                    (SELECT p.agency_code FROM officer_profile p WHERE p.user_id = account));
END $$;

-- Every letter reads the table, so it has no row-level security. A start writes the desk of the settings until operators change the
-- address.
CREATE OR REPLACE FUNCTION refuse_change_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('public.administration_change') AND relay_worker() IS DISTINCT FROM 'administration'
       AND NOT (NEW.code = 'INTERPOL' AND OLD.changed_at IS NULL AND NEW.changed_at IS NULL) THEN
        RAISE EXCEPTION 'two operators change an organisation' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
