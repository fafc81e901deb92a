-- The audit: what was done and what was read, in one hash chain for each organisation that acts. Only database functions of the owner
-- write it; the application may ask for a record of a read, and reads the chain of its own organisation.

-- Fields as one text that cannot be read in two ways: each with its length in bytes, absent ones as a dash.
CREATE FUNCTION audit_text(VARIADIC fields text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT string_agg(coalesce(octet_length(f) || ':' || f, '-') || E'\n', '' ORDER BY n) FROM unnest(fields) WITH ORDINALITY AS a (f, n) $$;
CREATE FUNCTION audit_sha256(fields text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT encode(sha256(convert_to(fields, 'UTF8')), 'hex') $$;

-- A field of a hashed text, as audit_text writes it. It is one expression, so that the planner puts it in place of the call.
CREATE FUNCTION audit_field(field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT coalesce(octet_length(field)::text || ':' || field, '-') || E'\n' $$;

-- One link of a chain: its hash covers every field and the hash before it. Its organisation is that of its head, which has the foreign key.
CREATE TABLE audit_record (
    organisation text NOT NULL,
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
    written_in   bigint,
    PRIMARY KEY (organisation, number)
);
COMMENT ON COLUMN audit_record.happened_at IS 'UTC with microseconds, by the clock of the database';
COMMENT ON COLUMN audit_record.transaction IS 'number of the first link that the same transaction added to this chain';
COMMENT ON COLUMN audit_record.actor IS 'salted hash of the user id; audit_person leads back to the person until it is erased';
COMMENT ON COLUMN audit_record.content_hash IS 'salted hash of what was written; nothing can be guessed from it once its salt is erased';
COMMENT ON COLUMN audit_record.written_in IS 'transaction of the database; it counts the acts of all organisations, so it is never shown';
CREATE INDEX audit_record_by_transaction ON audit_record (written_in) WHERE written_in IS NOT NULL;
-- The page of a case shows its newest records; chains are long, and an excerpt must not read them to the end.
CREATE INDEX audit_record_by_case ON audit_record (reference, organisation, number) WHERE reference IS NOT NULL;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_record_kept ON audit_record TO CURRENT_USER USING (true);
CREATE POLICY audit_record_own ON audit_record FOR SELECT USING (organisation = relay_organisation());
GRANT SELECT ON audit_record TO relay_app;

-- The last link of each chain. Whoever makes checkpoints sees which chains there are and where they end, and nothing of what they say.
CREATE TABLE audit_head (
    organisation text PRIMARY KEY REFERENCES organisation,
    number       bigint NOT NULL,
    hash         text NOT NULL
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_head_kept ON audit_head TO CURRENT_USER USING (true);
CREATE POLICY audit_head_own ON audit_head FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY audit_head_for_checkpoint ON audit_head FOR SELECT USING (relay_worker() = 'checkpoint');
GRANT SELECT ON audit_head TO relay_app;

-- The salt that ties a chain to a person. An erasure removes it, and the chain holds without it.
CREATE TABLE audit_person (
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL,
    salt         text NOT NULL,
    actor        text NOT NULL,
    PRIMARY KEY (organisation, user_id)
);
ALTER TABLE audit_person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_person_kept ON audit_person TO CURRENT_USER USING (true);
CREATE POLICY audit_person_own ON audit_person FOR SELECT USING (organisation = relay_organisation());
GRANT SELECT ON audit_person TO relay_app;

-- The salt that ties one record of a chain to the text that was written; erased in the same way.
CREATE TABLE audit_salt (
    organisation text NOT NULL,
    number       bigint NOT NULL,
    reference    text,
    salt         text NOT NULL,
    PRIMARY KEY (organisation, number)
);
CREATE INDEX audit_salt_by_case ON audit_salt (reference);
ALTER TABLE audit_salt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_salt_kept ON audit_salt TO CURRENT_USER USING (true);
CREATE POLICY audit_salt_own ON audit_salt FOR SELECT USING (organisation = relay_organisation());
GRANT SELECT ON audit_salt TO relay_app;

-- One record that this transaction will add to a chain when it commits; the table is empty between transactions. Chains are locked only
-- then, and always in the same order, so that acts of one organisation wait for each other as briefly as possible and never in a ring.
CREATE UNLOGGED TABLE audit_pending (
    transaction  bigint NOT NULL,
    opens        boolean NOT NULL,
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
COMMENT ON COLUMN audit_pending.opens IS 'whether the commit is told by this note to add all notes of the transaction to the chains';
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_pending_kept ON audit_pending TO CURRENT_USER USING (true);

-- A signed picture of all chains at one moment: a Merkle root over one leaf for each organisation. The leaves are blinded, so that nobody
-- can tell from another's leaf whether that organisation acted.
CREATE TABLE audit_checkpoint (
    number    bigint PRIMARY KEY CHECK (number > 0),
    made_at   timestamptz NOT NULL,
    leaves    bytea NOT NULL,
    root      text NOT NULL,
    key_id    text NOT NULL,
    signature text NOT NULL,
    for_all   boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN audit_checkpoint.for_all IS 'made at its time for every chain; false where one organisation exported or verified its own';
CREATE INDEX audit_checkpoint_for_all ON audit_checkpoint (number DESC) WHERE for_all;
CREATE TRIGGER checkpoint_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON audit_checkpoint TO relay_app;

-- The end of one organisation's chain in a checkpoint, and the nonce that opens its leaf.
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
CREATE TRIGGER checkpoint_head_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint_head EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_checkpoint_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_checkpoint_head_kept ON audit_checkpoint_head TO CURRENT_USER USING (true);
CREATE POLICY audit_checkpoint_head_own ON audit_checkpoint_head FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY audit_checkpoint_head_made ON audit_checkpoint_head FOR INSERT WITH CHECK (relay_worker() = 'checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint_head TO relay_app;

-- How a record comes into a chain. These functions run as the owner. A caller's temporary tables come before all others unless they are
-- named last in the search path: so nobody can slip one under a function of the owner, here or in any later file.

-- Notes an act or a read, to be chained when the transaction commits. The first note of a transaction brings the seal with it.
CREATE FUNCTION audit_note(organisation text, user_id text, act text, reference text, subject text, content text) RETURNS void
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

-- The application's only way into the audit: the person who acts in this transaction reads something of a case.
CREATE FUNCTION relay_audit_read(act text, reference text, subject text) RETURNS void
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

-- The pseudonym of a person in the chain of an organisation, made when the person first acts.
CREATE FUNCTION audit_actor(organisation text, user_id text) RETURNS text
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
-- and moved once.
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

-- While a restore waits for its confirmation, nobody acts on a case or on intelligence: an act is refused where it enters a chain, which is
-- while its transaction commits. Reads are noted as always. The code of the error is that of a database that is read-only.
CREATE FUNCTION refuse_act_after_rollback() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the database was rolled back to an older state' USING ERRCODE = 'read_only_sql_transaction';
END $$;

-- Runs once for a transaction, when it commits. Chains are locked in the order of their organisations, so never in a ring.
CREATE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    noted record;
    ignored text;
BEGIN
    FOR noted IN
        WITH taken AS (DELETE FROM audit_pending p WHERE p.transaction = this RETURNING p AS note)
        SELECT (t.note).organisation, array_agg(t.note ORDER BY (t.note).position) AS notes,
               array_agg(p.actor ORDER BY (t.note).position) AS actors,
               CASE WHEN bool_or((t.note).reference IS NOT NULL AND (t.note).act NOT LIKE 'READ\_%')
                         AND EXISTS (SELECT 1 FROM database_rollback r WHERE r.confirmed_at IS NULL)
                    THEN refuse_act_after_rollback() END AS refused
          FROM taken t LEFT JOIN audit_person p ON p.organisation = (t.note).organisation AND p.user_id = (t.note).user_id
         GROUP BY (t.note).organisation ORDER BY (t.note).organisation
    LOOP
        ignored := audit_append(noted.organisation, noted.notes, noted.actors)::text;
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_is_chained AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.opens) EXECUTE FUNCTION audit_chain();

-- No state changes without an audited act on the same case in the same transaction.
CREATE FUNCTION refuse_unaudited_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM audit_record a WHERE a.written_in = this AND a.reference = NEW.reference AND a.act NOT LIKE 'READ\_%')
       OR EXISTS (SELECT 1 FROM audit_pending p WHERE p.transaction = this AND p.reference = NEW.reference AND p.act NOT LIKE 'READ\_%') THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % changed without an audited act', TG_TABLE_NAME, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Ties the tables of events and of states to the audit. It runs after every migration, so that a later table of events is not forgotten:
-- it is recognised by its columns.
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

REVOKE EXECUTE ON FUNCTION audit_note, relay_audit_read, audit_actor, audit_chain, refuse_act_after_rollback, refuse_unaudited_change,
                           audit_attach FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app;
