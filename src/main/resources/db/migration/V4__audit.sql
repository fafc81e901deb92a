-- The audit: what was done and what was read, in one hash chain for each organisation that acts. Only database functions of the owner
-- write it; the application may ask for a record of a read, and reads the chain of its own organisation.

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

-- Notes an act or a read, to be chained when the transaction commits.
CREATE FUNCTION audit_note(organisation text, user_id text, act text, reference text, subject text, content text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    INSERT INTO audit_pending (transaction, happened_at, organisation, user_id, act, reference, subject, content)
    VALUES (pg_current_xact_id()::text::bigint, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            organisation, user_id, act, reference, subject, content)
    $$;

-- The application's only way into the audit: whoever acts in this transaction reads something of a case.
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

-- Adds everything that this transaction noted to the chains, once, at its end.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    head audit_head;
    first bigint;
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
            first := head.number + 1;
        END IF;
        who := audit_actor(note.organisation, note.user_id);
        head.number := head.number + 1;
        content := NULL;
        IF note.content IS NOT NULL THEN
            salt := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
            INSERT INTO audit_salt VALUES (note.organisation, head.number, note.reference, salt);
            content := audit_sha256(audit_text(salt, note.content));
        END IF;
        link := audit_sha256(audit_text(note.organisation, head.number::text, note.happened_at, first::text, who, note.act,
                                        note.reference, note.subject, content, head.hash));
        INSERT INTO audit_record (organisation, number, happened_at, transaction, actor, act, reference, subject, content_hash, previous,
                                  hash, written_in)
        VALUES (note.organisation, head.number, note.happened_at, first, who, note.act, note.reference, note.subject, content, head.hash,
                link, this);
        head.hash := link;
        UPDATE audit_head h SET number = head.number, hash = head.hash WHERE h.organisation = head.organisation;
    END LOOP;
    DELETE FROM audit_pending p WHERE p.transaction = this;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_is_chained AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit_chain();

-- An event is audited by being entered.
CREATE FUNCTION audit_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, NEW.kind, NEW.reference, NULL,
                       audit_text(NEW.addressee, NEW.note, NEW.happened_at::text));
    RETURN NULL;
END $$;

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

REVOKE EXECUTE ON FUNCTION audit_note, relay_audit_read, audit_actor, audit_chain, audit_event, refuse_unaudited_change, audit_attach
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app;
