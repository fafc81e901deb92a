-- Who reads a case: an organisation, or an office of it that needs less. National Central Bureaus and the General Secretariat read as their
-- organisation, and so does the relay itself; an agency reads its own cases, the wildlife team those that are recorded (Annex 1.1), the
-- deployment office those with a deployment, an expert the question alone (our default). case_access names them all in the same way.

-- Which reader acts: an office, as the organisation's code, a hyphen and the code of its agency or the name of its role; or the organisation.
CREATE FUNCTION relay_reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN starts_with(current_setting('relay.reader', true), current_setting('relay.organisation', true) || '-')
                THEN current_setting('relay.reader', true) ELSE relay_organisation() END
    $$;
COMMENT ON FUNCTION relay_reader() IS 'whose cases who acts may read: an organisation or an office of it; null where nobody acts';

-- 1. What is open to whom.
ALTER TABLE case_access DROP CONSTRAINT case_access_basis_check;
-- rolling: the version before writes four of these
ALTER TABLE case_access ADD CONSTRAINT case_access_basis_check
    CHECK (basis IN ('OWN', 'AGENCY', 'SHARED', 'COPY_TO_GENERAL_SECRETARIAT', 'RECORD', 'DEPLOYMENT', 'INVITATION', 'DISPATCH'));
COMMENT ON COLUMN case_access.organisation IS 'to whom the case is open, as relay_reader() names them';
GRANT UPDATE (basis, granted_by, granted_at) ON case_access TO relay_app;

-- An agency is one of the country whose case it is.
CREATE FUNCTION refuse_unknown_reader() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.organisation o WHERE o.code = NEW.organisation)
       AND NOT EXISTS (SELECT 1 FROM public.agency a WHERE a.code = NEW.organisation AND a.organisation = NEW.owner) THEN
        RAISE EXCEPTION 'a case is opened to a reader that there is not' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER organisation_is_known ON case_access;
CREATE TRIGGER reader_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access FOR EACH ROW
    WHEN (NEW.organisation NOT IN (NEW.owner, 'INTERPOL', 'INTERPOL-gwet', 'INTERPOL-ist-members')) EXECUTE FUNCTION refuse_unknown_reader();
ALTER POLICY case_access_seen ON case_access USING (organisation = relay_reader() OR owner = relay_reader());
CREATE POLICY case_access_deployed ON case_access FOR INSERT WITH CHECK (
    relay_organisation() = 'INTERPOL' AND basis = 'DEPLOYMENT' AND organisation = 'INTERPOL-ist-members' AND relay_sees(reference));

-- The need to know begins with the row from which it follows, whichever way that is written.
CREATE FUNCTION open_to_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.reference, NEW.agency_code, NEW.organisation, 'AGENCY', NEW.submitted_by, NEW.submitted_at);
    RETURN NULL;
END $$;
CREATE TRIGGER case_is_open_to_agency AFTER INSERT ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION open_to_agency();

-- A record that is confirmed after the withdrawal opens nothing: nobody works on the case any more.
CREATE FUNCTION open_to_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    SELECT NEW.reference, 'INTERPOL-gwet', left(NEW.reference, 3), 'RECORD', NEW.entered_by, NEW.recorded_at
     WHERE NOT EXISTS (SELECT FROM support_request r WHERE r.reference = NEW.reference AND r.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN'));
    RETURN NULL;
END $$;
CREATE TRIGGER record_opens_case AFTER INSERT OR UPDATE OF record_number ON iis_submission
    FOR EACH ROW WHEN (NEW.record_number IS NOT NULL) EXECUTE FUNCTION open_to_team();

CREATE FUNCTION open_to_deployment_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.reference, 'INTERPOL-ist-members', left(NEW.reference, 3), 'DEPLOYMENT', NEW.opened_by, NEW.opened_at);
    RETURN NULL;
END $$;
CREATE TRIGGER deployment_opens_case AFTER INSERT ON ist_deployment FOR EACH ROW EXECUTE FUNCTION open_to_deployment_office();

-- What follows from another row is audited there.
DROP TRIGGER IF EXISTS change_is_audited ON case_access;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON case_access DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.basis NOT IN ('AGENCY', 'RECORD', 'DEPLOYMENT')) EXECUTE FUNCTION refuse_unaudited_change();

-- A transfer moves the request to another agency of its country.
GRANT UPDATE (agency_code) ON support_request TO relay_app;
CREATE TRIGGER next_agency_is_known AFTER UPDATE OF agency_code ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION refuse_unknown_agency();

-- 2. The functions that ask for the organisation ask for the reader; otherwise they are as they were. An agency's list follows the index of
-- its country.
DO $$
DECLARE
    asking regprocedure;
    body text;
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        PERFORM show_limit(); -- similar_words has a setting of it
    END IF;
    FOREACH asking IN ARRAY ARRAY['relay_is_granted(text)', 'relay_sees(text)', 'similar_words(text)', 'relay_similar(text,integer)',
        'relay_list(text,text[],text[],text,text,boolean,integer,bigint,integer)',
        'relay_narrowed_list(text,text[],text[],text,text[],timestamptz,timestamptz,timestamptz,text,text,boolean,integer,bigint,integer)']::regprocedure[] LOOP
        body := replace(pg_get_functiondef(asking), 'relay_organisation()', 'relay_reader()');
        body := replace(body, '.tenant_id = %L AND '', acting)', '.tenant_id = %L AND '', relay_organisation())');
        body := replace(body, 'list_filter(statuses, wanted, country, sort)',
                        'list_filter(statuses, wanted, coalesce(country, substring(acting, ''^([A-Z]{3})-'')), sort)');
        EXECUTE body;
    END LOOP;
END $$;


-- 3. What concerns a case, or intelligence, without being a part of it. The whole organisation reads what is addressed to it; an office of it
-- reads of that what is open to it.
CREATE FUNCTION relay_reads(addressed text, concerned text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN addressed = relay_reader() THEN true
                WHEN addressed IS DISTINCT FROM relay_organisation() THEN false
                WHEN starts_with(concerned, 'INT-') THEN relay_receives(concerned)
                ELSE relay_sees(concerned) END
    $$;
COMMENT ON FUNCTION relay_reads IS 'whether who acts reads what is addressed to an organisation about a case or intelligence';

ALTER POLICY support_request_seen ON support_request USING (organisation = relay_reader() OR relay_sees(reference));
ALTER POLICY case_path_with_case ON case_path
    USING (CASE WHEN left(reference, 3) = relay_reader() THEN true
                ELSE (process NOT LIKE 'supplement%' OR left(reference, 3) = relay_organisation())
                     AND EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_path.reference AND a.organisation = relay_reader()
                                    AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())) END);
ALTER POLICY case_figure_with_case ON case_figure
    USING (organisation = relay_reader()
           OR EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_figure.reference AND a.organisation = relay_reader()
                         AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));
ALTER POLICY outbox_mail_of_addressed ON outbox_mail
    USING (relay_worker() = 'mail' OR relay_reads(organisation, reference)
           OR (reference IS NOT NULL AND relay_sees(reference)
               AND (relay_organisation() = 'INTERPOL' AND template NOT IN ('SUPPLEMENT_TO_DECIDE', 'SUPPLEMENT_DECIDED')
                    OR (organisation = 'INTERPOL' AND relay_organisation() = left(reference, 3)))));
ALTER POLICY iis_amendment_of_case ON iis_amendment
    USING (relay_worker() = 'iis' OR organisation = relay_reader() OR relay_sees(reference));
ALTER POLICY iis_registry_of_case ON iis_registry
    USING (relay_worker() = 'iis' OR organisation = relay_reader() OR relay_sees(reference));
ALTER POLICY stand_in_seen ON stand_in USING (relay_reads(organisation, reference));
ALTER POLICY task_release_seen ON task_release USING (relay_reads(organisation, reference));
ALTER POLICY task_assignment_seen ON task_assignment USING (relay_reads(organisation, reference));
ALTER POLICY meeting_invitation_read ON meeting_invitation USING (country = relay_reader());
ALTER POLICY diffusion_seen ON diffusion USING (relay_sees(reference) OR relay_reader() = ANY (receivers));
ALTER POLICY ist_member_read_at_home ON ist_member USING (home = relay_reader());

-- Experts: the bureau reads what its country is asked; experts what was asked of them, once their bureau has released them, and of a case no
-- more than that.
CREATE FUNCTION relay_is_engaged(engagement uuid, code text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM expert_release r WHERE r.engagement = relay_is_engaged.engagement AND r.released)
       AND EXISTS (SELECT 1 FROM expert x WHERE x.code = relay_is_engaged.code AND coalesce(x.user_id, relay_actor()) = relay_actor());
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_engaged FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_engaged TO relay_app;
ALTER POLICY expert_engagement_seen ON expert_engagement USING (organisation = relay_reader() OR relay_sees(reference)
    OR relay_reader() = organisation || '-experts' AND relay_is_engaged(id, expert));
CREATE POLICY expert_release_of_engaged ON expert_release FOR SELECT TO CURRENT_USER USING (true); -- by relay_is_engaged
ALTER POLICY expert_opinion_seen ON expert_opinion
    USING (relay_organisation() IN (organisation, 'INTERPOL') AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement));

-- Intelligence is INTERPOL's General Secretariat's and its wildlife team's. A unit of a country receives what was sent to it directly, or
-- what its bureau forwarded to it, or to a unit that is in no register.
CREATE FUNCTION relay_is_unit(named text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN named IS NOT NULL AND relay_reader() ~ '^[A-Z]{3}-[A-Z0-9]'
       AND (SELECT coalesce(bool_or(a.code = relay_reader()), true) FROM public.agency a
             WHERE strpos(named, a.code) > 0 OR strpos(named, a.name) > 0);
END $$;
CREATE FUNCTION relay_is_producer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_reader() IN ('INTERPOL', 'INTERPOL-gwet') $$;
ALTER POLICY dispatch_seen ON dispatch USING (relay_is_producer() OR organisation = relay_reader()
    OR organisation = relay_organisation() AND relay_is_unit(CASE channel WHEN 'DIRECT' THEN addressee ELSE unit END));
ALTER POLICY owner_consent_of_owner ON owner_consent USING (relay_is_producer() OR owner = relay_reader());
CREATE OR REPLACE FUNCTION relay_receives(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_is_producer() THEN true ELSE relay_is_addressed(wanted) END
    $$;
ALTER POLICY intelligence_release_own ON intelligence_release USING (relay_is_producer());
ALTER POLICY unit_contact_seen ON unit_contact
    USING (relay_is_producer() OR organisation = relay_organisation() AND relay_receives(reference));
ALTER POLICY intelligence_event_concerning ON intelligence_event
    USING (relay_is_producer() OR organisation = relay_organisation() AND relay_receives(reference));

-- Hits: of the cases that who acts reads.
CREATE OR REPLACE FUNCTION relay_correlates(reference text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_organisation() <> 'INTERPOL' THEN false
                WHEN relay_actor() = 'relay' THEN true
                ELSE relay_recorded(reference) AND relay_sees(reference) END
    $$;
ALTER POLICY trace_seen ON trace USING (organisation = relay_organisation() AND relay_sees(reference) OR relay_correlates(reference));
ALTER POLICY hit_question_of_owner ON hit_question
    USING (owner = relay_organisation() AND relay_sees(owner_reference)
           OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
ALTER POLICY hit_notice_of_owner ON hit_notice
    USING (owner = relay_organisation() AND relay_sees(owner_reference)
           OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
DO $$
BEGIN
    EXECUTE replace(replace(pg_get_functiondef('relay_hits(text)'::regprocedure),
        '(mine.organisation = relay_organisation()', '(mine.organisation = relay_organisation() AND relay_sees(mine.reference)'),
        'h.organisation = relay_organisation()', 'h.organisation = relay_organisation() AND relay_sees(h.reference)');
END $$;

-- 4. Tasks. The engine's tables have no walls, and its tenants are organisations: to an office of one, a task is there where its case is. What
-- the bureau only shared with an agency, that agency reads; the work on it is not the agency's.

-- Whether who acts has work on intelligence, or on a question to an expert.
CREATE FUNCTION relay_is_asked(concerned text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN CASE WHEN starts_with(concerned, 'INT-') THEN relay_receives(concerned)
                ELSE EXISTS (SELECT 1 FROM public.expert_engagement e WHERE e.reference = concerned) END;
END $$;


-- 5. Lists of words: the wildlife team has one of its own. The offices of countries ask for titles that are like what was searched for.
DO $$
BEGIN
    EXECUTE replace(replace(pg_get_functiondef('list_words_of(text[])'::regprocedure),
        'END AS is_copied', 'END AS is_copied, relay_recorded(f.reference) AS is_recorded'),
        'SELECT DISTINCT organisation, is_copied, word', 'SELECT DISTINCT organisation, is_copied, is_recorded, word');
    EXECUTE replace(pg_get_functiondef('list_words_of(text[])'::regprocedure),
        'ELSE ARRAY[organisation] END) AS reader',
        'ELSE ARRAY[organisation] END || CASE WHEN is_copied AND is_recorded THEN ''{INTERPOL-gwet}'' ELSE ''{}''::text[] END) AS reader');
    EXECUTE replace(replace(pg_get_functiondef('keep_case_text()'::regprocedure),
        'IN (left(NEW.reference, 3), ''INTERPOL'')', 'IN (left(NEW.reference, 3), ''INTERPOL'', ''INTERPOL-gwet'')'),
        'WHEN w.organisation = ''INTERPOL'' THEN', 'WHEN starts_with(w.organisation, ''INTERPOL'') THEN');
END $$;

-- 6. What an act writes was decided by who may: it is written as the organisation, and what it shows was read before as the reader.
-- rolling: the version before calls the function that takes its place
ALTER FUNCTION relay_write(jsonb, text) RENAME TO write_as_organisation;
CREATE FUNCTION relay_write(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    reader_before CONSTANT text := coalesce(current_setting('relay.reader', true), '');
    ignored text := set_config('relay.reader', '', true);
BEGIN
    PERFORM write_as_organisation(parts, refused_address);
    ignored := set_config('relay.reader', reader_before, true);
END $$;

-- 7. The agency of an account: what the login says of it, or the group that has its code (an operator adds the account to it).
CREATE FUNCTION agency_of(account text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT p.agency_code FROM officer_profile p WHERE p.user_id = account),
                    (SELECT min(m.group_id) FROM engine_group_member m WHERE m.user_id = account AND m.group_id ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'))
    $$;

-- 8. What was there before. In a country with one agency, its agency officers serve that one.
ALTER TABLE agency NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
ALTER TABLE iis_submission NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ist_deployment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_access NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_access DISABLE TRIGGER USER; -- no act stands for what a release opens
INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
SELECT reference, agency_code, organisation, 'AGENCY', submitted_by, submitted_at FROM support_request WHERE agency_code IS NOT NULL
UNION ALL
SELECT reference, 'INTERPOL-gwet', left(reference, 3), 'RECORD', entered_by, recorded_at FROM iis_submission WHERE record_number IS NOT NULL
UNION ALL
SELECT reference, 'INTERPOL-ist-members', left(reference, 3), 'DEPLOYMENT', opened_by, opened_at FROM ist_deployment;
INSERT INTO search_word SELECT 'INTERPOL-gwet', w.word FROM search_word w WHERE w.organisation = 'INTERPOL'
   AND EXISTS (SELECT FROM case_text t JOIN iis_submission s USING (reference) WHERE s.record_number IS NOT NULL AND t.words @@ word_question(w.word));
INSERT INTO officer_profile (user_id, agency_code)
SELECT m.user_id, sole.code
  FROM engine_group_member m JOIN engine_tenant_member t ON t.user_id = m.user_id
  JOIN (SELECT organisation, min(code) AS code FROM agency GROUP BY organisation HAVING count(*) = 1) sole ON sole.organisation = t.tenant_id
 WHERE m.group_id = 'agency-officers'
ON CONFLICT (user_id) DO UPDATE SET agency_code = excluded.agency_code WHERE officer_profile.agency_code IS NULL;
ALTER TABLE case_access ENABLE TRIGGER USER;
ALTER TABLE agency FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE iis_submission FORCE ROW LEVEL SECURITY;
ALTER TABLE ist_deployment FORCE ROW LEVEL SECURITY;
ALTER TABLE case_access FORCE ROW LEVEL SECURITY;
