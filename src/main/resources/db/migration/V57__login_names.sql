-- A login name is given once. It is on all that its owner did, so no second account has it, even after the first was deleted; and none has the
-- name with which the relay itself acts, to which policies open what no officer reads (product_reached, relay_correlates, free_day_in_directory).

-- A name that is the relay's own, or that an account has or had.
CREATE TABLE login_name (name text PRIMARY KEY);
COMMENT ON COLUMN login_name.name IS 'in lower case: names that differ in capitals alone look the same in lists and in the audit';
CREATE TRIGGER login_name_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON login_name EXECUTE FUNCTION refuse_change();
GRANT SELECT ON login_name TO relay_app;

DO $$
BEGIN
    IF EXISTS (SELECT FROM act_id_user WHERE lower(id_) = 'relay') THEN
        RAISE EXCEPTION 'an account has the name with which the relay itself acts'
            USING HINT = 'Delete the account "relay" with the version before, then start this one.';
    END IF;
END $$;
ALTER TABLE administration_change NO FORCE ROW LEVEL SECURITY;
INSERT INTO login_name (name)
SELECT 'relay' UNION SELECT lower(id_) FROM act_id_user UNION SELECT lower(user_id) FROM officer_identity
UNION SELECT lower(subject) FROM administration_change WHERE kind = 'DELETE_ACCOUNT' AND state IN ('CONFIRMED', 'MADE_ALONE');
ALTER TABLE administration_change FORCE ROW LEVEL SECURITY;

-- Capitals are refused, so that no name is the code of an organisation either, which stands in the place of an actor whom a reader may not know.
CREATE FUNCTION give_login_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.id_ !~ '^[a-z0-9][a-z0-9._@-]{0,63}$' THEN
        RAISE EXCEPTION 'a login name has 1 to 64 small letters, digits and . _ @ -' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO login_name (name) VALUES (NEW.id_);
    RETURN NEW;
EXCEPTION WHEN unique_violation THEN
    RAISE EXCEPTION 'the login name % is the relay''s own, or an account has or had it', NEW.id_ USING ERRCODE = 'unique_violation';
END $$;
REVOKE EXECUTE ON FUNCTION give_login_name FROM PUBLIC;
CREATE TRIGGER login_name_is_given BEFORE INSERT OR UPDATE OF id_ ON act_id_user FOR EACH ROW EXECUTE FUNCTION give_login_name();
