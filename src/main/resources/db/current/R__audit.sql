-- How a record comes into a chain of the audit. These functions run as the owner. A caller's temporary tables come before all others unless
-- they are named last in the search path: so no caller can slip one under a function of the owner, here or in any other file.
SET LOCAL lock_timeout = '10s';

CREATE OR REPLACE FUNCTION audit_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.decided_by, CASE WHEN NEW.approved THEN 'AGENCY_APPROVED' ELSE 'AGENCY_APPROVAL_ENDED' END,
                       NULL, NEW.agency_code, audit_text(NEW.reason, NEW.decided_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_approval FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_absence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.absent, CASE WHEN NEW.ended_at IS NULL THEN 'SUBSTITUTE_NAMED' ELSE 'ABSENCE_ENDED' END,
                       NULL, NEW.id::text, audit_text(NEW.substitute, NEW.starts_at::text, NEW.ends_at::text, NEW.ended_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_absence FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_stand_in() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.taken_by, 'TASK_TAKEN_FOR_ABSENT', NEW.reference, NEW.task_id,
                       audit_text(NEW.absence::text, NEW.taken_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_stand_in FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_task_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.released_by, 'TASK_RELEASED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.reason, NEW.released_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_release FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_task_assignment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.assigned_by, 'TASK_ASSIGNED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.assigned_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_assignment FROM PUBLIC;

-- Fields as one text that cannot be read in two ways: each with its length in bytes, absent ones as a dash.
CREATE OR REPLACE FUNCTION audit_text(VARIADIC fields text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT string_agg(coalesce(octet_length(f) || ':' || f, '-') || E'\n', ''
        ORDER BY n) FROM unnest(fields) WITH ORDINALITY AS a (f, n) $$;

CREATE OR REPLACE FUNCTION audit_sha256(fields text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT encode(sha256(convert_to(fields, 'UTF8')), 'hex') $$;

-- A field of a hashed text, as audit_text writes it. It is one expression, so that the planner puts it in place of the call.
CREATE OR REPLACE FUNCTION audit_field(field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT coalesce(octet_length(field)::text || ':' || field, '-') || E'\n' $$;

-- Notes an act or a read, to be chained when the transaction commits. The first note of a transaction brings the seal with it.
CREATE OR REPLACE FUNCTION audit_note(organisation text, user_id text, act text, reference text, subject text, content text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    noted_at CONSTANT text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    INSERT INTO audit_pending (transaction, opens, happened_at, organisation, user_id, act, reference, subject, content)
    VALUES (this, NOT EXISTS (SELECT FROM audit_pending p WHERE p.transaction = this), noted_at, audit_note.organisation,
            audit_note.user_id, audit_note.act, audit_note.reference, audit_note.subject, audit_note.content);
END $$;
REVOKE EXECUTE ON FUNCTION audit_note FROM PUBLIC;

-- The application's only way into the audit: the person who acts in this transaction reads something of a case.
CREATE OR REPLACE FUNCTION relay_audit_read(act text, reference text, subject text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    IF relay_organisation() IS NULL OR relay_actor() IS NULL THEN
        RAISE EXCEPTION 'nobody acts in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF act !~ '^READ_[A-Z_]{1,60}$' THEN
        RAISE EXCEPTION 'the application audits reads only; acts are audited where they are recorded' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM audit_note(relay_organisation(), relay_actor(), act, reference, subject, NULL);
END $$;
REVOKE EXECUTE ON FUNCTION relay_audit_read FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app;

-- The pseudonym of a person in the chain of an organisation, made when the person first acts.
CREATE OR REPLACE FUNCTION audit_actor(organisation text, user_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
DECLARE
    fresh text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
    known text;
BEGIN
    SELECT p.actor INTO known FROM audit_person p WHERE p.organisation = audit_actor.organisation AND p.user_id = audit_actor.user_id;
    IF known IS NULL THEN
        known := audit_sha256(audit_text(fresh, user_id));
        INSERT INTO audit_person (organisation, user_id, salt, actor) VALUES (organisation, user_id, fresh, known);
    END IF;
    RETURN known;
END $$;
REVOKE EXECUTE ON FUNCTION audit_actor FROM PUBLIC;

-- The events that this transaction entered in a table; null before the first. It is a hint, which a setting holds: whatever a session
-- writes there, each event is linked by its own trigger, and none that another transaction entered.
CREATE OR REPLACE FUNCTION audit_entered(entered_in text) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT string_to_array(nullif(current_setting('relay.entered_' || entered_in, true), ''), ',')::bigint[] $$;

CREATE OR REPLACE FUNCTION note_entered_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    name CONSTANT text := 'relay.entered_' || TG_TABLE_NAME;
    ignored CONSTANT text := set_config(name, concat_ws(',', nullif(current_setting(name, true), ''), NEW.id), true);
BEGIN
    RETURN NEW;
END $$;

-- While a restore waits for its confirmation, no officer acts on a case or on intelligence: an act is refused where it enters a chain, which is
-- while its transaction commits. Reads are noted as always. The code of the error is that of a database that is read-only.
CREATE OR REPLACE FUNCTION refuse_act_after_rollback() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the database was rolled back to an older state' USING ERRCODE = 'read_only_sql_transaction';
END $$;
REVOKE EXECUTE ON FUNCTION refuse_act_after_rollback FROM PUBLIC;

-- Links what this transaction noted and what it entered on the timelines and is not linked yet: all in one round, when it commits. Chains
-- are locked only here, in the order of their organisations, so that acts wait for each other as briefly as possible and never in a ring;
-- each head moves once. An event that is given is linked whatever the hint says.
CREATE OR REPLACE FUNCTION audit_link(of_case bigint, of_intelligence bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    writer CONSTANT xid := pg_current_xact_id()::xid;
    linked_at CONSTANT text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    of_cases CONSTANT bigint[] := of_case || audit_entered('timeline_event');
    of_all_intelligence CONSTANT bigint[] := of_intelligence || audit_entered('intelligence_event');
    note record;
    head audit_head;
    first bigint;
    acting text;
    salt uuid;
    content text;
    link text;
    records audit_record[] := '{}';
    heads audit_head[] := '{}';
BEGIN
    FOR note IN
        WITH taken AS (DELETE FROM audit_pending p WHERE p.transaction = this RETURNING p.*),
             noted AS (
            SELECT 1 AS place, t.position, NULL::bigint AS event, t.happened_at, t.organisation, t.user_id, t.act, t.reference, t.subject,
                   t.content
              FROM taken t
            UNION ALL
            SELECT 2, e.id, e.id, linked_at, e.actor_organisation, e.actor, e.kind, e.reference, NULL,
                   audit_field(e.addressee) || audit_field(e.note) || audit_field(e.happened_at::text)
                   || coalesce(audit_text(VARIADIC e.also || e.also_to), '')
              FROM timeline_event e
             WHERE e.id = ANY (of_cases) AND (e.xmin = writer OR e.id = of_case)
               AND NOT EXISTS (SELECT FROM audit_record a WHERE a.written_in = this AND a.event = e.id AND a.reference = e.reference)
            UNION ALL
            SELECT 3, e.id, e.id, linked_at, e.actor_organisation, e.actor, e.kind, e.reference, NULL,
                   audit_field(e.addressee) || audit_field(e.note) || audit_field(e.happened_at::text)
              FROM intelligence_event e
             WHERE e.id = ANY (of_all_intelligence) AND (e.xmin = writer OR e.id = of_intelligence)
               AND NOT EXISTS (SELECT FROM audit_record a WHERE a.written_in = this AND a.event = e.id AND a.reference = e.reference))
        SELECT n.*, p.actor,
               CASE WHEN n.reference IS NOT NULL AND n.act NOT LIKE 'READ\_%'
                         AND EXISTS (SELECT FROM database_rollback r WHERE r.confirmed_at IS NULL)
                    THEN refuse_act_after_rollback() END AS refused
          FROM noted n LEFT JOIN audit_person p ON p.organisation = n.organisation AND p.user_id = n.user_id
         ORDER BY n.organisation, n.place, n.position
    LOOP
        IF head.organisation IS DISTINCT FROM note.organisation THEN
            heads := heads || head;
            SELECT * INTO head FROM audit_head h WHERE h.organisation = note.organisation FOR UPDATE;
            IF NOT FOUND THEN
                INSERT INTO audit_head VALUES (note.organisation, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
                SELECT * INTO head FROM audit_head h WHERE h.organisation = note.organisation FOR UPDATE;
            END IF;
            first := head.number + 1;
        END IF;
        head.number := head.number + 1;
        acting := coalesce(note.actor, audit_actor(note.organisation, note.user_id));
        salt := NULL;
        content := NULL;
        IF note.content IS NOT NULL THEN
            salt := gen_random_uuid(); -- 122 random bits
            content := encode(sha256(convert_to(audit_field(replace(salt::text, '-', '')) || audit_field(note.content), 'UTF8')), 'hex');
        END IF;
        link := encode(sha256(convert_to(
            audit_field(note.organisation) || audit_field(head.number::text) || audit_field(note.happened_at) || audit_field(first::text)
            || audit_field(acting) || audit_field(note.act) || audit_field(note.reference) || audit_field(note.subject)
            || audit_field(content) || audit_field(head.hash), 'UTF8')), 'hex');
        records := records || ROW(note.organisation, head.number, note.happened_at, first, acting, note.act, note.reference, note.subject,
                                  content, head.hash, link, this, note.event, salt)::audit_record;
        head.hash := link;
    END LOOP;
    IF cardinality(records) > 0 THEN
        WITH moved AS (UPDATE audit_head h SET number = m.number, hash = m.hash FROM unnest(heads || head) m
                        WHERE h.organisation = m.organisation)
        INSERT INTO audit_record SELECT * FROM unnest(records);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION audit_link FROM PUBLIC;

-- When the transaction commits: for its first note, and for each event; mostly the first of these has linked all the others.
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    ignored text;
BEGIN
    IF TG_TABLE_NAME = 'audit_pending' THEN
        ignored := audit_link(NULL, NULL)::text;
        RETURN NULL;
    ELSIF NEW.id IS DISTINCT FROM (audit_entered(TG_TABLE_NAME))[1] THEN
        IF EXISTS (SELECT FROM audit_record a WHERE a.written_in = this AND a.event = NEW.id AND a.reference = NEW.reference) THEN
            RETURN NULL;
        END IF;
    END IF;
    ignored := audit_link(CASE TG_TABLE_NAME WHEN 'timeline_event' THEN NEW.id END,
                          CASE TG_TABLE_NAME WHEN 'intelligence_event' THEN NEW.id END)::text;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_chain FROM PUBLIC;

-- No state changes without an act on the same case in the same transaction: an event that it entered, which will be linked, or another act.
CREATE OR REPLACE FUNCTION refuse_unaudited_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    writer CONSTANT xid := pg_current_xact_id()::xid;
    of_cases CONSTANT bigint[] := audit_entered('timeline_event');
    of_intelligence CONSTANT bigint[] := audit_entered('intelligence_event');
BEGIN
    IF EXISTS (SELECT FROM timeline_event e WHERE e.id = ANY (of_cases) AND e.reference = NEW.reference AND e.xmin = writer)
       OR EXISTS (SELECT FROM intelligence_event e WHERE e.id = ANY (of_intelligence) AND e.reference = NEW.reference AND e.xmin = writer)
       OR EXISTS (SELECT FROM audit_record a WHERE a.written_in = this AND a.reference = NEW.reference AND a.act NOT LIKE 'READ\_%')
       OR EXISTS (SELECT FROM audit_pending p WHERE p.transaction = this AND p.reference = NEW.reference AND p.act NOT LIKE 'READ\_%') THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % changed without an audited act', TG_TABLE_NAME, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
END $$;
REVOKE EXECUTE ON FUNCTION refuse_unaudited_change FROM PUBLIC;

-- A link may lose its salt, by an erasure; nothing else of it ever changes.
CREATE OR REPLACE FUNCTION keeps_link(was audit_record, becomes audit_record) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT becomes.salt IS NULL AND to_jsonb(was) - 'salt' = to_jsonb(becomes) - 'salt' $$;
REVOKE EXECUTE ON FUNCTION keeps_link FROM PUBLIC;

-- Ties the tables of states to the audit, after every migration.
CREATE OR REPLACE FUNCTION audit_attach() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target name;
BEGIN
    PERFORM pg_advisory_xact_lock(4711201905);
    FOR target IN
        SELECT c.relname FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
           AND c.relname IN ('support_request', 'case_access', 'acknowledgment', 'authorization_fact', 'source_takeover', 'triage',
                             'product_review', 'delivery', 'feedback', 'case_message', 'evidence',
                             'intelligence', 'intelligence_release', 'dispatch')
           AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'change_is_audited')
    LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED '
                       'FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change()', target);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION audit_attach FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_custody() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor,
                       CASE NEW.act WHEN 'VIEWED' THEN 'READ_EVIDENCE' WHEN 'DOWNLOADED' THEN 'READ_EVIDENCE_FILE'
                                    WHEN 'OPENED_INFECTED' THEN 'READ_INFECTED_EVIDENCE_FILE' ELSE 'EVIDENCE_' || NEW.act END,
                       NEW.reference, NEW.evidence_id::text, audit_text(NEW.address, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_custody FROM PUBLIC;

-- That an original came, and that its writer took it out again, is in the audit even though no case has it.
CREATE OR REPLACE FUNCTION audit_draft_evidence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM audit_note(NEW.organisation, NEW.owner, 'DRAFT_EVIDENCE_RECEIVED', NULL, NEW.id::text, NULL);
    ELSIF NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = OLD.id) THEN
        PERFORM audit_note(OLD.organisation, OLD.owner, 'DRAFT_EVIDENCE_REMOVED', NULL, OLD.id::text, NULL);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_draft_evidence FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_expert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.changed_by, NEW.added_by), CASE TG_OP WHEN 'INSERT' THEN 'EXPERT_ADDED'
        ELSE 'EXPERT_CHANGED' END,
                       NULL, NEW.code, audit_text(NEW.user_id, NEW.name, NEW.expertise::text, NEW.languages::text, NEW.clearance,
                                                  NEW.available::text, NEW.on_roster::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_expert FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_retention() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, 'RETENTION_' || NEW.kind, NEW.reference, NEW.id::text,
                       audit_text(NEW.until::text, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_retention FROM PUBLIC;

-- Each act is in the chain of the organisation concerned, by the operator who did it; the hash of a password is in no audit.
CREATE OR REPLACE FUNCTION audit_administration_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.decided_by, NEW.asked_by),
                       'ADMINISTRATION_' || CASE NEW.state WHEN 'PENDING' THEN 'ASKED' ELSE NEW.state END, NULL, NEW.id::text,
                       audit_text(NEW.kind, NEW.subject, NEW.object, NEW.details::text, NEW.asked_by, NEW.asked_at::text,
                                  NEW.decided_by, NEW.decided_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_administration_change FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_session_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.ended_by, 'SESSIONS_ENDED', NULL, NEW.id::text,
                       audit_text(NEW.user_id, NEW.sessions::text, NEW.ended_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_session_end FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_access_token() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.user_id, CASE WHEN TG_OP = 'INSERT' THEN 'TOKEN_MADE' ELSE 'TOKEN_REVOKED' END, NULL,
                       NEW.id::text, audit_text(NEW.name, NEW.writes::text, array_to_string(NEW.parts, ','), NEW.expires_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_access_token FROM PUBLIC;

-- Each passkey that comes, goes or is suspected is in the chain of the organisation that its owner served when it was registered. A reset
-- is there as the operators' change.
CREATE OR REPLACE FUNCTION audit_passkey() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.removed_by, NEW.user_id),
                       CASE WHEN TG_OP = 'INSERT' THEN 'PASSKEY_REGISTERED' WHEN NEW.removed_at IS NOT NULL THEN 'PASSKEY_REMOVED'
                            ELSE 'PASSKEY_SUSPECTED' END,
                       NULL, encode(sha256(convert_to(NEW.id, 'UTF8')), 'hex'), audit_text(NEW.user_id, NEW.label));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_passkey FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_free_day() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.removed_by, NEW.added_by),
                       CASE WHEN NEW.removed_at IS NULL THEN 'FREE_DAY_ADDED' ELSE 'FREE_DAY_REMOVED' END,
                       NULL, NEW.day::text, audit_text(NEW.name, coalesce(NEW.removed_at, NEW.added_at)::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_free_day FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_organisation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.code, NEW.changed_by, 'ORGANISATION_CHANGED', NULL, NEW.code,
                       audit_text(NEW.name, NEW.alpha2, NEW.mail_address, NEW.language, NEW.time_zone, NEW.weekend, NEW.changed_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_organisation FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_agency() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.changed_by, CASE TG_OP WHEN 'INSERT' THEN 'AGENCY_ADDED' ELSE 'AGENCY_CHANGED' END,
                       NULL, NEW.code, audit_text(NEW.name, NEW.mail_address, NEW.changed_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_agency FROM PUBLIC;
