-- Passkeys of the relay's own accounts, and recovery by two operators.

-- An account as far as its passkeys go: the name that authenticators know it by, and the numbers that a login needs. It is read before
-- anybody acts, and says nothing of any case.
CREATE TABLE passkey_owner (
    user_id    text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 64),
    handle     text NOT NULL UNIQUE CHECK (handle ~ '^[A-Za-z0-9_-]{43}$'),
    generation int NOT NULL DEFAULT 0 CHECK (generation >= 0),
    passkeys   int NOT NULL DEFAULT 0 CHECK (passkeys >= 0),
    suspected  int NOT NULL DEFAULT 0 CHECK (suspected >= 0)
);
COMMENT ON COLUMN passkey_owner.handle IS '256 random bits, base64url: an authenticator keeps them instead of the name (WebAuthn 2, 14.6.1)';
COMMENT ON COLUMN passkey_owner.generation IS 'a reset begins the next one; passkeys of an earlier one open nothing';
COMMENT ON COLUMN passkey_owner.passkeys IS 'how many there are, suspected ones too: who has lost the only one does not get in by the password alone';
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
-- The login reads it before anybody acts; of officers, its owner sees it and nobody else.
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
