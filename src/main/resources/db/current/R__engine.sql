-- The engine's tables: triggers that take the place of its foreign keys, and the views through which everything else reads them. The
-- columns have the engine's names without the underscore at the end. The rights of the reader count, as for the tables themselves. The
-- engine's tables have no row-level security, and its tenants are organisations: to an office of one, a task is there where its case is.
-- What the bureau only shared with an agency, that agency reads; the work on it is not the agency's.
SET LOCAL lock_timeout = '10s';

-- One query for each statement takes the place of the foreign keys that V3__engine drops; it says why.
CREATE OR REPLACE FUNCTION refuse_removal_below_others() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- An execution that is added still locks those that it stands on.
CREATE OR REPLACE FUNCTION hold_what_is_below() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- The same for a task and who may work on it.
CREATE OR REPLACE FUNCTION refuse_removal_below_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM removed t JOIN public.act_ru_identitylink l ON l.task_id_ = t.id_) THEN
        RAISE EXCEPTION 'a task stays while somebody is to work on it' USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

-- Whether who acts has work on intelligence, or on a question to an expert.
CREATE OR REPLACE FUNCTION relay_is_asked(concerned text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN CASE WHEN starts_with(concerned, 'INT-') THEN relay_receives(concerned)
                ELSE EXISTS (SELECT 1 FROM public.expert_engagement e WHERE e.reference = concerned) END;
END $$;

-- An office sees the tasks that are for its role, or that an officer gave to this one, on cases that are open to it; the wildlife team,
-- whose leads assign them, all of INTERPOL's.
CREATE OR REPLACE FUNCTION relay_office_groups() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_side() = 'AGENCY' THEN ARRAY['agency-officers']
                ELSE ARRAY[split_part(substr(relay_office(), length(relay_organisation()) + 2), '/', 1)] END
    $$;
COMMENT ON FUNCTION relay_office_groups() IS 'the role of the office that acts';

-- Whether a task is there for the office that acts is one condition on the row of the task: its case is on the row, and whether that is
-- open to the wildlife team.
CREATE OR REPLACE FUNCTION name_case_of_task() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT e.business_key_, a.reference IS NOT NULL INTO NEW.reference, NEW.is_open_to_team
      FROM act_ru_execution e
      LEFT JOIN case_access a ON a.reference = e.business_key_ AND a.organisation = 'INTERPOL-gwet' AND a.basis = 'RECORD'
                             AND a.revoked_at IS NULL AND a.valid_until IS NULL
     WHERE e.id_ = NEW.proc_inst_id_;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION name_case_of_task FROM PUBLIC;

-- The lock waits for tasks that are being created, and have read the grant as it was. A case that has ended has none: to erase it locks
-- nothing.
CREATE OR REPLACE FUNCTION ask_grant_of_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM act_ru_execution e WHERE e.business_key_ = OLD.reference) THEN
        LOCK TABLE act_ru_task IN SHARE ROW EXCLUSIVE MODE;
        UPDATE act_ru_task SET is_open_to_team = false WHERE reference = OLD.reference;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE VIEW engine_task_link WITH (security_invoker) AS
    SELECT task_id_ AS task_id, group_id_ AS group_id, type_ AS type FROM act_ru_identitylink;
COMMENT ON VIEW engine_task_link IS 'a group that is a candidate for a task, or to which it was referred';
GRANT SELECT ON engine_task_link TO relay_app;

CREATE OR REPLACE VIEW engine_execution WITH (security_invoker) AS
    SELECT id_ AS id, business_key_ AS business_key, tenant_id_ AS tenant_id, proc_inst_id_ AS proc_inst_id, act_inst_id_ AS act_inst_id
      FROM act_ru_execution;
COMMENT ON VIEW engine_execution IS 'a process instance, which has a business key, or a part of one';
GRANT SELECT ON engine_execution TO relay_app;

CREATE OR REPLACE VIEW engine_job WITH (security_invoker) AS
    SELECT id_ AS id, type_ AS type, duedate_ AS duedate, retries_ AS retries, lock_owner_ AS lock_owner, lock_exp_time_ AS lock_exp_time,
           suspension_state_ AS suspension_state, process_def_key_ AS process_def_key, job_def_id_ AS job_def_id
      FROM act_ru_job;
COMMENT ON VIEW engine_job IS 'a timer or another job that the engine will run';
GRANT SELECT ON engine_job TO relay_app;
GRANT UPDATE (lock_owner, lock_exp_time) ON engine_job TO relay_app;

CREATE OR REPLACE VIEW engine_job_definition WITH (security_invoker) AS SELECT id_ AS id, act_id_ AS act_id FROM act_ru_jobdef;
COMMENT ON VIEW engine_job_definition IS 'the activity that a job belongs to';
GRANT SELECT ON engine_job_definition TO relay_app;

CREATE OR REPLACE VIEW engine_incident WITH (security_invoker) AS
    SELECT id_ AS id, incident_type_ AS incident_type, proc_def_id_ AS proc_def_id, activity_id_ AS activity_id,
           incident_timestamp_ AS incident_timestamp, cause_incident_id_ AS cause_incident_id
      FROM act_ru_incident;
COMMENT ON VIEW engine_incident IS 'a failure that waits for an operator';
GRANT SELECT ON engine_incident TO relay_app;

CREATE OR REPLACE VIEW engine_grant WITH (security_invoker) AS
    SELECT type_ AS type, group_id_ AS group_id, user_id_ AS user_id, resource_type_ AS resource_type, resource_id_ AS resource_id,
           perms_ AS perms
      FROM act_ru_authorization;
COMMENT ON VIEW engine_grant IS 'a permission that the engine gives to a user, a group or everybody';
GRANT SELECT ON engine_grant TO relay_app;

CREATE OR REPLACE VIEW engine_user WITH (security_invoker) AS
    SELECT id_ AS id, first_ AS first, last_ AS last, email_ AS email, pwd_ AS pwd, salt_ AS salt,
           EXISTS (SELECT FROM closed_account c WHERE c.user_id = id_) AS closed
      FROM act_id_user;
COMMENT ON VIEW engine_user IS 'an account';
GRANT SELECT ON engine_user TO relay_app;

CREATE OR REPLACE VIEW engine_tenant_member WITH (security_invoker) AS
    SELECT user_id_ AS user_id, tenant_id_ AS tenant_id FROM act_id_tenant_member;
COMMENT ON VIEW engine_tenant_member IS 'an account that serves an organisation';
GRANT SELECT ON engine_tenant_member TO relay_app;

-- Who acts is asked once for each query, not for each task. OFFSET 0, so that each task's grant is found by an index and no whole tables
-- are joined.
CREATE OR REPLACE VIEW located_task WITH (security_invoker) AS
    SELECT t.id_, t.rev_, t.execution_id_, t.proc_inst_id_, t.proc_def_id_, t.case_execution_id_, t.case_inst_id_,
           t.case_def_id_, t.name_, t.parent_task_id_, t.description_, t.task_def_key_, t.owner_, t.assignee_,
           t.delegation_, t.priority_, t.create_time_, t.last_updated_, t.due_date_, t.follow_up_date_,
           t.suspension_state_, t.tenant_id_, t.task_state_, t.changed_in, t.reference,
           (left(t.reference, 3) = (SELECT relay_reader())
            OR t.is_open_to_team AND (SELECT relay_reader()) = 'INTERPOL-gwet'
            OR EXISTS (SELECT FROM case_access a
                     WHERE a.reference = t.reference AND a.organisation = (SELECT relay_reader()) AND a.basis <> 'SHARED'
                       AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()) OFFSET 0)
            OR CASE WHEN starts_with(t.reference, 'INT-') OR (SELECT relay_reader()) LIKE '%-experts' THEN relay_is_asked(t.reference)
                    ELSE false END)
           AND (t.assignee_ = (SELECT relay_actor()) OR (SELECT relay_office()) = 'INTERPOL-gwet'
                OR EXISTS (SELECT FROM engine_task_link l WHERE l.task_id = t.id_
                    AND l.group_id = ANY ((SELECT relay_office_groups())::text[]) OFFSET 0))
           AS is_there
      FROM act_ru_task t;
COMMENT ON VIEW located_task IS 'an open user task, and whether it is there for the office that acts';
GRANT SELECT ON located_task TO relay_app;

CREATE OR REPLACE VIEW office_task WITH (security_invoker) AS SELECT t.* FROM located_task t WHERE t.is_there;
COMMENT ON VIEW office_task IS 'an open user task that is there for the office that acts';
GRANT SELECT ON office_task TO relay_app;

-- Who wrote what a task decides on is the owner of the task: it is not theirs to do, and they wait for it.
CREATE OR REPLACE VIEW engine_task WITH (security_invoker) AS
    SELECT id_ AS id, name_ AS name, proc_def_id_ AS proc_def_id, task_def_key_ AS task_def_key, proc_inst_id_ AS proc_inst_id,
           execution_id_ AS execution_id, tenant_id_ AS tenant_id, assignee_ AS assignee, priority_ AS priority,
           create_time_ AS create_time, due_date_ AS due_date, changed_in, owner_ AS owner, reference, is_there
      FROM located_task
     WHERE coalesce(proc_def_id_, '') NOT LIKE 'supplement%' OR coalesce(relay_organisation(), tenant_id_) = tenant_id_;
COMMENT ON VIEW engine_task IS 'an open user task';
GRANT SELECT ON engine_task TO relay_app;
