-- What holds for the rows of a case, and to whom it is open.
SET LOCAL lock_timeout = '10s';

-- For tables that are only ever added to, also by the owner.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Rows of a case are added many at a time, and a foreign key would read its case, and lock it, for each of them. A case is never removed,
-- only its content is: so one query for each statement is enough (refuse_unknown_case).
CREATE OR REPLACE FUNCTION refuse_removal_of_a_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a case stays; an erasure removes what it says' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION refuse_unknown_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM entered e WHERE NOT EXISTS (SELECT FROM public.support_request r WHERE r.reference = e.reference)) THEN
        RAISE EXCEPTION 'a row of % names an unknown case', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_first_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO request_version (reference, version, content, written_by, written_at)
    VALUES (OLD.reference, 1, OLD.content, OLD.submitted_by, OLD.submitted_at) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- An agency is one of the country whose case it is.
CREATE OR REPLACE FUNCTION refuse_unknown_reader() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.organisation o WHERE o.code = NEW.organisation)
       AND NOT EXISTS (SELECT 1 FROM public.agency a WHERE a.code = NEW.organisation AND a.organisation = NEW.owner) THEN
        RAISE EXCEPTION 'a case is opened to a reader that there is not' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

-- The need to know begins with the row from which it follows, whichever way that is written.
CREATE OR REPLACE FUNCTION open_to_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.reference, NEW.agency_code, NEW.organisation, 'AGENCY', NEW.submitted_by, NEW.submitted_at);
    RETURN NULL;
END $$;

-- A record that is confirmed after the withdrawal opens nothing: the work on the case has ended.
CREATE OR REPLACE FUNCTION open_to_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    SELECT NEW.reference, 'INTERPOL-gwet', left(NEW.reference, 3), 'RECORD', NEW.entered_by, NEW.recorded_at
     WHERE NOT EXISTS (SELECT FROM support_request r WHERE r.reference = NEW.reference AND r.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN'));
    RETURN NULL;
END $$;

-- Writes what a transaction collected, as the organisation, in the name of the office that acted.
CREATE OR REPLACE FUNCTION relay_write(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    reader_before CONSTANT text := coalesce(current_setting('relay.reader', true), '');
    ignored text := set_config('relay.writing', 'on', true);
BEGIN
    FOR i IN 0 .. jsonb_array_length(parts) - 1 LOOP
        ignored := set_config('relay.reader', coalesce(parts -> i ->> 'reader', ''), true);
        PERFORM write_as_organisation(jsonb_build_array(parts -> i), refused_address);
    END LOOP;
    ignored := set_config('relay.reader', reader_before, true);
    ignored := set_config('relay.writing', '', true);
END $$;

-- The agency of a joined duplicate reads the standing case from then on, also where it read that case before.
CREATE OR REPLACE FUNCTION open_to_joined_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.earlier_reference, NEW.agency_code, left(NEW.earlier_reference, 3), 'SHARED', relay_actor(), NEW.linked_at)
    ON CONFLICT (reference, organisation) DO UPDATE
       SET basis = excluded.basis, granted_by = excluded.granted_by, granted_at = excluded.granted_at, revoked_at = NULL, revoked_by = NULL
     WHERE c.revoked_at IS NOT NULL;
    RETURN NULL;
END $$;

-- What a request follows is in its text, which may be corrected while it is returned. The link is of the same country, and to a closed or a
-- declined case.
CREATE OR REPLACE FUNCTION link_followed_case() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    DELETE FROM case_link l WHERE l.reference = NEW.reference AND l.kind = 'FOLLOWS';
    IF NEW.content ? 'follows' THEN
        INSERT INTO case_link (reference, kind, earlier_reference)
        SELECT NEW.reference, 'FOLLOWS', r.reference FROM support_request r
         WHERE r.reference = NEW.content ->> 'follows' AND r.organisation = NEW.organisation AND r.status IN ('CLOSED', 'DECLINED');
        IF NOT FOUND THEN
            RAISE EXCEPTION '% follows no closed or declined case of its country', NEW.reference
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION link_followed_case FROM PUBLIC;

-- A bureau ends what it shared. An agency whose duplicate was joined gets no more letters then.
CREATE OR REPLACE FUNCTION end_party() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE case_link SET ended_at = NEW.revoked_at
     WHERE earlier_reference = NEW.reference AND kind = 'JOINED' AND agency_code = NEW.organisation;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION end_party FROM PUBLIC;
