-- Whether a task is there for the office that acts is one condition on the row of the task: its case is on the row, and no second look at
-- executions and tasks is needed. A team with thousands of tasks counts them in a third of the time.

-- rolling: the trigger sets the column for the version before, too
ALTER TABLE act_ru_task ADD COLUMN reference text;
COMMENT ON COLUMN act_ru_task.reference IS 'the case or intelligence that the task is on: the business key of its process instance';
CREATE INDEX relay_task_by_case ON act_ru_task (reference);
UPDATE act_ru_task t SET reference = e.business_key_ FROM act_ru_execution e WHERE e.id_ = t.proc_inst_id_;
CREATE FUNCTION name_case_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reference := (SELECT e.business_key_ FROM public.act_ru_execution e WHERE e.id_ = NEW.proc_inst_id_);
    RETURN NEW;
END $$;
CREATE TRIGGER case_is_named BEFORE INSERT ON act_ru_task FOR EACH ROW EXECUTE FUNCTION name_case_of_task();

-- Who acts is asked once for each query, not for each task. OFFSET 0, so that each task's grant is found by an index and no whole tables
-- are joined.
CREATE VIEW located_task WITH (security_invoker) AS
    SELECT t.*,
           (EXISTS (SELECT FROM case_access a
                     WHERE a.reference = t.reference AND a.organisation = (SELECT relay_reader()) AND a.basis <> 'SHARED'
                       AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()) OFFSET 0)
            OR CASE WHEN starts_with(t.reference, 'INT-') OR (SELECT relay_reader()) LIKE '%-experts' THEN relay_is_asked(t.reference)
                    ELSE false END)
           AND (t.assignee_ = (SELECT relay_actor()) OR (SELECT relay_office()) = 'INTERPOL-gwet'
                OR EXISTS (SELECT FROM engine_task_link l WHERE l.task_id = t.id_ AND l.group_id = ANY ((SELECT relay_office_groups())::text[]) OFFSET 0))
           AS is_there
      FROM act_ru_task t;
COMMENT ON VIEW located_task IS 'an open user task, and whether it is there for the office that acts';
CREATE OR REPLACE VIEW office_task WITH (security_invoker) AS SELECT t.* FROM located_task t WHERE t.is_there;
-- rolling: the version before reads office_task alone
DROP VIEW case_task;
CREATE OR REPLACE VIEW engine_task WITH (security_invoker) AS
    SELECT id_ AS id, name_ AS name, proc_def_id_ AS proc_def_id, task_def_key_ AS task_def_key, proc_inst_id_ AS proc_inst_id,
           execution_id_ AS execution_id, tenant_id_ AS tenant_id, assignee_ AS assignee, priority_ AS priority,
           create_time_ AS create_time, due_date_ AS due_date, changed_in, owner_ AS owner, reference, is_there
      FROM located_task
     WHERE coalesce(proc_def_id_, '') NOT LIKE 'supplement%' OR coalesce(relay_organisation(), tenant_id_) = tenant_id_;
GRANT SELECT ON located_task TO relay_app;
