-- Drafts of requests: saved at every change, together with the evidence that will go with the request. Evidence of cases and files of
-- intelligence: originals as they were received, and who had them in hand.
SET LOCAL lock_timeout = '10s';

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

-- An original as it was received: what it is, who vouches for it, and the hash that every later copy must have. Never changed.
CREATE TABLE evidence (
    id                    uuid PRIMARY KEY,
    reference             text NOT NULL,
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
    supplement            uuid CHECK (supplement = id),
    UNIQUE (id, reference),
    FOREIGN KEY (supplement, reference) REFERENCES supplement (id, reference) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON COLUMN evidence.supplement IS 'its own id, where it was added after the record; else null';
CREATE INDEX evidence_by_case ON evidence (reference, received_at, id);
CREATE INDEX evidence_by_supplement ON evidence (supplement) WHERE supplement IS NOT NULL;
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_handled ON evidence
    USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR supplement IS NULL
         OR EXISTS (SELECT FROM supplement s WHERE s.id = evidence.supplement)))
    WITH CHECK (relay_adds_evidence(reference));
CREATE POLICY evidence_counted ON evidence FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
CREATE POLICY evidence_erased ON evidence TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
-- Files that INTERPOL adds to a case, with their custody and scans.
CREATE POLICY evidence_reached ON evidence AS RESTRICTIVE FOR SELECT TO relay_app
    USING ((received_organisation <> 'INTERPOL' OR starts_with(reference, 'INT-') OR relay_is_in_contact(reference))
           AND (relay_side() <> 'AGENCY' OR received_at >= relay_reads_files_since(reference)));
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
    USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_chunk.evidence_id)))
    WITH CHECK (relay_adds_evidence(reference));
CREATE POLICY evidence_chunk_erased ON evidence_chunk TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE POLICY evidence_chunk_reached ON evidence_chunk AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() <> 'AGENCY' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_chunk.evidence_id));
GRANT SELECT, INSERT ON evidence_chunk TO relay_app;

-- One entry of the chain of custody: who had an original in hand, when, from where and why; what a scanner found in it;
-- and that an officer opened an infected original after a warning.
CREATE TABLE evidence_custody (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id        uuid NOT NULL REFERENCES evidence,
    reference          text NOT NULL,
    act                text NOT NULL CHECK (act IN ('RECEIVED', 'VIEWED', 'DOWNLOADED', 'VERIFIED', 'FOUND_ALTERED', 'FOUND_CLEAN',
                                                    'FOUND_INFECTED', 'SCAN_FAILED', 'OPENED_INFECTED', 'ERASED')),
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    address            text,
    reason             text CHECK (length(reason) <= 2000), -- our default
    happened_at        timestamptz NOT NULL,
    FOREIGN KEY (evidence_id, reference) REFERENCES evidence (id, reference)
);
COMMENT ON COLUMN evidence_custody.address IS 'network address that the request came from; null where the relay itself acted';
CREATE INDEX evidence_custody_by_evidence ON evidence_custody (evidence_id, id);
CREATE INDEX evidence_custody_by_case ON evidence_custody (reference);
ALTER TABLE evidence_custody ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- A country does not learn who else has a file of intelligence.
CREATE POLICY evidence_custody_handled ON evidence_custody
    USING (
    relay_handles_evidence(reference)
    AND CASE WHEN relay_organisation() = 'INTERPOL' THEN EXISTS (SELECT FROM evidence e WHERE e.id = evidence_custody.evidence_id)
             ELSE actor_organisation = relay_organisation() OR NOT starts_with(reference, 'INT-') END)
    WITH CHECK (relay_handles_evidence(reference));
CREATE POLICY evidence_custody_reached ON evidence_custody AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() <> 'AGENCY' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_custody.evidence_id));
GRANT SELECT, INSERT ON evidence_custody TO relay_app;

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
    USING (
    relay_handles_evidence(reference)
    AND (relay_organisation() <> 'INTERPOL' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_scan.evidence_id)))
    WITH CHECK (relay_adds_evidence(reference));
CREATE POLICY evidence_scan_counted ON evidence_scan FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
CREATE POLICY evidence_scan_reached ON evidence_scan AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() <> 'AGENCY' OR EXISTS (SELECT FROM evidence e WHERE e.id = evidence_scan.evidence_id));
GRANT SELECT, INSERT, UPDATE (verdict, signature, signatures, scanned_at) ON evidence_scan TO relay_app;

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
-- The writer of a draft describes a file after its upload. Content, hash and moment of reception cannot be changed.
GRANT SELECT, INSERT, UPDATE (verdict, signature, signatures, scanned_at, description, source_url), DELETE ON draft_evidence TO relay_app;

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
