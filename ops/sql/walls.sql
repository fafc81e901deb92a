-- What guards the rows: owners, grants, row-level security and its policies, functions that run as their owner, triggers, constraints and
-- indexes, one line each. Two databases with the same lines let the same people see and do the same. What belongs to an extension is
-- left out: it comes with the extension.
WITH of_extensions AS (SELECT objid FROM pg_depend WHERE deptype = 'e'), walls (line) AS (
SELECT concat_ws('|', 'table', c.relkind, c.relname, pg_get_userbyid(c.relowner), 'rls=' || c.relrowsecurity, 'force=' || c.relforcerowsecurity,
                 'persistence=' || c.relpersistence::text,
                 (SELECT string_agg(a::text, ' ' ORDER BY a::text COLLATE "C")
                    FROM unnest(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner))) a))
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
   AND c.oid NOT IN (SELECT objid FROM of_extensions)
UNION ALL
SELECT concat_ws('|', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
                 (SELECT string_agg(x::text, ' ' ORDER BY x::text COLLATE "C") FROM unnest(a.attacl) x))
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT concat_ws('|', 'policy', tablename, policyname, permissive, array_to_string(roles, ','), cmd, qual, with_check)
  FROM pg_policies WHERE schemaname = 'public'
UNION ALL
SELECT concat_ws('|', 'function', p.oid::regprocedure, pg_get_userbyid(p.proowner), 'definer=' || p.prosecdef, array_to_string(p.proconfig, ','),
                 (SELECT string_agg(a::text, ' ' ORDER BY a::text COLLATE "C") FROM unnest(coalesce(p.proacl, acldefault('f', p.proowner))) a),
                 md5(p.prosrc))
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.oid NOT IN (SELECT objid FROM of_extensions)
UNION ALL
SELECT concat_ws('|', 'trigger', t.tgenabled, pg_get_triggerdef(t.oid)) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT concat_ws('|', 'constraint', conrelid::regclass, conname, convalidated,
                 -- PostgreSQL writes nested brackets differently once it has read its own text again.
                 translate(pg_get_constraintdef(oid), '()', '')) FROM pg_constraint
 -- From PostgreSQL 18 on, NOT NULL is one as well; the columns above have it.
 WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
UNION ALL
SELECT concat_ws('|', 'index', indexdef) FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT concat_ws('|', 'schema', nspname, pg_get_userbyid(nspowner),
                 (SELECT string_agg(a::text, ' ' ORDER BY a::text COLLATE "C") FROM unnest(nspacl) a))
  FROM pg_namespace WHERE nspname = 'public'
UNION ALL
SELECT concat_ws('|', 'role', rolname, 'super=' || rolsuper, 'bypass=' || rolbypassrls, 'createrole=' || rolcreaterole, 'createdb=' || rolcreatedb,
                 'login=' || rolcanlogin)
  FROM pg_roles WHERE rolname = 'relay_app' OR oid = (SELECT datdba FROM pg_database WHERE datname = current_database())
    OR pg_has_role(oid, 'relay_app', 'MEMBER') AND NOT rolsuper
UNION ALL
SELECT concat_ws('|', 'member', r.rolname, m.rolname, 'admin=' || a.admin_option, 'inherit=' || a.inherit_option, 'set=' || a.set_option)
  FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE r.rolname = 'relay_app' AND NOT m.rolsuper
)
SELECT regexp_replace(line, '\s+', ' ', 'g') AS line FROM walls ORDER BY line COLLATE "C";
