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

-- That somebody ended the sessions of an officer: the head of the NCB, or an operator. It stands in the audit of the officer's organisation.
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
