-- What operators administer and watch: accounts, of which every change is decided by another; sessions, access tokens and passkeys; how
-- long data is retained; a database that was rolled back.
SET LOCAL lock_timeout = '10s';

-- An account whose password an operator chose. Read at login, before an officer acts; it says nothing of any case. Only the trigger below adds
-- and removes rows.
CREATE TABLE first_password (
    user_id varchar(64) PRIMARY KEY REFERENCES act_id_user (id_) ON DELETE CASCADE,
    set_at  timestamptz NOT NULL,
    used_at timestamptz CHECK (used_at >= set_at)
);
COMMENT ON COLUMN first_password.used_at IS 'when its owner logged in with it; null until then';
GRANT SELECT, UPDATE (used_at) ON first_password TO relay_app;

-- One step in the retention of a closed case or of intelligence: a review that fell due or was reminded, a renewal by the source, a hold or
-- its release, a proposal to erase and the decision on it. What applies follows from all steps in order. The reference is of either, so
-- the policy says that it must exist, and no foreign key does.
CREATE TABLE retention_step (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL,
    kind               text NOT NULL CHECK (kind IN ('REVIEW_DUE', 'REVIEW_REMINDED', 'RENEWED', 'HELD', 'RELEASED', 'ERASURE_PROPOSED',
                                                     'ERASURE_REJECTED', 'ERASURE_APPROVED')),
    until              date,
    reason             text CHECK (kind = 'REVIEW_DUE' OR length(reason) BETWEEN 1 AND 2000), -- our default
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    happened_at        timestamptz NOT NULL,
    CHECK ((kind = 'RENEWED') = (until IS NOT NULL))
);
CREATE INDEX retention_step_by_case ON retention_step (reference, id);

-- Whether who acts decides on the retention of intelligence: INTERPOL alone.
CREATE FUNCTION relay_keeps(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT relay_organisation() = 'INTERPOL' AND EXISTS (SELECT 1 FROM intelligence i WHERE i.reference = wanted) $$;

ALTER TABLE retention_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY retention_step_of_keeper ON retention_step
    USING (relay_sees(reference) OR relay_keeps(reference))
    WITH CHECK (relay_sees(reference) OR relay_keeps(reference));
GRANT SELECT, INSERT ON retention_step TO relay_app;

-- A change of an account, a group, an organisation or a grant that one operator asked for, and what another decided. It says who may log in
-- for an organisation, and nothing of any case. The columns of the password are its hash while the change waits, and empty afterwards.
CREATE TABLE administration_change (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL DEFAULT gen_random_uuid(),
    kind          text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    subject       text NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
    object        text CHECK (length(object) BETWEEN 1 AND 255),
    details       jsonb NOT NULL,
    files         jsonb NOT NULL DEFAULT '{}',
    password_hash text,
    password_salt text,
    organisation  text NOT NULL REFERENCES organisation,
    asked_by      text NOT NULL,
    asked_at      timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL CHECK (expires_at > asked_at),
    state         text NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'REFUSED', 'EXPIRED', 'MADE_ALONE')),
    decided_by    text,
    decided_at    timestamptz,
    CHECK ((state = 'PENDING') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state = 'PENDING' OR password_hash IS NULL AND password_salt IS NULL),
    -- No operator confirms what they asked for, or what is about themselves; and not too late.
    CONSTRAINT confirmed_by_another CHECK (state <> 'CONFIRMED' OR decided_by <> asked_by AND decided_by <> subject
        AND decided_at < expires_at)
);
COMMENT ON COLUMN administration_change.id IS
    'names the change in an audit; the number would tell one organisation how much is changed in others';
COMMENT ON COLUMN administration_change.organisation IS 'whose audit it stands in; INTERPOL where it concerns no single organisation';
COMMENT ON COLUMN administration_change.files IS
    'models of an installation by name; details has their digests. The newest confirmed change of this kind is in force';
CREATE INDEX administration_change_by_organisation ON administration_change (organisation, number);
CREATE INDEX administration_change_pending ON administration_change (kind, subject) WHERE state = 'PENDING';
-- An organisation sees who changed its accounts; operators, who serve none, see all, and they alone ask and decide.
ALTER TABLE administration_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administration_change_seen ON administration_change FOR SELECT
    USING (organisation = relay_organisation() OR relay_worker() = 'administration');
CREATE POLICY administration_change_asked ON administration_change FOR INSERT WITH CHECK (relay_worker() = 'administration');
CREATE POLICY administration_change_decided ON administration_change FOR UPDATE
    USING (relay_worker() = 'administration')
    WITH CHECK (relay_worker() = 'administration');
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, organisation, password_hash, password_salt)
    ON administration_change TO relay_app;

-- Sessions, so that no node matters: the tables of Spring Session, in its names and types but for the length of an id, which is a digest.
-- They are read before it is known who asks, so no row-level security can bind them. What protects them: the id is the SHA-256 digest of
-- what the browser has, and the values are sealed with a key that only the browser's secret makes. Open are names of users, when a session
-- was used, and where its login was.
CREATE TABLE relay_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            text NOT NULL UNIQUE CHECK (session_id ~ '^[A-Za-z0-9_-]{43}$'),
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval int NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        text
) WITH (fillfactor = 70);
COMMENT ON TABLE relay_session IS 'times in milliseconds since 1970; not more of a case than who works when';
COMMENT ON COLUMN relay_session.session_id IS 'SHA-256 of the cookie, base64url: who reads it has no cookie';
-- No index for the time of expiry: each use of a session would write it, and the table is as short as there are people.
CREATE INDEX relay_session_by_principal ON relay_session (principal_name) WHERE principal_name IS NOT NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name)
    ON relay_session TO relay_app;

CREATE TABLE relay_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES relay_session ON DELETE CASCADE,
    attribute_name     text NOT NULL CHECK (length(attribute_name) <= 200),
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
COMMENT ON COLUMN relay_session_attributes.attribute_bytes IS 'first byte: 0 open (where the login was), 1 sealed by AES-256-GCM';
GRANT SELECT, INSERT, DELETE, UPDATE (attribute_bytes) ON relay_session_attributes TO relay_app;

-- That the head of the NCB or an operator ended the sessions of an officer. It stands in the audit of the officer's organisation.
CREATE TABLE session_end (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 64),
    sessions     int NOT NULL CHECK (sessions >= 0),
    ended_by     text NOT NULL CHECK (ended_by <> user_id),
    ended_at     timestamptz NOT NULL
);
COMMENT ON COLUMN session_end.organisation IS 'of the officer; INTERPOL for an account that serves no organisation';
CREATE INDEX session_end_by_organisation ON session_end (organisation, ended_at DESC);
ALTER TABLE session_end ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY session_end_seen ON session_end FOR SELECT USING (organisation = relay_organisation() OR relay_worker() = 'administration');
CREATE POLICY session_end_added ON session_end FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND ended_by = relay_actor() OR relay_worker() = 'administration');
GRANT SELECT, INSERT ON session_end TO relay_app;

-- Tokens with which scripts come in, instead of the password of their owner: of limited scope and life. They are read before it is known
-- who asks, so no row-level security can bind them. What protects them: the digest is that of 256 random bits, which stand nowhere.
CREATE TABLE access_token (
    id           uuid PRIMARY KEY,
    user_id      text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 64),
    organisation text NOT NULL REFERENCES organisation,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60), -- our default
    writes       boolean NOT NULL,
    parts        text[] NOT NULL CHECK (cardinality(parts) BETWEEN 1 AND 10),
    digest       text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$'),
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > made_at AND expires_at <= made_at + interval '366 days'),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
COMMENT ON COLUMN access_token.organisation IS 'whose audit log records it; INTERPOL for an account that serves no organisation';
COMMENT ON COLUMN access_token.digest IS 'SHA-256 in hexadecimal';
CREATE INDEX access_token_by_user ON access_token (user_id, made_at DESC);
CREATE INDEX access_token_by_organisation ON access_token (organisation);
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON access_token TO relay_app;

-- An account as far as its passkeys go: the name that authenticators know it by, and the numbers that a login needs. It is read before
-- an officer acts, and says nothing of any case.
CREATE TABLE passkey_owner (
    user_id    text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 64),
    handle     text NOT NULL UNIQUE CHECK (handle ~ '^[A-Za-z0-9_-]{43}$'),
    generation int NOT NULL DEFAULT 0 CHECK (generation >= 0),
    passkeys   int NOT NULL DEFAULT 0 CHECK (passkeys >= 0),
    suspected  int NOT NULL DEFAULT 0 CHECK (suspected >= 0)
);
COMMENT ON COLUMN passkey_owner.handle IS
    '256 random bits, base64url: an authenticator keeps them instead of the name (WebAuthn 2, 14.6.1)';
COMMENT ON COLUMN passkey_owner.generation IS 'a reset begins the next one; passkeys of an earlier one open nothing';
COMMENT ON COLUMN passkey_owner.passkeys IS
    'how many there are, suspected ones too: who has lost the only one does not get in by the password alone';
COMMENT ON COLUMN passkey_owner.suspected IS 'how many were suspected in this generation, removed ones too: each ends all sessions once';
GRANT SELECT, INSERT, UPDATE (generation, passkeys, suspected) ON passkey_owner TO relay_app;

-- A passkey: what was registered, and what its authenticator counted last. A removed one stays, so that it cannot come back.
CREATE TABLE passkey (
    id            text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 1364 AND id ~ '^[A-Za-z0-9_-]+$'),
    user_id       text NOT NULL REFERENCES passkey_owner,
    organisation  text NOT NULL REFERENCES organisation,
    generation    int NOT NULL,
    attestation   text NOT NULL CHECK (length(attestation) BETWEEN 1 AND 20000),
    counter       bigint NOT NULL CHECK (counter >= 0),
    label         text NOT NULL CHECK (length(label) BETWEEN 1 AND 60), -- our default
    registered_at timestamptz NOT NULL,
    used_at       timestamptz,
    suspected_at  timestamptz,
    removed_at    timestamptz,
    removed_by    text,
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
COMMENT ON COLUMN passkey.id IS 'the credential id that its authenticator chose, base64url';
COMMENT ON COLUMN passkey.organisation IS 'whose audit it stands in; INTERPOL for an account that serves no organisation';
COMMENT ON COLUMN passkey.attestation IS 'the attestation object with the public key, base64url';
COMMENT ON COLUMN passkey.suspected_at IS 'when its counter did not grow: it may have been copied, and opens nothing since';
CREATE INDEX passkey_by_user ON passkey (user_id);
-- The login reads it before an officer acts; of officers, only its owner sees it.
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY passkey_of_owner ON passkey
    USING (relay_worker() = 'login' OR organisation = relay_organisation() AND user_id = relay_actor())
    WITH CHECK (relay_worker() = 'login');
GRANT SELECT, INSERT, UPDATE (counter, used_at, suspected_at, removed_at, removed_by) ON passkey TO relay_app;

-- An older state of the database that a node noticed, because it knows from outside of something newer; and the restore that two operators
-- confirmed.
CREATE TABLE database_rollback (
    number          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    witness         bigint NOT NULL CHECK (witness > 0),
    sealed_at       timestamptz NOT NULL,
    noticed_at      timestamptz NOT NULL,
    reason          text CHECK (length(reason) BETWEEN 1 AND 255),
    asked_by        text,
    confirmed_by    text,
    confirmed_at    timestamptz,
    continues_after bigint,
    generation      int CHECK (generation % 100 BETWEEN 1 AND 10),
    CHECK (num_nonnulls(reason, asked_by, confirmed_by, confirmed_at, continues_after, generation) IN (0, 6)),
    CHECK (confirmed_by <> asked_by),
    CHECK (continues_after >= witness)
);
COMMENT ON COLUMN database_rollback.witness IS 'number of the newest checkpoint outside the database at that moment';
COMMENT ON COLUMN database_rollback.continues_after IS
    'the loss of checkpoints up to this number is confirmed; later ones have greater numbers';
COMMENT ON COLUMN database_rollback.generation IS
    'year and count of its restores (202601), those included that were lost themselves; each begins another block of numbers';
CREATE UNIQUE INDEX database_rollback_open ON database_rollback ((true)) WHERE confirmed_at IS NULL;
GRANT SELECT, INSERT (witness, sealed_at, noticed_at) ON database_rollback TO relay_app;

-- The decision tables that an installation replaced or took back, as each start notices it. Only the function below writes and reads it.
CREATE TABLE rule_change (
    number          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision        text NOT NULL CHECK (decision IN ('timeLimits', 'escalation', 'channel', 'preservationPeriods')),
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    of_installation boolean NOT NULL,
    noticed_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN rule_change.of_installation IS 'false where the table is that of the release again';
ALTER TABLE rule_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_change_kept ON rule_change TO CURRENT_USER USING (true); -- by relay_rules_changed

-- A name that is the relay's own, or that an account has or had.
CREATE TABLE login_name (
    name text PRIMARY KEY
);
COMMENT ON COLUMN login_name.name IS 'in lower case: names that differ in capitals alone look the same in lists and in the audit';
-- Policies open to the relay itself what no officer reads (product_reached, relay_correlates, free_day_in_directory).
INSERT INTO login_name (name) VALUES ('relay');
GRANT SELECT ON login_name TO relay_app;

-- Accounts that an operator has closed at once. The account stays, with its roles, so that two operators can reopen it; who closed it and
-- when is in administration_change. A login reads this before an officer acts.
CREATE TABLE closed_account (
    user_id text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 64)
);
GRANT SELECT, INSERT, DELETE ON closed_account TO relay_app;

-- A node compares by it whether its folder of the audit's key belongs to the database.
GRANT SELECT (installed_rank, installed_on) ON flyway_schema_history TO relay_app;
