-- The role of the application, and what the policies of all tables ask: who acts in a transaction, for which organisation or office of it,
-- and what that reader may see. National Central Bureaus and the General Secretariat read as their organisation, and so does the relay
-- itself; an agency reads its own cases, the wildlife team those that are recorded (Annex 1.1), the deployment office those with a
-- deployment, an expert the question alone (our default). case_access names them all in the same way.
--
-- Policies call one expression each, so that the planner writes it into the statement; what that cannot answer by itself is in PL/pgSQL,
-- whose plans last as long as the session, whereas a query in an SQL function is planned anew for each statement that calls it. Such a
-- function may name tables of later files: they are looked up when it runs.
SET LOCAL lock_timeout = '10s';

-- The application works as relay_app: it owns nothing, and row-level security binds it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'relay_app') THEN
        CREATE ROLE relay_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was quicker
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the owner''s login may not create the role relay_app'
            USING HINT = 'Create it once as an administrator: CREATE ROLE relay_app NOLOGIN';
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO relay_app;

-- Which organisation acts in this transaction; null where none does, and null equals no organisation.
CREATE FUNCTION relay_organisation() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.organisation', true), '') $$;

CREATE FUNCTION relay_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.actor', true), '') $$;

-- Which background worker runs this transaction: it sees every row that waits for it, and nothing else of any case.
CREATE FUNCTION relay_worker() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.worker', true), '') $$;

-- Whether who acts has a live grant to a case. It runs as the owner, whom the wall of case_access binds as well, so that statements of the
-- application and functions of the owner share one plan: PostgreSQL makes a new one whenever the role changes. The reader is asked once for
-- each call.
CREATE FUNCTION relay_is_granted(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reader CONSTANT text := relay_reader();
BEGIN
    PERFORM FROM case_access a
      WHERE a.reference = wanted AND a.organisation = reader
        AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now());
    RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_granted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_granted TO relay_app;

-- Which office acts, or which organisation as a whole: the organisation's code, a hyphen and the code of its agency or the name of its
-- role.
CREATE FUNCTION relay_office() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN starts_with(current_setting('relay.reader', true), current_setting('relay.organisation', true) || '-')
                THEN current_setting('relay.reader', true) ELSE relay_organisation() END
    $$;

-- Which reader acts. What an act writes was decided by who may, and is written as the organisation.
CREATE FUNCTION relay_reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('relay.writing', true) = 'on' THEN relay_organisation() ELSE relay_office() END
    $$;
COMMENT ON FUNCTION relay_reader() IS 'whose cases who acts may read: an organisation or an office of it; null where none acts';

-- Whether who acts sees a case. The first three letters of a reference are its country (a check of support_request), which always sees its
-- own cases; only for the cases of others are the grants read. CASE, because PostgreSQL does not promise the order in which OR is
-- evaluated.
CREATE FUNCTION relay_sees(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN left(wanted, 3) = relay_reader() THEN true ELSE relay_is_granted(wanted) END
    $$;

-- Whether the record of a case exists; matching asks this of any case.
CREATE FUNCTION relay_recorded(reference text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL);
END $$;
COMMENT ON FUNCTION relay_recorded(text) IS 'whether the record of a case exists, as far as the asking organisation sees it';

-- Intelligence is INTERPOL's General Secretariat's and its wildlife team's.
CREATE FUNCTION relay_is_producer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_reader() IN ('INTERPOL', 'INTERPOL-gwet') $$;

-- Whether intelligence was sent to who acts, and not recalled. Only released intelligence is sent (dispatch_is_released).
CREATE FUNCTION relay_is_sent(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM public.dispatch d
                    WHERE d.reference = wanted AND d.organisation = relay_organisation() AND d.recalled_at IS NULL);
END $$;

-- Evidence stays between the requesting country and the General Secretariat, also when other countries are invited to the case. Files of
-- intelligence are INTERPOL's until it is released, and then also those of each country that it was sent to: the owner of a case who is
-- asked for consent has none of them.
CREATE FUNCTION relay_handles_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN starts_with(wanted, 'INT-') THEN relay_is_producer() OR relay_is_sent(wanted)
                ELSE relay_organisation() IN (left(wanted, 3), 'INTERPOL') AND relay_sees(wanted) END
    $$;

-- Whether intelligence was sent to who acts, or rests on data of which who acts is the owner.
CREATE FUNCTION relay_is_addressed(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM public.dispatch d
                    WHERE d.reference = wanted AND d.organisation = relay_organisation() AND d.recalled_at IS NULL)
        OR EXISTS (SELECT 1 FROM public.owner_consent o WHERE o.reference = wanted AND o.owner = relay_organisation());
END $$;

-- Whether intelligence is open to who acts: to INTERPOL, to a country that received it, and to the owner that is asked for consent.
CREATE FUNCTION relay_receives(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_is_producer() THEN true ELSE relay_is_addressed(wanted) END
    $$;

-- Whether the traces of a case are compared for who acts. No processing by INTERPOL before the record (Annex 1.1): it sees a hit once both
-- cases are recorded and open to the reader. The relay itself finds the owner of a hit at any time, to carry a question of one NCB to the
-- other.
CREATE FUNCTION relay_correlates(reference text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_organisation() <> 'INTERPOL' THEN false
                WHEN relay_actor() = 'relay' THEN true
                ELSE relay_recorded(reference) AND relay_sees(reference) END
    $$;
COMMENT ON FUNCTION relay_correlates(text) IS 'whether the traces of a case are open to who acts for INTERPOL';

-- On which side of the channel who acts stands: INTERPOL, the agency, or the NCB and others of the country. An agency has a code in
-- capitals; an officer whose agency is unknown acts for the role alone.
CREATE FUNCTION relay_side() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_organisation() = 'INTERPOL' THEN 'INTERPOL'
                WHEN relay_office() ~ '^[A-Z]{3}-([A-Z0-9]|agency-)' THEN 'AGENCY'
                ELSE 'NCB' END
    $$;
REVOKE EXECUTE ON FUNCTION relay_side FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_side TO relay_app;

-- Whether what one side recorded at a moment has reached who acts. The NCB reads both sides; the agency and INTERPOL read of each other
-- what a passage after that moment covers.
CREATE FUNCTION relay_reached(written_by text, wanted text, support text, moment timestamptz) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    reader CONSTANT text := relay_side();
BEGIN
    RETURN written_by = 'NCB' OR reader IN ('NCB', written_by)
        OR EXISTS (SELECT FROM exchange e
                    WHERE e.reference = wanted AND e.capability IS NOT DISTINCT FROM support AND e.outcome = 'PASSED_ON'
                      AND e.direction = CASE reader WHEN 'AGENCY' THEN 'TO_AGENCY' ELSE 'FROM_AGENCY' END AND e.sent_at >= moment
                      AND (e.channel <> 'DIRECT' OR reader <> 'AGENCY' OR relay_stand(wanted) = 'AGENCY'));
END $$;
REVOKE EXECUTE ON FUNCTION relay_reached FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_reached TO relay_app;

-- What concerns a case, or intelligence, without being a part of it. The whole organisation reads what is addressed to it; an office of it
-- reads of that what is open to it.
CREATE FUNCTION relay_reads(addressed text, concerned text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN addressed = relay_reader() THEN true
                WHEN addressed IS DISTINCT FROM relay_organisation() THEN false
                WHEN starts_with(concerned, 'INT-') THEN relay_receives(concerned)
                ELSE relay_sees(concerned) END
    $$;
COMMENT ON FUNCTION relay_reads IS 'whether who acts reads what is addressed to an organisation about a case or intelligence';

-- Experts: the bureau reads what its country is asked; experts what was asked of them, once their bureau has released them, and of a case
-- no more than that.
CREATE FUNCTION relay_is_engaged(engagement uuid, code text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM expert_release r WHERE r.engagement = relay_is_engaged.engagement AND r.released)
       AND EXISTS (SELECT 1 FROM expert x WHERE x.code = relay_is_engaged.code AND coalesce(x.user_id, relay_actor()) = relay_actor());
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_engaged FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_engaged TO relay_app;

-- INTERPOL alone adds files to intelligence.
CREATE FUNCTION relay_adds_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT relay_handles_evidence(wanted) AND (relay_organisation() = 'INTERPOL' OR NOT starts_with(wanted, 'INT-'))
    $$;

-- What INTERPOL's team records of a case reaches an agency of its country while direct contact is authorized; its NCB reads it always, and
-- passes on what the agency needs (Annex 1.1, 1.2). The grant is of the agency whose case it is: an agency that the NCB shared the case
-- with has none.
CREATE FUNCTION relay_is_in_contact(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN relay_side() <> 'AGENCY'
        OR EXISTS (SELECT FROM public.support_request r WHERE r.reference = wanted AND r.agency_code = relay_office())
           AND relay_direct_contact_open(wanted, now());
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_in_contact FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_in_contact TO relay_app;
COMMENT ON FUNCTION relay_is_in_contact IS 'whether what INTERPOL''s team records of a case reaches who acts';

-- Which reader of a case, or of intelligence, acts: INTERPOL, the NCB, the agency whose case it is, one that joined it with its duplicate,
-- or one with which the NCB shared it; null for all others. Intelligence is read by its producers, by NCBs and by their units.
CREATE FUNCTION relay_stand(wanted text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reader CONSTANT text := relay_reader();
BEGIN
    IF relay_organisation() = 'INTERPOL' THEN
        RETURN 'INTERPOL';
    ELSIF starts_with(wanted, 'INT-') THEN
        RETURN CASE WHEN reader = relay_organisation() THEN 'NCB' ELSE 'AGENCY' END;
    ELSIF left(wanted, 3) = reader THEN
        RETURN 'NCB';
    END IF;
    RETURN (SELECT CASE WHEN a.basis = 'AGENCY' THEN 'AGENCY'
                        WHEN EXISTS (SELECT FROM case_link l WHERE l.earlier_reference = wanted AND l.kind = 'JOINED'
                                        AND l.agency_code = reader AND l.ended_at IS NULL) THEN 'JOINED'
                        ELSE 'SHARED' END
              FROM case_access a
             WHERE a.reference = wanted AND a.organisation = reader
               AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()));
END $$;
REVOKE EXECUTE ON FUNCTION relay_stand FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_stand TO relay_app;

-- Whether an event is about a supplement that waits for its NCB: nothing tells others of it, no event, reminder, passage or task.
CREATE FUNCTION relay_is_of_supplement(said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(said @> '[["limit.supplement"]]' OR said @> '[["process.supplementDecision"]]', false)
    $$;

-- Files and supplements of the time before: from when on an agency that joined reads them. An agency with which the case was shared already
-- goes on reading all of it.
CREATE FUNCTION relay_reads_files_since(wanted text) RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT min(l.linked_at) FROM case_link l
                       JOIN case_access a ON a.reference = l.earlier_reference AND a.organisation = l.agency_code
                           AND a.granted_at = l.linked_at
                      WHERE l.earlier_reference = wanted AND l.kind = 'JOINED' AND l.agency_code = relay_reader()
                          AND l.ended_at IS NULL), '-infinity');
END $$;
REVOKE EXECUTE ON FUNCTION relay_reads_files_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_reads_files_since TO relay_app;
COMMENT ON FUNCTION relay_reads_files_since IS
    'from when on who acts reads what agencies add to a case; an agency that joined, from that moment';
