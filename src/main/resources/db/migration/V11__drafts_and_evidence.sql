-- Drafts of requests: saved at every change, together with the evidence that will go with the request. Evidence of cases: originals as they
-- were received, and who had them in hand.

-- A request that is still being written, seen by its writer only; the draft of a correction names the case that the NCB returned.
-- A page that saves a draft names the version that it shows: nothing is overwritten that its writer has not seen. A draft with a name is a
-- template: it begins other drafts, and is never submitted itself.
CREATE TABLE request_draft (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    owner        text NOT NULL,
    reference    text REFERENCES support_request,
    template     text CHECK (length(template) BETWEEN 1 AND 100), -- our default
    version      int NOT NULL DEFAULT 1 CHECK (version > 0),
    content      jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT request_draft_of_owner UNIQUE (id, organisation, owner)
);
COMMENT ON COLUMN request_draft.version IS 'one more with each change';
CREATE INDEX request_draft_by_owner ON request_draft (organisation, owner);
CREATE INDEX request_draft_by_case ON request_draft (reference) WHERE reference IS NOT NULL;
CREATE UNIQUE INDEX request_draft_of_case ON request_draft (owner, reference) WHERE reference IS NOT NULL;
ALTER TABLE request_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY request_draft_own ON request_draft USING (organisation = relay_organisation() AND owner = relay_actor());
GRANT SELECT, INSERT, UPDATE (version, content, updated_at), DELETE ON request_draft TO relay_app;

-- Evidence stays between the requesting country and the General Secretariat, also when other countries are invited to the case.
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
CREATE POLICY evidence_counted ON evidence FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
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

-- One entry of the chain of custody: who had an original in hand, when, from where and why; what a scanner found in it;
-- and that an officer opened an infected original after a warning.
CREATE TABLE evidence_custody (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id        uuid NOT NULL REFERENCES evidence,
    reference          text NOT NULL REFERENCES support_request,
    act                text NOT NULL CHECK (act IN ('RECEIVED', 'VIEWED', 'DOWNLOADED', 'VERIFIED', 'FOUND_ALTERED', 'FOUND_CLEAN',
                                                    'FOUND_INFECTED', 'SCAN_FAILED', 'OPENED_INFECTED', 'ERASED')),
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
    PERFORM audit_note(NEW.actor_organisation, NEW.actor,
                       CASE NEW.act WHEN 'VIEWED' THEN 'READ_EVIDENCE' WHEN 'DOWNLOADED' THEN 'READ_EVIDENCE_FILE'
                                    WHEN 'OPENED_INFECTED' THEN 'READ_INFECTED_EVIDENCE_FILE' ELSE 'EVIDENCE_' || NEW.act END,
                       NEW.reference, NEW.evidence_id::text, audit_text(NEW.address, NEW.reason, NEW.happened_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_custody FROM PUBLIC;
CREATE TRIGGER custody_is_audited AFTER INSERT ON evidence_custody FOR EACH ROW EXECUTE FUNCTION audit_custody();

-- What a malware scanner last said of an original, which stays as it is, because it is evidence; an original without a row was never
-- scanned. Seen only by the organisations that handle the original. The row stays when the original is erased: it names a signature and
-- says nothing of the content.
CREATE TABLE evidence_scan (
    evidence_id uuid PRIMARY KEY,
    reference   text NOT NULL,
    verdict     text NOT NULL CHECK (verdict IN ('CLEAN', 'INFECTED', 'FAILED')),
    signature   text CHECK (length(signature) BETWEEN 1 AND 200), -- our default
    signatures  text CHECK (length(signatures) BETWEEN 1 AND 200), -- our default
    scanned_at  timestamptz NOT NULL,
    CHECK ((verdict = 'INFECTED') = (signature IS NOT NULL)),
    FOREIGN KEY (evidence_id, reference) REFERENCES evidence (id, reference)
);
COMMENT ON COLUMN evidence_scan.signature IS 'name of what was found';
COMMENT ON COLUMN evidence_scan.signatures IS 'which scanner and which version of its signatures judged; null if it did not say';
CREATE INDEX evidence_scan_by_case ON evidence_scan (reference);
ALTER TABLE evidence_scan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_scan_handled ON evidence_scan
    USING (relay_handles_evidence(reference)) WITH CHECK (relay_handles_evidence(reference));
CREATE POLICY evidence_scan_counted ON evidence_scan FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
GRANT SELECT, INSERT, UPDATE (verdict, signature, signatures, scanned_at) ON evidence_scan TO relay_app;

-- An infected original is opened only after a warning, and the chain of custody says so.
CREATE FUNCTION refuse_unwarned_download() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evidence_scan s WHERE s.evidence_id = NEW.evidence_id AND s.verdict = 'INFECTED') THEN
        RAISE EXCEPTION 'evidence % is infected and is opened after a warning only', NEW.evidence_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER infected_evidence_is_held BEFORE INSERT ON evidence_custody FOR EACH ROW WHEN (NEW.act = 'DOWNLOADED')
    EXECUTE FUNCTION refuse_unwarned_download();

-- An original that its writer added to a draft. It is copied into the evidence of the case when the request is submitted, with the hash and
-- the moment of its reception, and until then seen by the writer of the draft only.
CREATE TABLE draft_evidence (
    id           uuid PRIMARY KEY,
    draft        uuid NOT NULL,
    organisation text NOT NULL,
    owner        text NOT NULL,
    file_name    text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150), -- as of evidence
    media_type   text NOT NULL,
    size         bigint NOT NULL CHECK (size BETWEEN 1 AND 26214400), -- 25 MB, as of evidence
    sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    description  text NOT NULL CHECK (length(description) BETWEEN 1 AND 2000), -- as of evidence
    source_url   text,
    address      text,
    received_at  timestamptz NOT NULL,
    -- What a scanner said of it, as of evidence_scan, until it is copied into the evidence of the case.
    verdict      text CHECK (verdict IN ('CLEAN', 'INFECTED', 'FAILED')),
    signature    text CHECK (length(signature) BETWEEN 1 AND 200),
    signatures   text CHECK (length(signatures) BETWEEN 1 AND 200),
    scanned_at   timestamptz,
    CONSTRAINT draft_evidence_verdict CHECK ((verdict IS NULL) = (scanned_at IS NULL)),
    CONSTRAINT draft_evidence_signature CHECK (coalesce(verdict = 'INFECTED', false) = (signature IS NOT NULL)),
    UNIQUE (id, draft, organisation, owner),
    FOREIGN KEY (draft, organisation, owner) REFERENCES request_draft (id, organisation, owner) ON DELETE CASCADE
);
COMMENT ON COLUMN draft_evidence.address IS 'network address that the upload came from; goes into the chain of custody';
CREATE INDEX draft_evidence_by_draft ON draft_evidence (draft, received_at, id);
ALTER TABLE draft_evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_evidence_own ON draft_evidence USING (organisation = relay_organisation() AND owner = relay_actor());
GRANT SELECT, INSERT, UPDATE (verdict, signature, signatures, scanned_at), DELETE ON draft_evidence TO relay_app;

-- A piece of an original of a draft, as evidence_chunk is of a case's.
CREATE TABLE draft_evidence_chunk (
    file         uuid NOT NULL,
    draft        uuid NOT NULL,
    organisation text NOT NULL,
    owner        text NOT NULL,
    position     int NOT NULL CHECK (position >= 0),
    content      bytea STORAGE EXTERNAL NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 262144), -- 256 KiB, as of evidence
    PRIMARY KEY (file, position),
    FOREIGN KEY (file, draft, organisation, owner) REFERENCES draft_evidence (id, draft, organisation, owner)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE draft_evidence_chunk ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_evidence_chunk_own ON draft_evidence_chunk USING (organisation = relay_organisation() AND owner = relay_actor());
GRANT SELECT, INSERT ON draft_evidence_chunk TO relay_app;

-- An original of a draft is sealed by its row, as that of a case is.
CREATE FUNCTION refuse_sealed_draft_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM draft_evidence e WHERE e.id = NEW.file) THEN
        RAISE EXCEPTION 'evidence % is complete', NEW.file USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_evidence_is_sealed BEFORE INSERT ON draft_evidence_chunk
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_draft_evidence();

-- That an original came, and that its writer took it out again, is in the audit even though no case has it.
CREATE FUNCTION audit_draft_evidence() RETURNS trigger
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
CREATE TRIGGER draft_evidence_is_audited AFTER INSERT OR DELETE ON draft_evidence FOR EACH ROW EXECUTE FUNCTION audit_draft_evidence();
