-- The statements that make the relay's roles on another server: the owner of the database, relay_app, and whoever may become relay_app.
-- No passwords; a role that is there keeps its own.
WITH mine AS (
    SELECT r.* FROM pg_roles r
     WHERE NOT r.rolsuper AND (r.rolname = 'relay_app' OR r.oid = (SELECT datdba FROM pg_database WHERE datname = current_database())
        OR pg_has_role(r.oid, 'relay_app', 'MEMBER'))
)
SELECT line FROM (
    SELECT 1 AS part, rolname, format(
               'DO $role$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %L) THEN CREATE ROLE %I; END IF; END $role$;',
               rolname, rolname) AS line FROM mine
    UNION ALL
    SELECT 2, rolname, format('ALTER ROLE %I %s %s %s NOSUPERUSER NOBYPASSRLS NOREPLICATION;', rolname,
               CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
               CASE WHEN rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
               CASE WHEN rolcreatedb THEN 'CREATEDB' ELSE 'NOCREATEDB' END) FROM mine
    UNION ALL
    SELECT DISTINCT 3, m.rolname, format('GRANT relay_app TO %I WITH ADMIN %s, INHERIT %s, SET %s;', m.rolname,
               a.admin_option::text, a.inherit_option::text, a.set_option::text)
      FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN mine m ON m.oid = a.member WHERE r.rolname = 'relay_app'
) statements ORDER BY part, rolname, line;
