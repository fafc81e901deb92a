-- The role that the application works as: it owns nothing, and row-level security binds it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'relay_app') THEN
        CREATE ROLE relay_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was quicker
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the owner''s login may not create the role relay_app'
            USING HINT = 'Create it once as an administrator: CREATE ROLE relay_app NOLOGIN';
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO relay_app;

-- The engine changes rows of all its own tables; our tables get their grants one by one, where they are created.
DO $$
DECLARE
    engine_table name;
BEGIN
    FOR engine_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'act\_%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relay_app', engine_table);
    END LOOP;
END $$;

-- The engine looks for subtasks at every completion and has no index for it; the lists page by tenant and due date.
CREATE INDEX relay_task_by_parent ON act_ru_task (parent_task_id_);
CREATE INDEX relay_task_by_tenant ON act_ru_task (tenant_id_, due_date_, id_);
CREATE INDEX relay_task_by_due_date ON act_ru_task (due_date_, id_);

-- Who acts in this transaction; null where nobody does, and null equals no organisation.
CREATE FUNCTION relay_organisation() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.organisation', true), '') $$;
CREATE FUNCTION relay_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.actor', true), '') $$;
