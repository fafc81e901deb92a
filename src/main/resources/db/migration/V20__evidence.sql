-- An original as it was received: what it is, who vouches for it, and the hash that every later copy must have. Never changed.
-- The bytes live in the database, in pieces: received in one transaction with the custody entry, and whole again after any crash.
CREATE TABLE evidence (
    id                    uuid PRIMARY KEY,
    reference             text NOT NULL REFERENCES support_request,
    file_name             text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150),
    media_type            text NOT NULL,
    size                  bigint NOT NULL CHECK (size BETWEEN 1 AND 26214400), -- 25 MB, our default
    sha256                text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    description           text NOT NULL CHECK (length(description) BETWEEN 1 AND 2000),
    source_url            text,
    captured_at           timestamptz CHECK (captured_at <= received_at),
    received_by           text NOT NULL,
    received_organisation text NOT NULL REFERENCES organisation,
    received_at           timestamptz NOT NULL,
    erased_at             timestamptz,
    UNIQUE (id, reference)
);
CREATE INDEX evidence_by_case ON evidence (reference, received_at, id);

-- A piece of an original.
CREATE TABLE evidence_chunk (
    evidence_id uuid NOT NULL,
    reference   text NOT NULL,
    position    int NOT NULL CHECK (position >= 0),
    content     bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 262144),
    PRIMARY KEY (evidence_id, position),
    FOREIGN KEY (evidence_id, reference) REFERENCES evidence (id, reference) DEFERRABLE INITIALLY DEFERRED
);
-- What evidence holds is mostly compressed already.
ALTER TABLE evidence_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- Who had an original in hand, when, from where and why; only ever added to.
CREATE TABLE evidence_custody (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id        uuid NOT NULL REFERENCES evidence,
    reference          text NOT NULL REFERENCES support_request,
    act                text NOT NULL CHECK (act IN ('RECEIVED', 'VIEWED', 'DOWNLOADED', 'VERIFIED', 'FOUND_ALTERED', 'ERASED')),
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    address            text,
    reason             text CHECK (length(reason) <= 2000),
    happened_at        timestamptz NOT NULL
);
COMMENT ON COLUMN evidence_custody.address IS 'network address that the request came from; null where the relay itself acted';
CREATE INDEX evidence_custody_by_evidence ON evidence_custody (evidence_id, id);

-- An original is sealed once its row stands: nothing can be appended to it afterwards.
CREATE FUNCTION refuse_sealed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evidence e WHERE e.id = NEW.evidence_id) THEN
        RAISE EXCEPTION 'evidence % is complete', NEW.evidence_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_is_sealed BEFORE INSERT ON evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_sealed_evidence();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER custody_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_custody EXECUTE FUNCTION refuse_change();

-- Evidence stays between the requesting country and the General Secretariat, whoever else is invited to the case.
CREATE FUNCTION relay_handles_evidence(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_organisation() IN (left(wanted, 3), 'INTERPOL') AND relay_sees(wanted) $$;

DO $$
DECLARE
    of_evidence text;
BEGIN
    FOREACH of_evidence IN ARRAY ARRAY['evidence', 'evidence_chunk', 'evidence_custody'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_evidence);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_evidence);
        EXECUTE format('CREATE POLICY %I ON %I USING (relay_handles_evidence(reference)) WITH CHECK (relay_handles_evidence(reference))',
                       of_evidence || '_handled', of_evidence);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON evidence, evidence_chunk, evidence_custody TO relay_app;
