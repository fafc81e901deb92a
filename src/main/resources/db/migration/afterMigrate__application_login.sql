-- The login of the application may become relay_app; checked at every start, because an operator may change the login.
DO $$
DECLARE
    app_login CONSTANT name := '${applicationLogin}';
    may_become CONSTANT text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    IF NOT pg_has_role(app_login, 'relay_app', may_become) THEN
        EXECUTE format('GRANT relay_app TO %I', app_login);
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the login % may not become relay_app, and the owner''s login may not allow it', app_login
        USING HINT = format('Allow it once as an administrator: GRANT relay_app TO %I', app_login);
END $$;
