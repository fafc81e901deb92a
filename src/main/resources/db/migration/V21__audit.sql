-- The audit: what was done and what was read, in one hash chain for each organisation that acts. Only database functions of the
-- owner write it; the application may ask for a record of a read, and reads its own organisation's chain.

-- Fields as one text that cannot be read in two ways: each with its length in bytes, absent ones as a dash.
CREATE FUNCTION audit_text(VARIADIC fields text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT string_agg(coalesce(octet_length(f) || ':' || f, '-') || E'\n', '' ORDER BY n) FROM unnest(fields) WITH ORDINALITY AS a (f, n) $$;
CREATE FUNCTION audit_sha256(fields text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT encode(sha256(convert_to(fields, 'UTF8')), 'hex') $$;

-- One link of a chain: its hash covers every field and the hash before.
CREATE TABLE audit_record (
    organisation text NOT NULL REFERENCES organisation,
    number       bigint NOT NULL CHECK (number > 0),
    happened_at  text NOT NULL,
    transaction  bigint NOT NULL,
    actor        text NOT NULL,
    act          text NOT NULL,
    reference    text,
    subject      text,
    content_hash text,
    previous     text NOT NULL,
    hash         text NOT NULL,
    PRIMARY KEY (organisation, number)
);
COMMENT ON COLUMN audit_record.happened_at IS 'UTC with microseconds, by the clock of the database';
COMMENT ON COLUMN audit_record.actor IS 'salted hash of the user id; audit_person leads back to the person until it is erased';
COMMENT ON COLUMN audit_record.content_hash IS 'salted hash of what was written; nothing can be guessed from it once its salt is erased';
CREATE INDEX audit_record_by_transaction ON audit_record (transaction);
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record EXECUTE FUNCTION refuse_change();

-- The last link of each chain.
CREATE TABLE audit_head (
    organisation text PRIMARY KEY REFERENCES organisation,
    number       bigint NOT NULL,
    hash         text NOT NULL
);

-- The salts that tie a chain to people and texts. They are what an erasure removes; the chain holds without them.
CREATE TABLE audit_person (
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL,
    salt         text NOT NULL,
    actor        text NOT NULL,
    PRIMARY KEY (organisation, user_id)
);
CREATE TABLE audit_salt (
    organisation text NOT NULL,
    number       bigint NOT NULL,
    reference    text,
    salt         text NOT NULL,
    PRIMARY KEY (organisation, number)
);
CREATE INDEX audit_salt_by_case ON audit_salt (reference);

-- What this transaction will add to the chains when it commits; empty between transactions. Chains are locked only then, and always
-- in the same order, so that acts of one organisation wait for each other for the shortest time and never in a ring.
CREATE UNLOGGED TABLE audit_pending (
    transaction  bigint NOT NULL,
    position     bigint GENERATED ALWAYS AS IDENTITY,
    happened_at  text NOT NULL,
    organisation text NOT NULL,
    user_id      text NOT NULL,
    act          text NOT NULL,
    reference    text,
    subject      text,
    content      text,
    PRIMARY KEY (transaction, position)
);

-- A signed picture of all chains at one moment: a Merkle root over one leaf for each organisation, and the leaves blinded, so that
-- nobody can tell from another's leaf whether it acted.
CREATE TABLE audit_checkpoint (
    number    bigint PRIMARY KEY CHECK (number > 0),
    made_at   timestamptz NOT NULL,
    leaves    bytea NOT NULL,
    root      text NOT NULL,
    key_id    text NOT NULL,
    signature text NOT NULL
);
CREATE TABLE audit_checkpoint_head (
    checkpoint   bigint NOT NULL REFERENCES audit_checkpoint,
    organisation text NOT NULL REFERENCES organisation,
    position     int NOT NULL,
    number       bigint NOT NULL,
    hash         text NOT NULL,
    nonce        text NOT NULL,
    PRIMARY KEY (checkpoint, organisation)
);
CREATE INDEX audit_checkpoint_head_by_number ON audit_checkpoint_head (organisation, number, checkpoint);
CREATE TRIGGER checkpoint_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_head_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint_head EXECUTE FUNCTION refuse_change();

CREATE FUNCTION audit_note(organisation text, user_id text, act text, reference text, subject text, content text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
    AS $$
    INSERT INTO audit_pending (transaction, happened_at, organisation, user_id, act, reference, subject, content)
    VALUES (pg_current_xact_id()::text::bigint, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            organisation, user_id, act, reference, subject, content)
    $$;

-- The application's only way into the audit: whoever acts in this transaction reads something of a case.
CREATE FUNCTION relay_audit_read(act text, reference text, subject text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
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

CREATE FUNCTION audit_actor(organisation text, user_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
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

-- Adds everything this transaction noted to the chains, once, at its end.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    head audit_head;
    note audit_pending;
    who text;
    salt text;
    content text;
    link text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.transaction = this AND p.position = NEW.position) THEN
        RETURN NULL;
    END IF;
    FOR note IN SELECT * FROM audit_pending p WHERE p.transaction = this ORDER BY p.organisation, p.position LOOP
        IF head.organisation IS DISTINCT FROM note.organisation THEN
            INSERT INTO audit_head VALUES (note.organisation, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
            SELECT * INTO head FROM audit_head h WHERE h.organisation = note.organisation FOR UPDATE;
        END IF;
        who := audit_actor(note.organisation, note.user_id);
        head.number := head.number + 1;
        content := NULL;
        IF note.content IS NOT NULL THEN
            salt := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
            INSERT INTO audit_salt VALUES (note.organisation, head.number, note.reference, salt);
            content := audit_sha256(audit_text(salt, note.content));
        END IF;
        link := audit_sha256(audit_text(note.organisation, head.number::text, note.happened_at, this::text, who, note.act,
                                        note.reference, note.subject, content, head.hash));
        INSERT INTO audit_record VALUES (note.organisation, head.number, note.happened_at, this, who, note.act, note.reference,
                                         note.subject, content, head.hash, link);
        head.hash := link;
        UPDATE audit_head h SET number = head.number, hash = head.hash WHERE h.organisation = head.organisation;
    END LOOP;
    DELETE FROM audit_pending p WHERE p.transaction = this;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_is_chained AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit_chain();

-- Whatever is entered as an event is audited by that.
CREATE FUNCTION audit_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, NEW.kind, NEW.reference, NEW.id::text,
                       audit_text(NEW.addressee, NEW.note, NEW.happened_at::text));
    RETURN NULL;
END $$;
CREATE FUNCTION audit_custody() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, CASE NEW.act WHEN 'VIEWED' THEN 'READ_EVIDENCE' WHEN 'DOWNLOADED' THEN 'READ_EVIDENCE_FILE'
                       ELSE 'EVIDENCE_' || NEW.act END, NEW.reference, NEW.evidence_id::text,
                       audit_text(NEW.address, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
CREATE TRIGGER custody_is_audited AFTER INSERT ON evidence_custody FOR EACH ROW EXECUTE FUNCTION audit_custody();
CREATE FUNCTION audit_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.decided_by, CASE WHEN NEW.approved THEN 'AGENCY_APPROVED' ELSE 'AGENCY_APPROVAL_ENDED' END,
                       NULL, NEW.agency_code, audit_text(NEW.reason, NEW.decided_at::text));
    RETURN NULL;
END $$;
CREATE TRIGGER approval_is_audited AFTER INSERT ON agency_approval FOR EACH ROW EXECUTE FUNCTION audit_approval();

-- No state changes without an audited act on the same case in the same transaction.
CREATE FUNCTION refuse_unaudited_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM audit_record a WHERE a.transaction = this AND a.reference = NEW.reference AND a.act NOT LIKE 'READ\_%')
       OR EXISTS (SELECT 1 FROM audit_pending p WHERE p.transaction = this AND p.reference = NEW.reference AND p.act NOT LIKE 'READ\_%') THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % changed without an audited act', TG_TABLE_NAME, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Ties the tables of events and of states to the audit; run after every migration, so that a later table cannot be forgotten where it
-- has the form of a table of events.
CREATE FUNCTION audit_attach() RETURNS void LANGUAGE plpgsql AS $$
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
        EXECUTE format('CREATE TRIGGER event_is_audited AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION audit_event()', target);
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

-- What the checkpoints' maker may see: which chains there are and where they end, and nothing of what they say.
DO $$
DECLARE
    of_audit text;
BEGIN
    FOREACH of_audit IN ARRAY ARRAY['audit_record', 'audit_head', 'audit_person', 'audit_salt', 'audit_pending', 'audit_checkpoint_head'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_audit);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_audit);
        EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', of_audit || '_kept', of_audit);
        IF of_audit <> 'audit_pending' THEN
            EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (organisation = relay_organisation())', of_audit || '_own', of_audit);
            EXECUTE format('GRANT SELECT ON %I TO relay_app', of_audit);
        END IF;
    END LOOP;
END $$;
CREATE POLICY audit_head_for_checkpoint ON audit_head FOR SELECT USING (relay_worker() = 'checkpoint');
CREATE POLICY audit_checkpoint_head_made ON audit_checkpoint_head FOR INSERT WITH CHECK (relay_worker() = 'checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint TO relay_app;
GRANT INSERT ON audit_checkpoint_head TO relay_app;

REVOKE EXECUTE ON FUNCTION audit_note, audit_actor, audit_chain, audit_event, audit_custody, audit_approval, refuse_unaudited_change,
    audit_attach, relay_audit_read FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app;
