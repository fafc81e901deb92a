-- One history of the flow instead of two, and indexes for what is asked of the engine's tables.

-- The engine keeps no history (level "none", 0). What the level "activity" wrote said a second time, with the names of officers, what
-- case_path, the timeline and the audit say, and no page read it; with the level "none" the engine could no longer delete it.
UPDATE act_ge_property SET value_ = '0' WHERE name_ = 'historyLevel';
TRUNCATE act_hi_actinst, act_hi_taskinst, act_hi_procinst;
DELETE FROM act_ru_job WHERE handler_type_ = 'history-cleanup';

-- A passage that began and ended in one transaction, as most do, is written once: it needs no name by which it is found again, and the
-- board, which counts where cases are, never sees it.
ALTER TABLE case_path
    DROP CONSTRAINT case_path_pkey,
    DROP CONSTRAINT case_path_reference_instance_activity_key,
    ADD PRIMARY KEY (reference, position),
    ALTER instance DROP NOT NULL,
    ALTER changed_in DROP NOT NULL,
    ADD CHECK (left_at IS NOT NULL OR instance IS NOT NULL AND changed_in IS NOT NULL);
COMMENT ON COLUMN case_path.instance IS 'the engine''s name of this passage, by which it is closed; null once it has ended';
COMMENT ON COLUMN case_path.changed_in IS 'the transaction that wrote the row last; null if the passage began and ended in it';
DROP INDEX case_path_open_of_case, case_path_changed;
CREATE INDEX case_path_changed ON case_path (changed_in) WHERE changed_in IS NOT NULL;
GRANT UPDATE (instance) ON case_path TO relay_app;

-- As before, in this shape; what is closed is found among the open places.
CREATE OR REPLACE FUNCTION relay_write_passages(passed jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    -- The acting organisation sees the figures of exactly those cases that exist and are open to it.
    known CONSTANT text[] := ARRAY(SELECT f.reference FROM case_figure f
                                    WHERE f.reference = ANY (ARRAY(SELECT DISTINCT p ->> 'reference' FROM jsonb_array_elements(passed) p)));
BEGIN
    INSERT INTO case_path (reference, process, activity, instance, entered_at, left_at, cancelled, changed_in)
    SELECT p.reference, p.process, p.activity, CASE WHEN p.left_at IS NULL THEN p.instance END, p.entered_at, p.left_at, p.cancelled,
           CASE WHEN p.left_at IS NULL THEN pg_current_xact_id()::text::bigint END
      FROM jsonb_populate_recordset(NULL::case_path, passed) WITH ORDINALITY p
     WHERE p.entered_at IS NOT NULL AND p.reference = ANY (known)
     ORDER BY p.ordinality;
    IF jsonb_path_exists(passed, '$[*] ? (!exists(@.entered_at) || @.entered_at == null)') THEN
        UPDATE case_path c SET left_at = greatest(c.entered_at, p.left_at), cancelled = p.cancelled, instance = NULL
          FROM jsonb_populate_recordset(NULL::case_path, passed) p
         WHERE p.entered_at IS NULL AND c.left_at IS NULL AND c.process = p.process AND c.activity = p.activity
           AND c.reference = p.reference AND c.instance = p.instance;
    END IF;
END $$;

-- The job executor asks for the jobs that are due, the earliest first, and skips those that another node works on. Only jobs that may run are
-- in the index. Every job has a due date now (ensureJobDueDateNotNull); one without would no longer be found.
UPDATE act_ru_job SET duedate_ = coalesce(create_time_, timestamp '2000-01-01') WHERE duedate_ IS NULL;
CREATE INDEX relay_job_by_due_date ON act_ru_job (duedate_) WHERE retries_ > 0 AND suspension_state_ = 1;
-- For each it asks whether another job of the same process instance is in progress; there are as many of these as threads.
CREATE INDEX relay_job_in_progress ON act_ru_job (process_instance_id_) WHERE lock_owner_ IS NOT NULL;

-- Indexes of the engine on columns that are empty in most rows keep their names and lose the empty rows: every question that they answered is
-- put with a value, and a foreign key never looks for null.
DO $$
DECLARE
    mostly_empty CONSTANT text[] := ARRAY[
        'act_idx_exe_parent', 'act_idx_exe_super', 'act_idx_exec_buskey',
        'act_idx_task_assignee', 'act_idx_task_owner', 'act_idx_task_case_exec', 'act_idx_task_case_def_id', 'relay_task_by_parent',
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

-- Indexes of the engine that nothing uses (docs/decisions/0011-one-history.md says how that was found out). Every row has a tenant, of which
-- there are two hundred; tasks are found by tenant and due date.
DROP INDEX act_idx_exec_tenant_id, act_idx_task_tenant_id, act_idx_variable_tenant_id, act_idx_job_tenant_id, act_idx_event_subscr_tenant_id,
           act_idx_exe_root_pi, act_idx_job_root_procinst, act_idx_job_handler, act_idx_task_last_updated;
