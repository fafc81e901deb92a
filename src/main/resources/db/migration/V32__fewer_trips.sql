-- What is done for every letter and every task in fewer trips to the database and fewer statements.

-- 1. Letters and records. A worker's wider sight is a setting of a transaction. Three calls of the workers set it for themselves, so that each is one
-- statement and a transaction of its own. They run with the rights of whoever calls, and leave the setting as they found it.

-- A claim is a lease until a moment that no index has: the row is written again in its place, and none of its indexes.
ALTER TABLE outbox_mail ADD COLUMN leased_until timestamptz, SET (fillfactor = 80);
COMMENT ON COLUMN outbox_mail.leased_until IS 'until then it is in the hands of one node; a node that dies loses it to another then';
GRANT UPDATE (leased_until) ON outbox_mail TO relay_app;

-- Claims letters that are due, those that fell due first.
CREATE FUNCTION relay_claim_letters(due timestamptz, lease timestamptz, most int) RETURNS SETOF outbox_mail LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'mail', true);
BEGIN
    RETURN QUERY
        UPDATE outbox_mail m SET leased_until = lease, attempts = m.attempts + 1
         WHERE m.id IN (SELECT w.id FROM outbox_mail w
                         WHERE w.sent_at IS NULL AND w.failed_at IS NULL AND w.next_attempt_at <= due
                           AND (w.leased_until IS NULL OR w.leased_until <= due)
                         ORDER BY w.next_attempt_at LIMIT most FOR UPDATE SKIP LOCKED)
        RETURNING m.*;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- Marks letters as sent.
CREATE FUNCTION relay_letters_left(letters uuid[], moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'mail', true);
BEGIN
    UPDATE outbox_mail m SET sent_at = moment, failed_at = NULL, last_error = NULL WHERE m.id = ANY (letters) AND m.sent_at IS NULL;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- Claims the record that fell due first.
CREATE FUNCTION relay_claim_record(due timestamptz, lease timestamptz) RETURNS SETOF iis_submission LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'iis', true);
BEGIN
    RETURN QUERY
        UPDATE iis_submission i SET next_attempt_at = lease, attempts = i.attempts + 1
         WHERE i.reference = (SELECT w.reference FROM iis_submission w
                               WHERE w.record_number IS NULL AND w.next_attempt_at <= due
                               ORDER BY w.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING i.*;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- 2. Who of an office may decide, and who of them is there, as the acting organisation sees absences. Whoever works is often of another
-- organisation than the office: the setting is changed for this statement only.
CREATE FUNCTION relay_deciders(acting text, office text, groups text[], moment timestamptz) RETURNS TABLE (user_id text, present boolean)
    LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    ignored text := set_config('relay.organisation', acting, true);
BEGIN
    RETURN QUERY
        SELECT u.id_::text,
               NOT EXISTS (SELECT 1 FROM absence a
                            WHERE a.absent = u.id_ AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment)
          FROM act_id_tenant_member m JOIN act_id_user u ON u.id_ = m.user_id_ LEFT JOIN officer_profile p ON p.user_id = u.id_
         WHERE m.tenant_id_ = office
           AND (p.organisation = office
                OR p.organisation IS NULL AND (SELECT count(*) FROM act_id_tenant_member o WHERE o.user_id_ = u.id_) = 1)
           AND EXISTS (SELECT 1 FROM act_id_membership g WHERE g.user_id_ = u.id_ AND g.group_id_ = ANY (groups))
         ORDER BY u.id_;
    ignored := set_config('relay.organisation', organisation_before, true);
END $$;

-- 3. What stands on an execution of the engine: other executions, tasks, variables, subscriptions and incidents. Seven foreign keys looked for
-- each of them at each execution that ended, twice, and looked the execution up, and locked it, for each row that was added. Now one look
-- for each statement that removes executions says the same: none goes while something stands on it. An execution that is added still holds
-- those that it stands on and that other acts may end at the same time. Whatever else is added stands on an execution that the same
-- act has added or moved, and two acts that move one execution are told apart by its revision.
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

-- 4. The text of a request is also kept with each of its versions; from this length on it is stored compressed, in its row.
ALTER TABLE request_version ALTER content SET STORAGE MAIN, SET (toast_tuple_target = 256);
