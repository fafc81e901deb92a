-- The process engine's own tables (V1 creates them), and no other file names them: what the application may do with them, the indexes and
-- foreign keys that it needs, and the views through which everything else reads them.

-- The engine changes rows of all its own tables. Our tables are granted one by one, each where it is created.
DO $$
DECLARE
    engine_table name;
BEGIN
    FOR engine_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'act\_%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relay_app', engine_table);
    END LOOP;
END $$;

-- 1. Indexes. docs/decisions/0011-one-history.md lists what is gone and why.

-- The engine searches for subtasks at every completion. Lists of tasks page by tenant and due date, or by priority.
CREATE INDEX relay_task_by_parent ON act_ru_task (parent_task_id_) WHERE parent_task_id_ IS NOT NULL;
CREATE INDEX relay_task_by_tenant ON act_ru_task (tenant_id_, due_date_, id_) INCLUDE (assignee_);
CREATE INDEX relay_task_by_due_date ON act_ru_task (due_date_, id_);
CREATE INDEX relay_task_by_priority ON act_ru_task (tenant_id_, priority_ DESC, due_date_, id_);
CREATE INDEX relay_candidate_by_group ON act_ru_identitylink (group_id_, type_, task_id_) WHERE group_id_ IS NOT NULL;

-- Of a task the board counts only when it is due.
ALTER TABLE act_ru_task ADD COLUMN changed_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
COMMENT ON COLUMN act_ru_task.changed_in IS 'the transaction that wrote the row last';
CREATE INDEX act_ru_task_changed ON act_ru_task (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON act_ru_task
    FOR EACH ROW WHEN (OLD.due_date_ IS DISTINCT FROM NEW.due_date_) EXECUTE FUNCTION note_change();

-- The job executor asks for the jobs that are due, the earliest first, and skips those that another node works on. Only jobs that may run are
-- in the index. Every job has a due date (ensureJobDueDateNotNull); one without would not be found.
CREATE INDEX relay_job_by_due_date ON act_ru_job (duedate_) WHERE retries_ > 0 AND suspension_state_ = 1;
-- For each it asks whether another job of the same process instance is in progress; there are as many of these as threads.
CREATE INDEX relay_job_in_progress ON act_ru_job (process_instance_id_) WHERE lock_owner_ IS NOT NULL;

-- Indexes of the engine on columns that are empty in most rows keep their names and lose the empty rows: every question that they answered is
-- put with a value, and a foreign key never searches for null.
DO $$
DECLARE
    mostly_empty CONSTANT text[] := ARRAY[
        'act_idx_exe_parent', 'act_idx_exe_super', 'act_idx_exec_buskey',
        'act_idx_task_assignee', 'act_idx_task_owner', 'act_idx_task_case_exec', 'act_idx_task_case_def_id',
        'act_idx_variable_task_id', 'act_idx_variable_task_name_type', 'act_idx_var_bytearray', 'act_idx_batch_id', 'act_idx_var_case_exe',
        'act_idx_var_case_inst_id',
        'act_idx_job_exception', 'act_idx_event_subscr_config_', 'act_idx_ident_lnk_user', 'act_idx_athrz_procedef'];
    index record;
BEGIN
    FOR index IN SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS definition, a.attname AS first
                   FROM unnest(mostly_empty) AS wanted (name) JOIN pg_index i ON i.indexrelid = wanted.name::regclass
                   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] LOOP
        EXECUTE format('DROP INDEX %s', index.name);
        EXECUTE format('%s WHERE %I IS NOT NULL', index.definition, index.first);
    END LOOP;
END $$;

-- Indexes of the engine that no query uses. Every row has a tenant, of which there are two hundred; tasks are found by tenant and due date.
DROP INDEX act_idx_exec_tenant_id, act_idx_task_tenant_id, act_idx_variable_tenant_id, act_idx_job_tenant_id, act_idx_event_subscr_tenant_id,
           act_idx_exe_root_pi, act_idx_job_root_procinst, act_idx_job_handler, act_idx_task_last_updated;

-- 2. Constraints.

-- Grants of the engine only add permissions, so that it need not search at each check for one that removes some.
ALTER TABLE act_ru_authorization ADD CONSTRAINT authorization_grants CHECK (type_ <> 2);

-- Each foreign key of the engine is checked for each row that it adds, changes or removes, and locks what it finds. These say nothing
-- that another one does not: a row belongs to an execution, which stays as long as its instance; and a definition is never removed
-- while instances of it run, which is what the engine itself sees to.
ALTER TABLE act_ru_execution DROP CONSTRAINT act_fk_exe_procinst, DROP CONSTRAINT act_fk_exe_procdef;
ALTER TABLE act_ru_task DROP CONSTRAINT act_fk_task_procinst, DROP CONSTRAINT act_fk_task_procdef;
ALTER TABLE act_ru_variable DROP CONSTRAINT act_fk_var_procinst;
ALTER TABLE act_ru_identitylink DROP CONSTRAINT act_fk_athrz_procedef;
ALTER TABLE act_ru_incident DROP CONSTRAINT act_fk_inc_procinst, DROP CONSTRAINT act_fk_inc_procdef;

-- What stands on an execution of the engine: other executions, tasks, variables, subscriptions and incidents. Seven foreign keys would
-- search each of these tables at each execution that ends, and lock the execution for each row that is added. One query for each statement
-- that removes executions enforces the same: none goes while something stands on it. An execution that is added still locks those that it
-- stands on and that other acts may end at the same time. Whatever else is added stands on an execution that the same act has added or
-- moved, and two acts that move one execution are told apart by its revision.
ALTER TABLE act_ru_execution DROP CONSTRAINT act_fk_exe_parent, DROP CONSTRAINT act_fk_exe_super;
ALTER TABLE act_ru_task DROP CONSTRAINT act_fk_task_exe;
ALTER TABLE act_ru_variable DROP CONSTRAINT act_fk_var_exe;
ALTER TABLE act_ru_event_subscr DROP CONSTRAINT act_fk_event_exec;
ALTER TABLE act_ru_incident DROP CONSTRAINT act_fk_inc_exe;
ALTER TABLE act_ru_ext_task DROP CONSTRAINT act_fk_ext_task_exe;
CREATE FUNCTION refuse_removal_below_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM removed e
                WHERE EXISTS (SELECT FROM public.act_ru_task t WHERE t.execution_id_ = e.id_)
                   OR EXISTS (SELECT FROM public.act_ru_variable v WHERE v.execution_id_ = e.id_)
                   OR EXISTS (SELECT FROM public.act_ru_event_subscr s WHERE s.execution_id_ = e.id_)
                   OR EXISTS (SELECT FROM public.act_ru_incident i WHERE i.execution_id_ = e.id_)
                   OR EXISTS (SELECT FROM public.act_ru_ext_task x WHERE x.execution_id_ = e.id_)
                   OR EXISTS (SELECT FROM public.act_ru_execution c WHERE c.parent_id_ = e.id_ OR c.super_exec_ = e.id_)) THEN
        RAISE EXCEPTION 'an execution stays while something stands on it' USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER nothing_stands_on_it AFTER DELETE ON act_ru_execution REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal_below_others();

CREATE FUNCTION hold_what_is_below() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (WITH below AS ((SELECT e.parent_id_ AS id_ FROM entered e WHERE e.parent_id_ IS NOT NULL
                        UNION SELECT e.super_exec_ FROM entered e WHERE e.super_exec_ IS NOT NULL)
                       EXCEPT SELECT e.id_ FROM entered e),
             held AS (SELECT p.id_ FROM public.act_ru_execution p WHERE p.id_ IN (SELECT b.id_ FROM below b) FOR KEY SHARE)
        SELECT (SELECT count(*) FROM held) < (SELECT count(*) FROM below)) THEN
        RAISE EXCEPTION 'an execution stands on one that is gone' USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER what_is_below_stays AFTER INSERT ON act_ru_execution REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION hold_what_is_below();

-- The same for a task and who may work on it.
ALTER TABLE act_ru_identitylink DROP CONSTRAINT act_fk_tskass_task;
CREATE FUNCTION refuse_removal_below_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM removed t JOIN public.act_ru_identitylink l ON l.task_id_ = t.id_) THEN
        RAISE EXCEPTION 'a task stays while somebody is to work on it' USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER nothing_stands_on_it AFTER DELETE ON act_ru_task REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal_below_links();

-- 3. First passwords: those that operators set for others. They allow one login, which chooses another one, and expire soon.

-- An account whose password an operator chose. Read at login, before anybody acts; it says nothing of any case. Only the trigger below adds
-- and removes rows.
CREATE TABLE first_password (
    user_id varchar(64) PRIMARY KEY REFERENCES act_id_user (id_) ON DELETE CASCADE,
    set_at  timestamptz NOT NULL,
    used_at timestamptz CHECK (used_at >= set_at)
);
COMMENT ON COLUMN first_password.used_at IS 'when its owner logged in with it; null until then';
GRANT SELECT, UPDATE (used_at) ON first_password TO relay_app;

-- The owner of an account chooses each new password, unless the transaction that stores it says that an operator did.
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

-- 4. Views. A change of the engine is made here. The columns have the engine's names without the underscore at the end. The rights of the
-- reader count, as for the tables themselves.
CREATE VIEW engine_task WITH (security_invoker) AS
    SELECT id_ AS id, name_ AS name, proc_def_id_ AS proc_def_id, task_def_key_ AS task_def_key, proc_inst_id_ AS proc_inst_id,
           execution_id_ AS execution_id, tenant_id_ AS tenant_id, assignee_ AS assignee, priority_ AS priority,
           create_time_ AS create_time, due_date_ AS due_date, changed_in
      FROM act_ru_task;
COMMENT ON VIEW engine_task IS 'an open user task';

CREATE VIEW engine_task_link WITH (security_invoker) AS
    SELECT task_id_ AS task_id, group_id_ AS group_id, type_ AS type FROM act_ru_identitylink;
COMMENT ON VIEW engine_task_link IS 'a group that is a candidate for a task, or to which it was referred';

CREATE VIEW engine_execution WITH (security_invoker) AS
    SELECT id_ AS id, business_key_ AS business_key, tenant_id_ AS tenant_id, proc_inst_id_ AS proc_inst_id, act_inst_id_ AS act_inst_id
      FROM act_ru_execution;
COMMENT ON VIEW engine_execution IS 'a process instance, which has a business key, or a part of one';

CREATE VIEW engine_job WITH (security_invoker) AS
    SELECT id_ AS id, type_ AS type, duedate_ AS duedate, retries_ AS retries, lock_owner_ AS lock_owner, lock_exp_time_ AS lock_exp_time,
           suspension_state_ AS suspension_state, process_def_key_ AS process_def_key, job_def_id_ AS job_def_id
      FROM act_ru_job;
COMMENT ON VIEW engine_job IS 'a timer or another job that the engine will run';

CREATE VIEW engine_job_definition WITH (security_invoker) AS SELECT id_ AS id, act_id_ AS act_id FROM act_ru_jobdef;
COMMENT ON VIEW engine_job_definition IS 'the activity that a job belongs to';

CREATE VIEW engine_incident WITH (security_invoker) AS
    SELECT id_ AS id, incident_type_ AS incident_type, proc_def_id_ AS proc_def_id, activity_id_ AS activity_id,
           incident_timestamp_ AS incident_timestamp, cause_incident_id_ AS cause_incident_id
      FROM act_ru_incident;
COMMENT ON VIEW engine_incident IS 'a failure that waits for an operator';

CREATE VIEW engine_grant WITH (security_invoker) AS
    SELECT type_ AS type, group_id_ AS group_id, user_id_ AS user_id, resource_type_ AS resource_type, resource_id_ AS resource_id,
           perms_ AS perms
      FROM act_ru_authorization;
COMMENT ON VIEW engine_grant IS 'a permission that the engine gives to a user, a group or everybody';

CREATE VIEW engine_user WITH (security_invoker) AS
    SELECT id_ AS id, first_ AS first, last_ AS last, email_ AS email, pwd_ AS pwd, salt_ AS salt FROM act_id_user;
COMMENT ON VIEW engine_user IS 'an account';

CREATE VIEW engine_group_member WITH (security_invoker) AS
    SELECT user_id_ AS user_id, group_id_ AS group_id FROM act_id_membership;
COMMENT ON VIEW engine_group_member IS 'an account in a group, which is a role';

CREATE VIEW engine_tenant_member WITH (security_invoker) AS
    SELECT user_id_ AS user_id, tenant_id_ AS tenant_id FROM act_id_tenant_member;
COMMENT ON VIEW engine_tenant_member IS 'an account that serves an organisation';

GRANT SELECT ON engine_task, engine_task_link, engine_execution, engine_job, engine_job_definition, engine_incident, engine_grant,
                engine_user, engine_group_member, engine_tenant_member TO relay_app;
GRANT UPDATE (lock_owner, lock_exp_time) ON engine_job TO relay_app;
