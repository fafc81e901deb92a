-- What the team's analyst thinks of a request, for the lead alone: it may name another country's case, or say that there is one.
CREATE TABLE triage_assessment (
    triage           bigint PRIMARY KEY REFERENCES triage,
    reference        text NOT NULL REFERENCES support_request,
    assessment       text NOT NULL CHECK (assessment IN ('VALID', 'DUPLICATE', 'NOT_VALID')),
    linked_reference text,
    note             text
);
CREATE INDEX triage_assessment_by_case ON triage_assessment (reference);

-- The owner moves every row once: neither its own wall nor the audit of changes asks who acts in a migration.
ALTER TABLE triage NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'triage'::regclass AND tgname = 'change_is_audited') THEN
        ALTER TABLE triage DISABLE TRIGGER change_is_audited;
    END IF;
END $$;
INSERT INTO triage_assessment (triage, reference, assessment, linked_reference, note)
SELECT id, reference, assessment, linked_reference, note FROM triage WHERE step = 'ASSESSED';
UPDATE triage SET note = NULL WHERE step = 'ASSESSED';
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'triage'::regclass AND tgname = 'change_is_audited') THEN
        ALTER TABLE triage ENABLE TRIGGER change_is_audited;
    END IF;
END $$;
ALTER TABLE triage FORCE ROW LEVEL SECURITY;
ALTER TABLE triage DROP COLUMN assessment, DROP COLUMN linked_reference,
    ADD CONSTRAINT triage_keeps_no_assessment CHECK (step <> 'ASSESSED' OR note IS NULL);
COMMENT ON COLUMN triage.note IS 'the reason of the lead, which the country reads';

ALTER TABLE triage_assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE triage_assessment FORCE ROW LEVEL SECURITY;
CREATE POLICY triage_assessment_of_the_team ON triage_assessment
    USING (relay_organisation() = 'INTERPOL' AND relay_sees(reference))
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference));
GRANT SELECT, INSERT ON triage_assessment TO relay_app;

-- A chain is numbered within itself. The database's own transaction number counts everybody's acts: it only serves to find what this
-- transaction noted, is not hashed and leaves with no export. What was noted together carries the number of its first link.
ALTER TABLE audit_record ADD COLUMN written_in bigint;
COMMENT ON COLUMN audit_record.written_in IS 'transaction of the database; it counts the acts of all organisations, so it is never shown';
COMMENT ON COLUMN audit_record.transaction IS
    'number of the first link that the same transaction added to this chain; before V83 the database''s own number';
DROP INDEX audit_record_by_transaction;
CREATE INDEX audit_record_by_transaction ON audit_record (written_in) WHERE written_in IS NOT NULL;

CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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

-- The id of an event counts those of all cases; which event a link is about, its salted hash says.
CREATE OR REPLACE FUNCTION audit_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, NEW.kind, NEW.reference, NULL,
                       audit_text(NEW.addressee, NEW.note, NEW.happened_at::text));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_unaudited_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

-- A checkpoint that one organisation asked for is proved to that organisation alone: the others' exports do not tell that it was made.
ALTER TABLE audit_checkpoint ADD COLUMN for_all boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN audit_checkpoint.for_all IS 'made at its time for every chain; false where one organisation exported or verified its own';
CREATE INDEX audit_checkpoint_for_all ON audit_checkpoint (number DESC) WHERE for_all;
