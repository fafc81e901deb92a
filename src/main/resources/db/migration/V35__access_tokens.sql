-- Tokens with which scripts come in, instead of the password of their owner: of limited scope and life.
-- They are read before it is known who asks, so no row-level security can bind them. What protects them: the digest is that of 256 random
-- bits, which stand nowhere.
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
