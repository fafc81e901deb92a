-- A case: the request for support, who may see it, its versions and its timeline. Drafts and idempotency keys come before there is one.

-- Who may see a case: its own country, INTERPOL because the submission was copied there, another country by invitation.
CREATE TABLE case_access (
    reference    text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    owner        text NOT NULL REFERENCES organisation,
    basis        text NOT NULL CHECK (basis IN ('OWN', 'COPY_TO_GENERAL_SECRETARIAT', 'INVITATION', 'DISPATCH')),
    granted_by   text NOT NULL,
    granted_at   timestamptz NOT NULL,
    valid_until  timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    changed_in   bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (reference, organisation)
);
COMMENT ON COLUMN case_access.changed_in IS 'the transaction that wrote the row last';
CREATE INDEX case_access_by_organisation ON case_access (organisation, reference);
CREATE INDEX case_access_changed ON case_access (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_access FOR EACH ROW EXECUTE FUNCTION note_change();

-- Whether who acts may see a case: what most policies ask.
CREATE FUNCTION relay_sees(wanted text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT EXISTS (SELECT 1 FROM case_access a
                    WHERE a.reference = wanted AND a.organisation = relay_organisation()
                      AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()))
    $$;

-- A country opens its own cases and ends what it opened; INTERPOL invites a country to a case that it sees itself. Nobody opens another
-- country's case to themselves.
ALTER TABLE case_access ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_access_seen ON case_access FOR SELECT
    USING (organisation = relay_organisation() OR owner = relay_organisation());
CREATE POLICY case_access_opened ON case_access FOR INSERT
    WITH CHECK (owner = relay_organisation() AND starts_with(reference, owner || '-'));
CREATE POLICY case_access_invited ON case_access FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND basis IN ('INVITATION', 'DISPATCH') AND relay_sees(reference));
CREATE POLICY case_access_ended ON case_access FOR UPDATE USING (owner = relay_organisation());
GRANT SELECT, INSERT, UPDATE (valid_until, revoked_at, revoked_by) ON case_access TO relay_app;

-- The last number that a country gave to a case in a year.
CREATE TABLE reference_counter (
    organisation text NOT NULL REFERENCES organisation,
    year         int NOT NULL,
    last         bigint NOT NULL CHECK (last BETWEEN 1 AND 999999), -- the six digits of a reference
    PRIMARY KEY (organisation, year)
);
ALTER TABLE reference_counter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY reference_counter_own ON reference_counter USING (organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (last) ON reference_counter TO relay_app;

-- What can be searched for in a request. A vector takes 1 MB at most (PostgreSQL's limit), and with the places of its words it can be
-- several times as long as its text. Of a longer text the shortest parts, which are names, numbers and addresses, are taken as they
-- are; of the others each word once, without its places; and where even these are too many, the longest words, which nobody types,
-- are left out. The bounds are in bytes, and keep a distance to the limit that no text can use up.
CREATE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(content::text) <= 200000 THEN jsonb_to_tsvector('simple'::regconfig, content, '["string"]')
           ELSE (WITH part AS (
                     SELECT text, sum(octet_length(text)) OVER (ORDER BY octet_length(text), text) <= 100000 AS placed
                       FROM (SELECT DISTINCT said #>> '{}' AS text
                               FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS said) AS parts),
                 word AS (
                     SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY octet_length(lexeme), lexeme) <= 400000 AS taken
                       FROM (SELECT DISTINCT lexeme FROM part, unnest(to_tsvector('simple'::regconfig, text)) WHERE NOT placed) AS words)
                 SELECT jsonb_to_tsvector('simple'::regconfig,
                                          (SELECT coalesce(jsonb_agg(text), '[]') FROM part WHERE placed), '["string"]')
                        || array_to_tsvector((SELECT coalesce(array_agg(lexeme), '{}') FROM word WHERE taken)))
           END
    $$;

-- A request for support in its current version; request_version has them all.
CREATE TABLE support_request (
    reference                text PRIMARY KEY CHECK (reference ~ '^[A-Z]{3}-[0-9]{4}-[0-9]{6}$'),
    organisation             text NOT NULL REFERENCES organisation,
    agency_code              text REFERENCES agency,
    submitted_by             text NOT NULL,
    submitted_at             timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    closed_at                timestamptz,
    erased_at                timestamptz,
    status                   text NOT NULL CHECK (status IN ('SUBMITTED', 'RETURNED', 'ACKNOWLEDGED', 'RECORDED', 'IN_SUPPORT',
                                                             'DELIVERED', 'CLOSED', 'DECLINED', 'WITHDRAWN')),
    title                    text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    urgency                  text NOT NULL CHECK (urgency IN ('ROUTINE', 'URGENT', 'VERY_URGENT')),
    confidentiality          text NOT NULL CHECK (confidentiality IN ('FOR_OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL')),
    capabilities             text[] NOT NULL CHECK (cardinality(capabilities) > 0),
    countries_involved       text[] NOT NULL,
    restricted_countries     text[] NOT NULL,
    retention_until          date NOT NULL,
    retention_review_at      date,
    direct_contact_requested boolean NOT NULL,
    version                  int NOT NULL DEFAULT 1 CHECK (version > 0),
    content                  jsonb NOT NULL,
    process_instance_id      text,
    search                   tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content)) STORED,
    CHECK (left(reference, 3) = organisation)
);
CREATE INDEX support_request_by_country ON support_request (organisation, submitted_at DESC, reference);
CREATE INDEX support_request_by_time ON support_request (submitted_at DESC, reference);
CREATE INDEX support_request_by_status ON support_request (status, submitted_at DESC);
CREATE INDEX support_request_by_capability ON support_request USING gin (capabilities);
CREATE INDEX support_request_by_text ON support_request USING gin (search);
ALTER TABLE support_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY support_request_seen ON support_request
    USING (organisation = relay_organisation() OR relay_sees(reference));
CREATE POLICY support_request_filed ON support_request AS RESTRICTIVE FOR INSERT
    WITH CHECK (organisation = relay_organisation());
-- A correction may change everything that was asked, but not who asked and when.
GRANT SELECT, INSERT,
    UPDATE (updated_at, closed_at, status, title, urgency, confidentiality, capabilities, countries_involved, restricted_countries,
            retention_until, retention_review_at, direct_contact_requested, version, content, process_instance_id)
    ON support_request TO relay_app;

-- The text of a request as it was filed or corrected; never changed.
CREATE TABLE request_version (
    reference  text NOT NULL REFERENCES support_request,
    version    int NOT NULL,
    content    jsonb NOT NULL,
    note       text,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (reference, version)
);
ALTER TABLE request_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY request_version_with_case ON request_version USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON request_version TO relay_app;

-- One event of a case: who did what, when, to whom. The audit chains each (audit_attach).
CREATE TABLE timeline_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL REFERENCES support_request,
    kind               text NOT NULL,
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    addressee          text,
    note               text,
    happened_at        timestamptz NOT NULL
);
CREATE INDEX timeline_event_by_case ON timeline_event (reference, id);
ALTER TABLE timeline_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_event_with_case ON timeline_event USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON timeline_event TO relay_app;

-- A request that is still being written, seen by its writer only; the draft of a correction names the case that the NCB returned.
CREATE TABLE request_draft (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    owner        text NOT NULL,
    reference    text REFERENCES support_request,
    content      jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX request_draft_by_owner ON request_draft (organisation, owner);
CREATE INDEX request_draft_by_case ON request_draft (reference) WHERE reference IS NOT NULL;
CREATE UNIQUE INDEX request_draft_of_case ON request_draft (owner, reference) WHERE reference IS NOT NULL;
ALTER TABLE request_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY request_draft_own ON request_draft USING (organisation = relay_organisation() AND owner = relay_actor());
GRANT SELECT, INSERT, UPDATE (content, updated_at), DELETE ON request_draft TO relay_app;

-- The answer that was given to an idempotency key, so that the same call again gets the same answer.
CREATE TABLE idempotency_key (
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255), -- our default
    body_sha256  text NOT NULL,
    reference    text NOT NULL,
    answer       jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (organisation, user_id, key)
);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key USING (organisation = relay_organisation() AND user_id = relay_actor());
GRANT SELECT, INSERT ON idempotency_key TO relay_app;
