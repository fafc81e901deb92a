-- What officers find of the engine's open tasks. The engine's tables have no walls; these views have.

-- A supplement that waits for its NCB is there for its country alone.
CREATE OR REPLACE VIEW engine_task WITH (security_invoker) AS
    SELECT id_ AS id, name_ AS name, proc_def_id_ AS proc_def_id, task_def_key_ AS task_def_key, proc_inst_id_ AS proc_inst_id,
           execution_id_ AS execution_id, tenant_id_ AS tenant_id, assignee_ AS assignee, priority_ AS priority,
           create_time_ AS create_time, due_date_ AS due_date, changed_in
      FROM act_ru_task
     WHERE coalesce(proc_def_id_, '') NOT LIKE 'supplement%' OR coalesce(relay_organisation(), tenant_id_) = tenant_id_;

-- To an office of an organisation a task is there where its case is.
-- OFFSET 0, so that each task is looked up by an index and no whole tables are joined.
CREATE VIEW office_task WITH (security_invoker) AS
    SELECT t.* FROM act_ru_task t
     WHERE EXISTS (SELECT FROM act_ru_execution e
                     LEFT JOIN case_access a ON a.reference = e.business_key_ AND a.organisation = relay_reader() AND a.basis <> 'SHARED'
                                            AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())
                    WHERE e.id_ = t.proc_inst_id_
                      AND CASE WHEN a.reference IS NOT NULL THEN true
                               WHEN starts_with(e.business_key_, 'INT-') OR relay_reader() LIKE '%-experts' THEN relay_is_asked(e.business_key_)
                               ELSE false END OFFSET 0);
COMMENT ON VIEW office_task IS 'an open user task that is there for the office that acts';
GRANT SELECT ON office_task TO relay_app;
