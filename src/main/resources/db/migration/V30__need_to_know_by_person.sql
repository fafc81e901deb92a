-- The need to know at its edges: tasks of one's own office alone, products once they have arrived, teams by member, sharing that ends,
-- results that are corrected.

-- 1. One answer to who acts: an office or the whole organisation. What an act writes is written as the organisation, by the office that acted.
CREATE FUNCTION relay_office() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN starts_with(current_setting('relay.reader', true), current_setting('relay.organisation', true) || '-')
                THEN current_setting('relay.reader', true) ELSE relay_organisation() END
    $$;
CREATE OR REPLACE FUNCTION relay_reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('relay.writing', true) = 'on' THEN relay_organisation() ELSE relay_office() END
    $$;
-- An agency has a code in capitals; an officer whose agency nobody knows acts for the role alone.
CREATE OR REPLACE FUNCTION relay_side() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_organisation() = 'INTERPOL' THEN 'INTERPOL'
                WHEN relay_office() ~ '^[A-Z]{3}-([A-Z0-9]|agency-)' THEN 'AGENCY'
                ELSE 'NCB' END
    $$;
-- A node of the version before names no office: what it writes meanwhile is open to both sides.
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

-- 2. Tasks. An office sees those that are for its roles, or that somebody gave to the officer, on cases that are open to it; the wildlife
-- team, whose leads assign them, all of INTERPOL's.
CREATE FUNCTION relay_office_groups() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_side() = 'AGENCY' THEN ARRAY['agency-officers']
                ELSE ARRAY[split_part(substr(relay_office(), length(relay_organisation()) + 2), '/', 1)] END
    $$;
COMMENT ON FUNCTION relay_office_groups() IS 'the role of the office that acts';
-- rolling: the version before reads office_task, which has the same columns
ALTER VIEW office_task RENAME TO case_task;
COMMENT ON VIEW case_task IS 'an open user task on a case that is open to the office that acts';
CREATE VIEW office_task WITH (security_invoker) AS
    SELECT t.* FROM case_task t
     WHERE t.assignee_ = relay_actor() OR relay_office() = 'INTERPOL-gwet'
        OR EXISTS (SELECT FROM engine_task_link l WHERE l.task_id = t.id_ AND l.group_id = ANY (relay_office_groups()) OFFSET 0);
COMMENT ON VIEW office_task IS 'an open user task that is there for the office that acts';
GRANT SELECT ON office_task TO relay_app;

-- 3. The team reads its products; the NCB those that were sent to it or copied; the agency what reached it (Annex 1.1, 1.2).
-- rolling: the version before shows no more to a person, and what it does by itself is done by the relay
CREATE POLICY delivery_reached ON delivery AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() <> 'AGENCY' OR sent_at IS NOT NULL AND (channel = 'DIRECT' OR status = 'FORWARDED'));
-- rolling: the version before shows no more to a person, and what it does by itself is done by the relay
CREATE POLICY product_reached ON product AS RESTRICTIVE FOR SELECT TO relay_app
    USING (CASE WHEN relay_side() = 'INTERPOL' OR relay_actor() = 'relay' THEN true
                WHEN relay_side() = 'NCB' AND kind = 'TRAINING_PLAN' THEN true -- it agrees to the plan
                ELSE EXISTS (SELECT FROM delivery d WHERE d.product_id = product.id AND d.sent_at IS NOT NULL) END);

-- 4. Of a deployment reads, of the office that prepares it, who was nominated: when it is opened the member who has the fewest tasks at hand,
-- later each to whom a task of it is given (our default).
CREATE FUNCTION open_to_member(wanted text, member text, giver text, at timestamptz) RETURNS void LANGUAGE sql AS $$
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (wanted, 'INTERPOL-ist-members/' || member, left(wanted, 3), 'DEPLOYMENT', giver, at) ON CONFLICT DO NOTHING
    $$;
CREATE OR REPLACE FUNCTION open_to_deployment_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM open_to_member(NEW.reference, n.user_id, NEW.opened_by, NEW.opened_at)
       FROM (SELECT m.user_id FROM engine_group_member m JOIN engine_tenant_member t USING (user_id)
              WHERE m.group_id = 'ist-members' AND t.tenant_id = 'INTERPOL'
              ORDER BY (SELECT count(*) FROM engine_task k WHERE k.assignee = m.user_id), m.user_id LIMIT 1) n;
    RETURN NULL;
END $$;
CREATE FUNCTION open_to_assignee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM engine_group_member m WHERE m.user_id = NEW.assignee AND m.group_id = 'ist-members')
       AND EXISTS (SELECT FROM ist_deployment d WHERE d.reference = NEW.reference) THEN
        PERFORM open_to_member(NEW.reference, NEW.assignee, NEW.assigned_by, NEW.assigned_at);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER assignment_opens_case AFTER INSERT ON task_assignment
    FOR EACH ROW WHEN (NEW.organisation = 'INTERPOL') EXECUTE FUNCTION open_to_assignee();
DROP TRIGGER reader_is_known ON case_access;
CREATE TRIGGER reader_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access FOR EACH ROW
    WHEN (NEW.organisation NOT IN (NEW.owner, 'INTERPOL', 'INTERPOL-gwet') AND NOT starts_with(NEW.organisation, 'INTERPOL-ist-members'))
    EXECUTE FUNCTION refuse_unknown_reader();
ALTER POLICY case_access_deployed ON case_access WITH CHECK (
    relay_organisation() = 'INTERPOL' AND basis = 'DEPLOYMENT' AND starts_with(organisation, 'INTERPOL-ist-members/') AND relay_sees(reference));

-- Members of the office that began a deployment still read it.
ALTER TABLE case_access NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_access DISABLE TRIGGER USER; -- no act stands for what a release opens
INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
SELECT a.reference, a.organisation || '/' || m.user_id, a.owner, a.basis, a.granted_by, a.granted_at
  FROM case_access a JOIN engine_group_member m ON m.group_id = 'ist-members'
 WHERE a.organisation = 'INTERPOL-ist-members' AND a.revoked_at IS NULL;
ALTER TABLE case_access ENABLE TRIGGER USER;
ALTER TABLE case_access FORCE ROW LEVEL SECURITY;

-- 5. A bureau ends what it shared. An agency whose duplicate was joined gets no more letters then.
ALTER TABLE case_link ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN case_link.ended_at IS 'since when the agency of the case that was joined is no party any more';
CREATE FUNCTION end_party() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE case_link SET ended_at = NEW.revoked_at
     WHERE earlier_reference = NEW.reference AND kind = 'JOINED' AND agency_code = NEW.organisation;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION end_party FROM PUBLIC;
CREATE TRIGGER party_ends_with_access AFTER UPDATE OF revoked_at ON case_access FOR EACH ROW EXECUTE FUNCTION end_party();
-- What INTERPOL writes to the agency of a case goes to an agency that joined it by that agency's own grant, and not by the grant of the other; what
-- their NCB passes on goes to both (Annex 1.1).
CREATE OR REPLACE FUNCTION write_to_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at)
    SELECT p.id, p.id || substring(NEW.message_id FROM '@.*$'), NEW.reference, NEW.organisation, p.recipient, NEW.template, NEW.language,
           NEW.created_at, NEW.next_attempt_at
      FROM (SELECT gen_random_uuid() AS id, coalesce(j.content -> 'agency' ->> 'email', a.mail_address) AS recipient
              FROM case_link l
              JOIN support_request s ON s.reference = l.earlier_reference AND s.content -> 'agency' ->> 'email' = NEW.recipient
              JOIN agency a ON a.code = l.agency_code
              LEFT JOIN support_request j ON j.reference = l.reference
             WHERE l.earlier_reference = NEW.reference AND l.kind = 'JOINED' AND l.ended_at IS NULL
               AND (relay_side() <> 'INTERPOL' OR relay_direct_contact_open(l.reference, NEW.created_at))) p
     WHERE p.recipient IS NOT NULL AND p.recipient <> NEW.recipient;
    RETURN NULL;
END $$;

-- 6. A wrong report of results is corrected by another one, which counts in its place once an official source stands behind it (V14).
ALTER TABLE result_report ADD COLUMN corrects uuid UNIQUE REFERENCES result_report CHECK (corrects <> id);
CREATE OR REPLACE FUNCTION count_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET seizures = f.seizures + NEW.seizures - coalesce(o.seizures, 0), arrests = f.arrests + NEW.arrests - coalesce(o.arrests, 0),
           accounts_closed = f.accounts_closed + NEW.accounts_closed - coalesce(o.accounts_closed, 0)
      FROM (VALUES (NEW.corrects)) n (corrects)
      LEFT JOIN result_report o ON o.id = n.corrects AND o.reference = NEW.reference AND o.confirmed_at IS NOT NULL
     WHERE f.reference = NEW.reference;
    RETURN NULL;
END $$;

-- 7. A list takes the grants of a reader first where there are a thousand at most (V16). The statistics of the table do not say how few they
-- are: with the longer question of relay_reader() in its policies, the planner would go through all cases in order instead. The limit says it.
DO $$
DECLARE
    listing regproc;
BEGIN
    FOREACH listing IN ARRAY ARRAY['relay_list', 'relay_narrowed_list']::regproc[] LOOP
        EXECUTE replace(pg_get_functiondef(listing), '(SELECT a.reference FROM case_access a WHERE %s OFFSET 0) a',
                        '(SELECT a.reference FROM case_access a WHERE %s LIMIT 1000) a');
    END LOOP;
END $$;
