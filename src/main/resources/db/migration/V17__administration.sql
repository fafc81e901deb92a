-- How operators administer accounts: every change of one is decided by another.

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
COMMENT ON COLUMN administration_change.id IS 'names the change in an audit; the number would tell one organisation how much is changed in others';
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
