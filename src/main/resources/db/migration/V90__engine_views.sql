-- What the application reads of the engine's tables: a change of the engine is made here. The columns have the engine's names without the
-- underscore at the end. The rights of the reader count, as for the tables themselves.
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
