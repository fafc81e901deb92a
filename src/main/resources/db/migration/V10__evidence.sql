-- Evidence: originals as they were received, and who had them in hand.

-- Evidence stays between the requesting country and the General Secretariat, whoever else is invited to the case.
CREATE FUNCTION relay_handles_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_organisation() IN (left(wanted, 3), 'INTERPOL') AND relay_sees(wanted) $$;

-- An original as it was received: what it is, who vouches for it, and the hash that every later copy must have. Never changed.
CREATE TABLE evidence (
    id                    uuid PRIMARY KEY,
    reference             text NOT NULL REFERENCES support_request,
    file_name             text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150), -- our default
    media_type            text NOT NULL,
    size                  bigint NOT NULL CHECK (size BETWEEN 1 AND 26214400), -- 25 MB, our default
    sha256                text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    description           text NOT NULL CHECK (length(description) BETWEEN 1 AND 2000), -- our default
    source_url            text,
    captured_at           timestamptz CHECK (captured_at <= received_at),
    received_by           text NOT NULL,
    received_organisation text NOT NULL REFERENCES organisation,
    received_at           timestamptz NOT NULL,
    erased_at             timestamptz,
    UNIQUE (id, reference)
);
CREATE INDEX evidence_by_case ON evidence (reference, received_at, id);
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_handled ON evidence
    USING (relay_handles_evidence(reference)) WITH CHECK (relay_handles_evidence(reference));
GRANT SELECT, INSERT ON evidence TO relay_app;

-- A piece of an original. The bytes live in the database: received in one transaction with the custody entry, and whole after any crash.
CREATE TABLE evidence_chunk (
    evidence_id uuid NOT NULL,
    reference   text NOT NULL,
    position    int NOT NULL CHECK (position >= 0),
    -- What evidence holds is mostly compressed already.
    content     bytea STORAGE EXTERNAL NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 262144), -- 256 KiB, our default
    PRIMARY KEY (evidence_id, position),
    FOREIGN KEY (evidence_id, reference) REFERENCES evidence (id, reference) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX evidence_chunk_by_case ON evidence_chunk (reference);
ALTER TABLE evidence_chunk ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_chunk_handled ON evidence_chunk
    USING (relay_handles_evidence(reference)) WITH CHECK (relay_handles_evidence(reference));
GRANT SELECT, INSERT ON evidence_chunk TO relay_app;

-- An original is sealed by its row: nothing can be appended to it afterwards.
CREATE FUNCTION refuse_sealed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evidence e WHERE e.id = NEW.evidence_id) THEN
        RAISE EXCEPTION 'evidence % is complete', NEW.evidence_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_is_sealed BEFORE INSERT ON evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_sealed_evidence();

-- One entry of the chain of custody: who had an original in hand, when, from where and why.
CREATE TABLE evidence_custody (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id        uuid NOT NULL REFERENCES evidence,
    reference          text NOT NULL REFERENCES support_request,
    act                text NOT NULL CHECK (act IN ('RECEIVED', 'VIEWED', 'DOWNLOADED', 'VERIFIED', 'FOUND_ALTERED', 'ERASED')),
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    address            text,
    reason             text CHECK (length(reason) <= 2000), -- our default
    happened_at        timestamptz NOT NULL
);
COMMENT ON COLUMN evidence_custody.address IS 'network address that the request came from; null where the relay itself acted';
CREATE INDEX evidence_custody_by_evidence ON evidence_custody (evidence_id, id);
CREATE INDEX evidence_custody_by_case ON evidence_custody (reference);
CREATE TRIGGER custody_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_custody EXECUTE FUNCTION refuse_change();
ALTER TABLE evidence_custody ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_custody_handled ON evidence_custody
    USING (relay_handles_evidence(reference)) WITH CHECK (relay_handles_evidence(reference));
GRANT SELECT, INSERT ON evidence_custody TO relay_app;

CREATE FUNCTION audit_custody() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.actor_organisation, NEW.actor, CASE NEW.act WHEN 'VIEWED' THEN 'READ_EVIDENCE' WHEN 'DOWNLOADED' THEN 'READ_EVIDENCE_FILE'
                       ELSE 'EVIDENCE_' || NEW.act END, NEW.reference, NEW.evidence_id::text,
                       audit_text(NEW.address, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_custody FROM PUBLIC;
CREATE TRIGGER custody_is_audited AFTER INSERT ON evidence_custody FOR EACH ROW EXECUTE FUNCTION audit_custody();
