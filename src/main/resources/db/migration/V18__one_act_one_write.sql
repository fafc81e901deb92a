-- What an act changes is written once, at the end of its transaction: by one call, set by set, and in one pass over the chain of each
-- organisation that acted.

-- A field of a hashed text, as audit_text writes it. It is one expression, so that the planner puts it in place of the call.
CREATE FUNCTION audit_field(field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT coalesce(octet_length(field)::text || ':' || field, '-') || E'\n' $$;

-- The first note of a transaction brings the seal with it; the others need none of their own.
ALTER TABLE audit_pending ADD COLUMN opens boolean NOT NULL;
COMMENT ON COLUMN audit_pending.opens IS 'whether the commit is told by this note to add all notes of the transaction to the chains';

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

-- Events are audited by being entered, all of a statement at once and in their order.
CREATE FUNCTION audit_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    noted_at CONSTANT text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    INSERT INTO audit_pending (transaction, opens, happened_at, organisation, user_id, act, reference, content)
    SELECT this, row_number() OVER (ORDER BY e.id) = 1 AND NOT EXISTS (SELECT FROM audit_pending p WHERE p.transaction = this),
           noted_at, e.actor_organisation, e.actor, e.kind, e.reference,
           audit_field(e.addressee) || audit_field(e.note) || audit_field(e.happened_at::text)
      FROM entered e ORDER BY e.id;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_events FROM PUBLIC;

-- Adds the notes of this transaction to the chain of one organisation: its head is locked here, which is while the transaction commits,
-- and moved once. A head names an organisation, and a record has a head, so the record needs no foreign key of its own.
ALTER TABLE audit_record DROP CONSTRAINT audit_record_organisation_fkey;
CREATE FUNCTION audit_append(chain text, notes audit_pending[], actors text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    head audit_head;
    first bigint;
    note audit_pending;
    salt text;
    content text;
    link text;
    records audit_record[] := '{}';
    salts audit_salt[] := '{}';
BEGIN
    SELECT * INTO head FROM audit_head h WHERE h.organisation = chain FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO audit_head VALUES (chain, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
        SELECT * INTO head FROM audit_head h WHERE h.organisation = chain FOR UPDATE;
    END IF;
    first := head.number + 1;
    FOR i IN 1 .. cardinality(notes) LOOP
        note := notes[i];
        head.number := head.number + 1;
        IF actors[i] IS NULL THEN
            actors[i] := audit_actor(chain, note.user_id);
        END IF;
        content := NULL;
        IF note.content IS NOT NULL THEN
            salt := replace(gen_random_uuid()::text, '-', ''); -- 122 random bits
            salts := salts || ROW(chain, head.number, note.reference, salt)::audit_salt;
            content := encode(sha256(convert_to(audit_field(salt) || audit_field(note.content), 'UTF8')), 'hex');
        END IF;
        link := encode(sha256(convert_to(
            audit_field(chain) || audit_field(head.number::text) || audit_field(note.happened_at) || audit_field(first::text)
            || audit_field(actors[i]) || audit_field(note.act) || audit_field(note.reference) || audit_field(note.subject)
            || audit_field(content) || audit_field(head.hash), 'UTF8')), 'hex');
        records := records || ROW(chain, head.number, note.happened_at, first, actors[i], note.act, note.reference, note.subject, content,
                                  head.hash, link, this)::audit_record;
        head.hash := link;
    END LOOP;
    WITH salted AS (INSERT INTO audit_salt SELECT * FROM unnest(salts)),
         moved AS (UPDATE audit_head h SET number = head.number, hash = head.hash WHERE h.organisation = chain)
    INSERT INTO audit_record SELECT * FROM unnest(records);
END $$;
REVOKE EXECUTE ON FUNCTION audit_append FROM PUBLIC;

-- Runs once for a transaction, when it commits. Chains are locked in the order of their organisations, so never in a ring.
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    noted record;
    ignored text;
BEGIN
    FOR noted IN
        WITH taken AS (DELETE FROM audit_pending p WHERE p.transaction = this RETURNING p AS note)
        SELECT (t.note).organisation, array_agg(t.note ORDER BY (t.note).position) AS notes,
               array_agg(p.actor ORDER BY (t.note).position) AS actors
          FROM taken t LEFT JOIN audit_person p ON p.organisation = (t.note).organisation AND p.user_id = (t.note).user_id
         GROUP BY (t.note).organisation ORDER BY (t.note).organisation
    LOOP
        ignored := audit_append(noted.organisation, noted.notes, noted.actors)::text;
    END LOOP;
    RETURN NULL;
END $$;
DROP TRIGGER audit_is_chained ON audit_pending;
CREATE CONSTRAINT TRIGGER audit_is_chained AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.opens) EXECUTE FUNCTION audit_chain();

DO $$
DECLARE
    target name;
BEGIN
    FOR target IN SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'event_is_audited' LOOP
        EXECUTE format('DROP TRIGGER event_is_audited ON %I', target);
    END LOOP;
END $$;
DROP FUNCTION audit_event;

CREATE OR REPLACE FUNCTION audit_attach() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target name;
BEGIN
    PERFORM pg_advisory_xact_lock(4711201905);
    FOR target IN
        SELECT c.relname FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
           AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                   AND a.attname IN ('id', 'reference', 'kind', 'actor', 'actor_organisation', 'addressee', 'note', 'happened_at')) = 8
           AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'event_is_audited')
    LOOP
        EXECUTE format('CREATE TRIGGER event_is_audited AFTER INSERT ON %I REFERENCING NEW TABLE AS entered '
                       'FOR EACH STATEMENT EXECUTE FUNCTION audit_events()', target);
    END LOOP;
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

-- Passages in the order of entry; those without a moment of entry close what an earlier transaction entered. Of a case that the acting
-- organisation does not see, nothing is written.
CREATE FUNCTION relay_write_passages(passed jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_path (instance, reference, process, activity, entered_at, left_at, cancelled)
    SELECT p.instance, p.reference, p.process, p.activity, p.entered_at, p.left_at, p.cancelled
      FROM jsonb_populate_recordset(NULL::case_path, passed) WITH ORDINALITY p
     WHERE p.entered_at IS NOT NULL
       AND p.reference IN (SELECT seen.reference FROM (SELECT DISTINCT each.reference FROM jsonb_populate_recordset(NULL::case_path, passed) each
                                                        OFFSET 0) seen WHERE relay_sees(seen.reference))
     ORDER BY p.ordinality ON CONFLICT DO NOTHING;
    IF jsonb_path_exists(passed, '$[*] ? (!exists(@.entered_at) || @.entered_at == null)') THEN
        UPDATE case_path c SET left_at = greatest(c.entered_at, p.left_at), cancelled = p.cancelled
          FROM jsonb_populate_recordset(NULL::case_path, passed) p
         WHERE p.entered_at IS NULL AND c.reference = p.reference AND c.instance = p.instance AND c.activity = p.activity
           AND c.left_at IS NULL;
    END IF;
END $$;

-- Where a letter goes; the published address of the General Secretariat is refused unless this relay may write to it.
CREATE FUNCTION relay_recipient(address text, refused text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF strpos(lower(address), refused) > 0 THEN
        RAISE EXCEPTION 'only production writes to the published address of the General Secretariat' USING ERRCODE = 'check_violation';
    END IF;
    RETURN address;
END $$;

-- Writes what a transaction collected. It runs with the rights of whoever calls, and each part as the organisation and the person that
-- recorded it: the row-level security of every table holds as if each row had been written then and there. A part is an object with
-- the rows of each kind in arrays; the kinds are written in the order in which one needs another.
CREATE FUNCTION relay_write(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    actor_before CONSTANT text := coalesce(current_setting('relay.actor', true), '');
    part jsonb;
    ignored text;
BEGIN
    FOR i IN 0 .. jsonb_array_length(parts) - 1 LOOP
        part := parts -> i;
        ignored := set_config('relay.organisation', part ->> 'organisation', true);
        ignored := set_config('relay.actor', part ->> 'actor', true);
        IF part ? 'access' THEN
            INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
            SELECT r.reference, r.organisation, r.owner, r.basis, r.granted_by, r.granted_at
              FROM jsonb_populate_recordset(NULL::case_access, part -> 'access') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'requests' THEN
            WITH filed AS (
                INSERT INTO support_request (reference, organisation, agency_code, submitted_by, submitted_at, updated_at, status, title,
                                             urgency, confidentiality, capabilities, countries_involved, restricted_countries,
                                             retention_until, direct_contact_requested, content, process_instance_id)
                SELECT r.reference, r.organisation, r.agency_code, r.submitted_by, r.submitted_at, r.updated_at, r.status, r.title,
                       r.urgency, r.confidentiality, r.capabilities, r.countries_involved, r.restricted_countries,
                       r.retention_until, r.direct_contact_requested, r.content, r.process_instance_id
                  FROM jsonb_populate_recordset(NULL::support_request, part -> 'requests') r
                RETURNING reference, content, submitted_by, submitted_at)
            INSERT INTO request_version (reference, version, content, written_by, written_at)
            SELECT f.reference, 1, f.content, f.submitted_by, f.submitted_at FROM filed f;
        END IF;
        IF part ? 'traces' THEN
            INSERT INTO trace (reference, organisation, restricted, kept_at, kind, value)
            SELECT r.reference, r.organisation, r.restricted, r.kept_at, r.kind, r.value
              FROM jsonb_populate_recordset(NULL::trace, part -> 'traces') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'capabilities' THEN
            INSERT INTO case_capability (reference, capability, position, status, updated_at)
            SELECT r.reference, r.capability, r.position, r.status, r.updated_at
              FROM jsonb_populate_recordset(NULL::case_capability, part -> 'capabilities') r;
        END IF;
        IF part ? 'clocks' THEN
            INSERT INTO step_clock (reference, step, event, reason, happened_at)
            SELECT r.reference, r.step, r.event, r.reason, r.happened_at
              FROM jsonb_populate_recordset(NULL::step_clock, part -> 'clocks') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'letters' THEN
            INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at)
            SELECT r.id, r.message_id, r.reference, r.organisation, relay_recipient(coalesce(r.recipient, o.mail_address), refused_address),
                   r.template, r.language, r.created_at, r.created_at
              FROM jsonb_populate_recordset(NULL::outbox_mail, part -> 'letters') r
              LEFT JOIN organisation o ON o.code = r.organisation AND r.recipient IS NULL;
        END IF;
        IF part ? 'copies' THEN
            INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
            SELECT r.id, r.reference, r.recipient, r.organisation, r.subject, r.subject_id, r.made_by, r.made_at, r.mail_id
              FROM jsonb_populate_recordset(NULL::official_copy, part -> 'copies') r;
        END IF;
        IF part ? 'events' THEN
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, happened_at)
            SELECT r.reference, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.happened_at
              FROM jsonb_populate_recordset(NULL::timeline_event, part -> 'events') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'intelligence_events' THEN
            INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, addressee, note, happened_at)
            SELECT r.reference, r.organisation, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.happened_at
              FROM jsonb_populate_recordset(NULL::intelligence_event, part -> 'intelligence_events') WITH ORDINALITY r
             ORDER BY r.ordinality;
        END IF;
        IF part ? 'receipts' THEN
            INSERT INTO idempotency_key (organisation, user_id, key, body_sha256, reference, answer, created_at)
            SELECT r.organisation, r.user_id, r.key, r.body_sha256, r.reference, r.answer, r.created_at
              FROM jsonb_populate_recordset(NULL::idempotency_key, part -> 'receipts') r;
        END IF;
        IF part ? 'passages' THEN
            ignored := relay_write_passages(part -> 'passages')::text;
        END IF;
    END LOOP;
    ignored := set_config('relay.organisation', organisation_before, true);
    ignored := set_config('relay.actor', actor_before, true);
END $$;

-- The answer that a key was given before. Twenty equal calls at once: one files, the others wait here and then read its answer, which
-- a query sees that begins after the wait.
CREATE FUNCTION relay_receipt(acting text, person text, wanted text) RETURNS SETOF idempotency_key LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    waited CONSTANT text := pg_advisory_xact_lock(hashtextextended(acting || '/' || person || '/' || wanted, 0))::text;
BEGIN
    RETURN QUERY SELECT * FROM idempotency_key k WHERE k.organisation = acting AND k.user_id = person AND k.key = wanted;
END $$;

-- Grants of the engine only add up, so that it need not look at each check whether one takes something away.
ALTER TABLE act_ru_authorization ADD CONSTRAINT authorization_grants CHECK (type_ <> 2);

-- Each foreign key of the engine is checked for each row that it adds, changes or removes, and locks what it finds. These say nothing
-- that another one does not: a row belongs to an execution, which stays as long as its instance; and a definition is never removed
-- while instances of it run, which is what the engine itself sees to.
ALTER TABLE act_ru_execution DROP CONSTRAINT act_fk_exe_procinst, DROP CONSTRAINT act_fk_exe_procdef;
ALTER TABLE act_ru_task DROP CONSTRAINT act_fk_task_procinst, DROP CONSTRAINT act_fk_task_procdef;
ALTER TABLE act_ru_variable DROP CONSTRAINT act_fk_var_procinst;
ALTER TABLE act_ru_identitylink DROP CONSTRAINT act_fk_athrz_procedef;
ALTER TABLE act_ru_incident DROP CONSTRAINT act_fk_inc_procinst, DROP CONSTRAINT act_fk_inc_procdef;

-- Rows of a case are added many at a time, and a foreign key would look its case up, and lock it, for each of them. A case is never
-- removed, only its content is: so one look for each statement is enough.
CREATE FUNCTION refuse_removal_of_a_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a case stays; an erasure removes what it says' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER case_stays BEFORE DELETE OR TRUNCATE ON support_request EXECUTE FUNCTION refuse_removal_of_a_case();

CREATE FUNCTION refuse_unknown_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM entered e WHERE NOT EXISTS (SELECT FROM public.support_request r WHERE r.reference = e.reference)) THEN
        RAISE EXCEPTION 'a row of % names an unknown case', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
ALTER TABLE request_version DROP CONSTRAINT request_version_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON request_version REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
ALTER TABLE timeline_event DROP CONSTRAINT timeline_event_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
ALTER TABLE trace DROP CONSTRAINT trace_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON trace REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
ALTER TABLE case_capability DROP CONSTRAINT case_capability_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON case_capability REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
ALTER TABLE step_clock DROP CONSTRAINT step_clock_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON step_clock REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
