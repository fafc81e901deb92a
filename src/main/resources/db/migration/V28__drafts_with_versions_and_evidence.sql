-- Drafts of requests: saved at every change, together with the evidence that will go with the request.

-- A page that saves a draft names the version that it shows: nothing is overwritten that its writer has not seen.
ALTER TABLE request_draft ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version > 0);
COMMENT ON COLUMN request_draft.version IS 'one more with each change';
-- A draft with a name is a template: it begins other drafts, and is never submitted itself.
ALTER TABLE request_draft ADD COLUMN template text CHECK (length(template) BETWEEN 1 AND 100); -- our default
ALTER TABLE request_draft ADD CONSTRAINT request_draft_of_owner UNIQUE (id, organisation, owner);
GRANT UPDATE (version) ON request_draft TO relay_app;

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
    UNIQUE (id, draft, organisation, owner),
    FOREIGN KEY (draft, organisation, owner) REFERENCES request_draft (id, organisation, owner) ON DELETE CASCADE
);
COMMENT ON COLUMN draft_evidence.address IS 'network address that the upload came from; goes into the chain of custody';
CREATE INDEX draft_evidence_by_draft ON draft_evidence (draft, received_at, id);
ALTER TABLE draft_evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_evidence_own ON draft_evidence USING (organisation = relay_organisation() AND owner = relay_actor());
GRANT SELECT, INSERT, DELETE ON draft_evidence TO relay_app;

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
