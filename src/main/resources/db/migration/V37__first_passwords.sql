-- First passwords: those that operators set for others. They are good for one login, which chooses an own one, and not for long.

-- An account whose password somebody else chose. Read at login, before anybody acts; it says nothing of any case. Only the trigger below adds
-- and removes rows.
CREATE TABLE first_password (
    user_id varchar(64) PRIMARY KEY REFERENCES act_id_user (id_) ON DELETE CASCADE,
    set_at  timestamptz NOT NULL,
    used_at timestamptz CHECK (used_at >= set_at)
);
COMMENT ON COLUMN first_password.used_at IS 'when its owner logged in with it; null until then';
GRANT SELECT, UPDATE (used_at) ON first_password TO relay_app;

-- Each new password is the own one of its account, unless whoever stores it says of this account that it is not.
CREATE FUNCTION note_first_password() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM first_password f WHERE f.user_id = NEW.id_;
    IF current_setting('relay.first_password', true) = NEW.id_ THEN
        INSERT INTO first_password (user_id, set_at) VALUES (NEW.id_, now());
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION note_first_password FROM PUBLIC;
CREATE TRIGGER first_password_is_noted AFTER INSERT ON act_id_user FOR EACH ROW EXECUTE FUNCTION note_first_password();
CREATE TRIGGER other_password_is_noted AFTER UPDATE OF pwd_ ON act_id_user FOR EACH ROW WHEN (NEW.pwd_ IS DISTINCT FROM OLD.pwd_)
    EXECUTE FUNCTION note_first_password();
