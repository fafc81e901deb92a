-- The process engine's own tables (V1 creates them): what the application may do with them, and the indexes and foreign keys that it needs.
-- The views through which everything else reads them are in R__engine. docs/decisions/0011-one-history.md lists what is gone and why.
SET LOCAL lock_timeout = '10s';

-- The engine changes rows of all its own tables. Our tables are granted one by one, each where it is created.
DO $$
DECLARE
    engine_table name;
BEGIN
    FOR engine_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'act\_%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relay_app', engine_table);
    END LOOP;
END $$;

-- Of a task the board counts only when it is due.
ALTER TABLE act_ru_task ADD COLUMN changed_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;

-- Indexes of the engine on columns that are empty in most rows keep their names and lose the empty rows: every question that they answered
-- is put with a value, and a foreign key never searches for null.
DROP INDEX act_idx_exe_parent, act_idx_exe_super, act_idx_exec_buskey, act_idx_task_assignee, act_idx_task_owner, act_idx_task_case_exec,
           act_idx_task_case_def_id, act_idx_variable_task_id, act_idx_variable_task_name_type, act_idx_var_bytearray, act_idx_batch_id,
           act_idx_var_case_exe, act_idx_var_case_inst_id, act_idx_job_exception, act_idx_event_subscr_config_, act_idx_ident_lnk_user,
           act_idx_athrz_procedef;
CREATE INDEX act_idx_exe_parent ON act_ru_execution (parent_id_) WHERE parent_id_ IS NOT NULL;
CREATE INDEX act_idx_exe_super ON act_ru_execution (super_exec_) WHERE super_exec_ IS NOT NULL;
CREATE INDEX act_idx_exec_buskey ON act_ru_execution (business_key_) WHERE business_key_ IS NOT NULL;
CREATE INDEX act_idx_task_assignee ON act_ru_task (assignee_) WHERE assignee_ IS NOT NULL;
CREATE INDEX act_idx_task_owner ON act_ru_task (owner_) WHERE owner_ IS NOT NULL;
CREATE INDEX act_idx_task_case_exec ON act_ru_task (case_execution_id_) WHERE case_execution_id_ IS NOT NULL;
CREATE INDEX act_idx_task_case_def_id ON act_ru_task (case_def_id_) WHERE case_def_id_ IS NOT NULL;
CREATE INDEX act_idx_variable_task_id ON act_ru_variable (task_id_) WHERE task_id_ IS NOT NULL;
CREATE INDEX act_idx_variable_task_name_type ON act_ru_variable (task_id_, name_, type_) WHERE task_id_ IS NOT NULL;
CREATE INDEX act_idx_var_bytearray ON act_ru_variable (bytearray_id_) WHERE bytearray_id_ IS NOT NULL;
CREATE INDEX act_idx_batch_id ON act_ru_variable (batch_id_) WHERE batch_id_ IS NOT NULL;
CREATE INDEX act_idx_var_case_exe ON act_ru_variable (case_execution_id_) WHERE case_execution_id_ IS NOT NULL;
CREATE INDEX act_idx_var_case_inst_id ON act_ru_variable (case_inst_id_) WHERE case_inst_id_ IS NOT NULL;
CREATE INDEX act_idx_job_exception ON act_ru_job (exception_stack_id_) WHERE exception_stack_id_ IS NOT NULL;
CREATE INDEX act_idx_event_subscr_config_ ON act_ru_event_subscr (configuration_) WHERE configuration_ IS NOT NULL;
CREATE INDEX act_idx_ident_lnk_user ON act_ru_identitylink (user_id_) WHERE user_id_ IS NOT NULL;
CREATE INDEX act_idx_athrz_procedef ON act_ru_identitylink (proc_def_id_) WHERE proc_def_id_ IS NOT NULL;

-- Indexes of the engine that no query uses. Every row has a tenant, of which there are two hundred; tasks are found by tenant and due date.
DROP INDEX act_idx_exec_tenant_id, act_idx_task_tenant_id, act_idx_variable_tenant_id, act_idx_job_tenant_id,
           act_idx_event_subscr_tenant_id, act_idx_exe_root_pi, act_idx_job_root_procinst, act_idx_job_handler, act_idx_task_last_updated;

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
-- moved, and the revision of an execution distinguishes two acts that move it.
ALTER TABLE act_ru_execution DROP CONSTRAINT act_fk_exe_parent, DROP CONSTRAINT act_fk_exe_super;
ALTER TABLE act_ru_task DROP CONSTRAINT act_fk_task_exe;
ALTER TABLE act_ru_variable DROP CONSTRAINT act_fk_var_exe;
ALTER TABLE act_ru_event_subscr DROP CONSTRAINT act_fk_event_exec;
ALTER TABLE act_ru_incident DROP CONSTRAINT act_fk_inc_exe;
ALTER TABLE act_ru_ext_task DROP CONSTRAINT act_fk_ext_task_exe;

-- The same for a task and who may work on it.
ALTER TABLE act_ru_identitylink DROP CONSTRAINT act_fk_tskass_task;
ALTER TABLE act_ru_task ADD COLUMN reference text;

-- The wildlife team reads every case that is recorded, and has thousands of tasks on them. That its case is open to the team is on the row
-- of a task from the beginning; where the row does not say so, the grant is asked as before. No act ends this grant. If it is changed in
-- any way, all tasks of its case ask it again.
ALTER TABLE act_ru_task ADD COLUMN is_open_to_team boolean;

-- The engine searches for subtasks at every completion. Lists of tasks page by tenant and due date, or by priority.
CREATE INDEX relay_task_by_parent ON act_ru_task (parent_task_id_) WHERE parent_task_id_ IS NOT NULL;
CREATE INDEX relay_task_by_due_date ON act_ru_task (due_date_, id_);
CREATE INDEX relay_task_by_priority ON act_ru_task (tenant_id_, priority_ DESC, due_date_, id_);
CREATE INDEX relay_candidate_by_group ON act_ru_identitylink (group_id_, type_, task_id_) WHERE group_id_ IS NOT NULL;
CREATE INDEX act_ru_task_changed ON act_ru_task (changed_in);

-- The job executor asks for the jobs that are due, the earliest first, and skips those that another node works on. Only jobs that may run
-- are in the index. Every job has a due date (ensureJobDueDateNotNull); one without would not be found.
CREATE INDEX relay_job_by_due_date ON act_ru_job (duedate_) WHERE retries_ > 0 AND suspension_state_ = 1;

-- For each it asks whether another job of the same process instance is in progress; there are as many of these as threads.
CREATE INDEX relay_job_in_progress ON act_ru_job (process_instance_id_) WHERE lock_owner_ IS NOT NULL;
CREATE INDEX relay_task_by_owner ON act_ru_task (owner_, due_date_, id_) WHERE owner_ IS NOT NULL;
CREATE INDEX relay_task_by_case ON act_ru_task (reference);

CREATE INDEX relay_task_by_tenant ON act_ru_task (tenant_id_, due_date_, id_)
    INCLUDE (assignee_, owner_, priority_, proc_def_id_, reference, is_open_to_team);

COMMENT ON COLUMN act_ru_task.changed_in IS 'the transaction that wrote the row last';
COMMENT ON COLUMN act_ru_task.reference IS 'the case or intelligence that the task is on: the business key of its process instance';

COMMENT ON COLUMN act_ru_task.is_open_to_team IS
    'whether the wildlife team had an unlimited grant to the case when the task was created, and still has the same; otherwise the grant is asked';

CREATE VIEW engine_group_member WITH (security_invoker) AS
    SELECT user_id_ AS user_id, group_id_ AS group_id FROM act_id_membership;
COMMENT ON VIEW engine_group_member IS 'an account in a group, which is a role';
GRANT SELECT ON engine_group_member TO relay_app;
