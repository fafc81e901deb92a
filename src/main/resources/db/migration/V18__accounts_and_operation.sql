-- What operators administer and watch: accounts, of which every change is decided by another; sessions, access tokens and passkeys; a
-- database that was rolled back; and the figures of the platform.

-- 1. Changes of accounts.

-- A change of an account, a group, an organisation or a grant that one operator asked for, and what another decided. It says who may log in
-- for an organisation, and nothing of any case. The columns of the password are its hash while the change waits, and empty afterwards.
CREATE TABLE administration_change (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL DEFAULT gen_random_uuid(),
    kind          text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    subject       text NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
    object        text CHECK (length(object) BETWEEN 1 AND 255),
    details       jsonb NOT NULL,
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
    -- Nobody confirms what they asked for, or what is about themselves; and not too late.
    CONSTRAINT confirmed_by_another CHECK (state <> 'CONFIRMED' OR decided_by <> asked_by AND decided_by <> subject AND decided_at < expires_at)
);
COMMENT ON COLUMN administration_change.id IS
    'names the change in an audit; the number would tell one organisation how much is changed in others';
COMMENT ON COLUMN administration_change.organisation IS 'whose audit it stands in; INTERPOL where it concerns no single organisation';
CREATE INDEX administration_change_by_organisation ON administration_change (organisation, number);
CREATE INDEX administration_change_pending ON administration_change (kind, subject) WHERE state = 'PENDING';
-- An organisation sees who changed its accounts; operators, who serve none, see all, and they alone ask and decide.
ALTER TABLE administration_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administration_change_seen ON administration_change FOR SELECT
    USING (organisation = relay_organisation() OR relay_worker() = 'administration');
CREATE POLICY administration_change_asked ON administration_change FOR INSERT WITH CHECK (relay_worker() = 'administration');
CREATE POLICY administration_change_decided ON administration_change FOR UPDATE
    USING (relay_worker() = 'administration') WITH CHECK (relay_worker() = 'administration');
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, organisation, password_hash, password_salt)
    ON administration_change TO relay_app;

-- A change is decided once.
CREATE FUNCTION refuse_second_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the change has been decided' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER administration_change_is_decided_once BEFORE UPDATE ON administration_change
    FOR EACH ROW WHEN (OLD.state <> 'PENDING' OR NEW.state IN ('PENDING', 'MADE_ALONE')) EXECUTE FUNCTION refuse_second_decision();
CREATE TRIGGER administration_change_is_kept BEFORE DELETE OR TRUNCATE ON administration_change EXECUTE FUNCTION refuse_change();

-- Each act is in the chain of the organisation concerned, by the operator who did it; the hash of a password is in no audit.
CREATE FUNCTION audit_administration_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.decided_by, NEW.asked_by),
                       'ADMINISTRATION_' || CASE NEW.state WHEN 'PENDING' THEN 'ASKED' ELSE NEW.state END, NULL, NEW.id::text,
                       audit_text(NEW.kind, NEW.subject, NEW.object, NEW.details::text, NEW.asked_by, NEW.asked_at::text,
                                  NEW.decided_by, NEW.decided_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_administration_change FROM PUBLIC;
CREATE TRIGGER administration_change_is_audited AFTER INSERT OR UPDATE ON administration_change
    FOR EACH ROW EXECUTE FUNCTION audit_administration_change();

-- 2. Sessions, access tokens and passkeys.

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
GRANT SELECT, INSERT, DELETE,
      UPDATE (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name) ON relay_session TO relay_app;

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
CREATE POLICY session_end_seen ON session_end FOR SELECT
    USING (organisation = relay_organisation() OR relay_worker() = 'administration');
CREATE POLICY session_end_added ON session_end FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND ended_by = relay_actor() OR relay_worker() = 'administration');
GRANT SELECT, INSERT ON session_end TO relay_app;
CREATE TRIGGER session_end_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON session_end EXECUTE FUNCTION refuse_change();

CREATE FUNCTION audit_session_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.ended_by, 'SESSIONS_ENDED', NULL, NEW.id::text,
                       audit_text(NEW.user_id, NEW.sessions::text, NEW.ended_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_session_end FROM PUBLIC;
CREATE TRIGGER session_end_is_audited AFTER INSERT ON session_end FOR EACH ROW EXECUTE FUNCTION audit_session_end();

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
CREATE TRIGGER access_token_is_kept BEFORE DELETE OR TRUNCATE ON access_token EXECUTE FUNCTION refuse_change();

-- A token is revoked once, and for ever.
CREATE FUNCTION refuse_token_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the token has been revoked' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER access_token_stays_revoked BEFORE UPDATE ON access_token
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_token_again();

CREATE FUNCTION audit_access_token() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.user_id, CASE WHEN TG_OP = 'INSERT' THEN 'TOKEN_MADE' ELSE 'TOKEN_REVOKED' END, NULL,
                       NEW.id::text, audit_text(NEW.name, NEW.writes::text, array_to_string(NEW.parts, ','), NEW.expires_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_access_token FROM PUBLIC;
CREATE TRIGGER access_token_is_audited AFTER INSERT ON access_token FOR EACH ROW EXECUTE FUNCTION audit_access_token();
CREATE TRIGGER access_token_revocation_is_audited AFTER UPDATE OF revoked_at ON access_token
    FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION audit_access_token();

-- An account as far as its passkeys go: the name that authenticators know it by, and the numbers that a login needs. It is read before
-- anybody acts, and says nothing of any case.
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
-- The login reads it before anybody acts; of officers, only its owner sees it.
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY passkey_of_owner ON passkey
    USING (relay_worker() = 'login' OR organisation = relay_organisation() AND user_id = relay_actor()) WITH CHECK (relay_worker() = 'login');
GRANT SELECT, INSERT, UPDATE (counter, used_at, suspected_at, removed_at, removed_by) ON passkey TO relay_app;

-- The counter never goes back, and what is suspected or removed stays so.
CREATE FUNCTION refuse_passkey_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a passkey does not go back' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER passkey_goes_forward BEFORE UPDATE ON passkey FOR EACH ROW
    WHEN (NEW.counter < OLD.counter OR OLD.suspected_at IS NOT NULL AND NEW.suspected_at IS DISTINCT FROM OLD.suspected_at
          OR OLD.removed_at IS NOT NULL) EXECUTE FUNCTION refuse_passkey_going_back();
CREATE TRIGGER passkey_is_kept BEFORE DELETE OR TRUNCATE ON passkey EXECUTE FUNCTION refuse_change();

CREATE FUNCTION count_passkeys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE passkey_owner o
       SET passkeys = counted.passkeys, suspected = counted.suspected
      FROM (SELECT count(*) FILTER (WHERE p.removed_at IS NULL) AS passkeys, count(p.suspected_at) AS suspected
              FROM passkey p JOIN passkey_owner w USING (user_id)
             WHERE p.user_id = NEW.user_id AND p.generation = w.generation) counted
     WHERE o.user_id = NEW.user_id AND (o.passkeys, o.suspected) IS DISTINCT FROM (counted.passkeys, counted.suspected);
    RETURN NULL;
END $$;
CREATE TRIGGER passkey_is_counted AFTER INSERT OR UPDATE OF suspected_at, removed_at ON passkey
    FOR EACH ROW EXECUTE FUNCTION count_passkeys();

-- Each passkey that comes, goes or is suspected is in the chain of the organisation that its owner served when it was registered. A reset is
-- there as the operators' change.
CREATE FUNCTION audit_passkey() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.removed_by, NEW.user_id),
                       CASE WHEN TG_OP = 'INSERT' THEN 'PASSKEY_REGISTERED' WHEN NEW.removed_at IS NOT NULL THEN 'PASSKEY_REMOVED'
                            ELSE 'PASSKEY_SUSPECTED' END,
                       NULL, encode(sha256(convert_to(NEW.id, 'UTF8')), 'hex'), audit_text(NEW.user_id, NEW.label));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_passkey FROM PUBLIC;
CREATE TRIGGER passkey_is_audited AFTER INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION audit_passkey();
CREATE TRIGGER passkey_change_is_audited AFTER UPDATE ON passkey FOR EACH ROW
    WHEN (OLD.suspected_at IS DISTINCT FROM NEW.suspected_at OR OLD.removed_at IS DISTINCT FROM NEW.removed_at)
    EXECUTE FUNCTION audit_passkey();

-- 3. A database that was rolled back to an older state: how that is recorded, what is refused until two operators have confirmed the restore
-- (refuse_act_after_rollback), and how no number is given twice afterwards.

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
CREATE TRIGGER database_rollback_is_kept BEFORE DELETE OR TRUNCATE ON database_rollback EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT (witness, sealed_at, noticed_at) ON database_rollback TO relay_app;

-- Confirms the restore that two operators agreed on, and notes it in the chain of every organisation, once for each of the two.
CREATE FUNCTION relay_database_restored(witness bigint, continues_after bigint, generation int) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    agreed administration_change;
    what text;
    chain text;
BEGIN
    SELECT * INTO agreed FROM administration_change c
     WHERE c.kind = 'CONFIRM_RESTORE' AND c.subject = relay_database_restored.witness::text AND c.state = 'CONFIRMED' ORDER BY c.number DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'two operators have not confirmed the restore' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE database_rollback r
       SET reason = agreed.details ->> 'reason', asked_by = agreed.asked_by, confirmed_by = agreed.decided_by, confirmed_at = agreed.decided_at,
           continues_after = greatest(relay_database_restored.continues_after, r.witness),
           generation = relay_database_restored.generation
     WHERE r.witness = relay_database_restored.witness AND r.confirmed_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    what := format('restored from a backup, newest checkpoint before %s: %s', relay_database_restored.witness, agreed.details ->> 'reason');
    FOR chain IN SELECT o.code FROM organisation o ORDER BY o.code LOOP
        PERFORM audit_note(chain, agreed.asked_by, 'DATABASE_RESTORE_ASKED', NULL, what, NULL);
        PERFORM audit_note(chain, agreed.decided_by, 'DATABASE_RESTORED', NULL, what, NULL);
    END LOOP;
    RETURN true;
END $$;

-- The numbers of a year come from blocks that never overlap: up to 499,999 before any restore of the year, and 50,000 after each of ten.
CREATE FUNCTION relay_number_block(wanted int, OUT first int, OUT last int) LANGUAGE sql STABLE AS $$
    SELECT CASE g.restores WHEN 0 THEN 1 ELSE 450000 + g.restores * 50000 END, 499999 + g.restores * 50000
      FROM (SELECT coalesce(max(r.generation) % 100, 0) AS restores FROM database_rollback r WHERE r.generation / 100 = wanted) g
    $$;

REVOKE EXECUTE ON FUNCTION relay_database_restored, relay_number_block FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_restored, relay_number_block TO relay_app;

-- How far the database has come, for comparison with what a node knows from outside. One figure over all chains, which tells nothing of any.
CREATE FUNCTION relay_database_position(OUT generation int, OUT records bigint) LANGUAGE sql STABLE AS $$
    SELECT (SELECT coalesce(max(r.generation), 0) FROM database_rollback r), (SELECT coalesce(sum(h.number), 0)::bigint FROM audit_head h)
    $$;
REVOKE EXECUTE ON FUNCTION relay_database_position FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_position TO relay_app;

-- 4. What operators watch: counts and ages over all countries, and no row of any. The application gets these numbers from one function of the
-- owner and from nowhere else; none of them is of a country, an organisation, a person or a case.

-- All figures at a moment, in one statement. Ages are in seconds; label is a status, a diagram or a quantile where there are several values
-- of one figure, else empty. Quantiles are over the requests that were submitted since a moment.
CREATE FUNCTION relay_platform_figures(moment timestamptz, since timestamptz) RETURNS TABLE (figure text, label text, value double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    -- Compiling so many small parts would take longer than running them.
    SET jit = off AS $$
    WITH waiting AS (
        SELECT count(*) FILTER (WHERE failed_at IS NULL) AS number, count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed,
               min(created_at) FILTER (WHERE failed_at IS NULL) AS first
          FROM outbox_mail WHERE sent_at IS NULL),
    records AS (
        SELECT count(*) AS number, min(entered_at) AS first FROM iis_submission WHERE record_number IS NULL),
    unacknowledged AS (
        SELECT count(*) AS number, min(submitted_at) AS first FROM case_figure WHERE ended_at IS NULL AND acknowledged_at IS NULL),
    acknowledged AS (
        SELECT extract(epoch FROM acknowledged_at - submitted_at)::float8 AS seconds
          FROM case_figure WHERE submitted_at >= since AND acknowledged_at IS NOT NULL),
    due AS (
        SELECT count(*) AS number, min(duedate) AS first FROM engine_job
         WHERE retries > 0 AND duedate <= moment AT TIME ZONE 'UTC' AND lock_owner IS NULL AND suspension_state = 1),
    tasks AS (
        SELECT split_part(proc_def_id, ':', 1) AS step, sum(number) AS number
          FROM (SELECT proc_def_id, count(*) AS number FROM engine_task GROUP BY proc_def_id) t GROUP BY 1)
    SELECT 'cases.open', f.status, count(*)::float8 FROM case_figure f WHERE f.ended_at IS NULL GROUP BY f.status
    UNION ALL
    SELECT 'cases.at.step', p.process, count(DISTINCT p.reference)::float8 FROM case_path p WHERE p.left_at IS NULL GROUP BY p.process
    UNION ALL
    SELECT 'tasks.open', t.step, t.number::float8 FROM tasks t
    UNION ALL
    -- A step whose tasks are all in time says 0, so that a rise is seen where it begins.
    SELECT 'cases.overdue', t.step, coalesce(o.number, 0)::float8
      FROM tasks t
      LEFT JOIN (SELECT split_part(l.proc_def_id, ':', 1) AS step, count(DISTINCT e.business_key) AS number
                   FROM engine_task l JOIN engine_execution e ON e.id = l.proc_inst_id
                  WHERE l.due_date < moment AT TIME ZONE 'UTC' GROUP BY 1) o ON o.step = t.step
    UNION ALL
    SELECT 'cases.unacknowledged', '', number::float8 FROM unacknowledged
    UNION ALL
    SELECT 'cases.unacknowledged.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM unacknowledged
    UNION ALL
    SELECT 'acknowledgment', q.name, q.seconds
      FROM (SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY a.seconds) AS quantiles FROM acknowledged a) b,
           LATERAL (VALUES ('0.5', b.quantiles[1]), ('0.9', b.quantiles[2])) q (name, seconds)
     WHERE q.seconds IS NOT NULL
    UNION ALL
    SELECT 'letters.waiting', '', number::float8 FROM waiting
    UNION ALL
    SELECT 'letters.failed', '', failed::float8 FROM waiting
    UNION ALL
    SELECT 'letters.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM waiting
    UNION ALL
    SELECT 'records.waiting', '', number::float8 FROM records
    UNION ALL
    SELECT 'records.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM records
    UNION ALL
    SELECT 'evidence.unscanned', '', count(*)::float8
      FROM evidence e LEFT JOIN evidence_scan s ON s.evidence_id = e.id
     WHERE e.erased_at IS NULL AND (s.evidence_id IS NULL OR s.verdict = 'FAILED')
    UNION ALL
    SELECT 'evidence.infected', '', count(*)::float8 FROM evidence_scan WHERE verdict = 'INFECTED'
    UNION ALL
    SELECT 'jobs.due', '', number::float8 FROM due
    UNION ALL
    SELECT 'jobs.oldest', '', coalesce(extract(epoch FROM moment - first AT TIME ZONE 'UTC'), 0)::float8 FROM due
    UNION ALL
    SELECT 'jobs.given.up', '', count(*)::float8 FROM engine_job WHERE retries = 0
    UNION ALL
    SELECT 'incidents', '', count(*)::float8 FROM engine_incident WHERE id = cause_incident_id
    UNION ALL
    SELECT 'audit.records', '', coalesce(sum(number), 0)::float8 FROM audit_head
    UNION ALL
    SELECT 'audit.sealed', '', extract(epoch FROM max(made_at))::float8 FROM audit_checkpoint WHERE for_all HAVING max(made_at) IS NOT NULL
    UNION ALL
    SELECT 'sessions', '', count(*)::float8 FROM relay_session
     WHERE principal_name IS NOT NULL AND expiry_time > extract(epoch FROM moment) * 1000
    UNION ALL
    SELECT 'database', '', pg_database_size(current_database())::float8
    $$;
REVOKE EXECUTE ON FUNCTION relay_platform_figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_platform_figures TO relay_app;
