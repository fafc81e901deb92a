-- What every later file needs: the role of the application, and who acts in a transaction.

-- The application works as relay_app: it owns nothing, and row-level security binds it.
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

-- Who acts in this transaction; null where nobody does, and null equals no organisation.
CREATE FUNCTION relay_organisation() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.organisation', true), '') $$;
CREATE FUNCTION relay_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.actor', true), '') $$;

-- Which background worker runs this transaction: it sees every row that waits for it, and nothing else of any case.
CREATE FUNCTION relay_worker() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.worker', true), '') $$;

-- For tables that nobody changes, not even the owner.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The board keeps in memory what an organisation may count, and reads only what has changed since: each row that it counts names the
-- transaction that wrote it last. Transactions do not end in the order in which they begin, so the board asks from the oldest one that
-- was still running at its previous read.
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
