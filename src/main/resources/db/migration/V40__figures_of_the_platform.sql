-- What operators watch: counts and ages over all countries, and no row of any. The application gets these numbers from one function of the
-- owner and from nowhere else; none of them is of a country, an organisation, a person or a case.

-- Each is for that function: a policy of the owner alone, as relay_list has one.
CREATE POLICY case_path_counted ON case_path FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
CREATE POLICY outbox_mail_counted ON outbox_mail FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
CREATE POLICY evidence_counted ON evidence FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
CREATE POLICY evidence_scan_counted ON evidence_scan FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures

-- All figures at a moment, in one statement. Ages are in seconds; label is a status, a diagram or a quantile where there are several values of
-- one figure, else empty. Quantiles are over the requests that were submitted since a moment.
CREATE FUNCTION relay_platform_figures(moment timestamptz, since timestamptz) RETURNS TABLE (figure text, label text, value double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    -- Compiling so many small parts would take longer than running them.
    SET jit = off AS $$
    WITH waiting AS (
        SELECT count(*) FILTER (WHERE failed_at IS NULL) AS number, count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed,
               min(created_at) FILTER (WHERE failed_at IS NULL) AS first
          FROM outbox_mail WHERE sent_at IS NULL),
    records AS (
        SELECT count(*) AS number, min(entered_at) AS first FROM iis_submission WHERE record_number IS NULL),
    unacknowledged AS (
        SELECT count(*) AS number, min(submitted_at) AS first FROM case_figure WHERE ended_at IS NULL AND acknowledged_at IS NULL),
    acknowledged AS (
        SELECT extract(epoch FROM acknowledged_at - submitted_at)::float8 AS seconds
          FROM case_figure WHERE submitted_at >= since AND acknowledged_at IS NOT NULL),
    due AS (
        SELECT count(*) AS number, min(duedate_) AS first FROM act_ru_job
         WHERE retries_ > 0 AND duedate_ <= moment AT TIME ZONE 'UTC' AND lock_owner_ IS NULL AND suspension_state_ = 1),
    tasks AS (
        SELECT split_part(proc_def_id_, ':', 1) AS step, sum(number) AS number
          FROM (SELECT proc_def_id_, count(*) AS number FROM act_ru_task GROUP BY proc_def_id_) t GROUP BY 1)
    SELECT 'cases.open', f.status, count(*)::float8 FROM case_figure f WHERE f.ended_at IS NULL GROUP BY f.status
    UNION ALL
    SELECT 'cases.at.step', p.process, count(DISTINCT p.reference)::float8 FROM case_path p WHERE p.left_at IS NULL GROUP BY p.process
    UNION ALL
    SELECT 'tasks.open', t.step, t.number::float8 FROM tasks t
    UNION ALL
    -- A step whose tasks are all in time says 0, so that a rise is seen where it begins.
    SELECT 'cases.overdue', t.step, coalesce(o.number, 0)::float8
      FROM tasks t
      LEFT JOIN (SELECT split_part(l.proc_def_id_, ':', 1) AS step, count(DISTINCT e.business_key_) AS number
                   FROM act_ru_task l JOIN act_ru_execution e ON e.id_ = l.proc_inst_id_
                  WHERE l.due_date_ < moment AT TIME ZONE 'UTC' GROUP BY 1) o ON o.step = t.step
    UNION ALL
    SELECT 'cases.unacknowledged', '', number::float8 FROM unacknowledged
    UNION ALL
    SELECT 'cases.unacknowledged.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM unacknowledged
    UNION ALL
    SELECT 'acknowledgment', q.name, q.seconds
      FROM (SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY a.seconds) AS quantiles FROM acknowledged a) b,
           LATERAL (VALUES ('0.5', b.quantiles[1]), ('0.9', b.quantiles[2])) q (name, seconds)
     WHERE q.seconds IS NOT NULL
    UNION ALL
    SELECT 'letters.waiting', '', number::float8 FROM waiting
    UNION ALL
    SELECT 'letters.failed', '', failed::float8 FROM waiting
    UNION ALL
    SELECT 'letters.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM waiting
    UNION ALL
    SELECT 'records.waiting', '', number::float8 FROM records
    UNION ALL
    SELECT 'records.oldest', '', coalesce(extract(epoch FROM moment - first), 0)::float8 FROM records
    UNION ALL
    SELECT 'evidence.unscanned', '', count(*)::float8
      FROM evidence e LEFT JOIN evidence_scan s ON s.evidence_id = e.id
     WHERE e.erased_at IS NULL AND (s.evidence_id IS NULL OR s.verdict = 'FAILED')
    UNION ALL
    SELECT 'evidence.infected', '', count(*)::float8 FROM evidence_scan WHERE verdict = 'INFECTED'
    UNION ALL
    SELECT 'jobs.due', '', number::float8 FROM due
    UNION ALL
    SELECT 'jobs.oldest', '', coalesce(extract(epoch FROM moment - first AT TIME ZONE 'UTC'), 0)::float8 FROM due
    UNION ALL
    SELECT 'jobs.given.up', '', count(*)::float8 FROM act_ru_job WHERE retries_ = 0
    UNION ALL
    SELECT 'incidents', '', count(*)::float8 FROM act_ru_incident WHERE id_ = cause_incident_id_
    UNION ALL
    SELECT 'audit.records', '', coalesce(sum(number), 0)::float8 FROM audit_head
    UNION ALL
    SELECT 'audit.sealed', '', extract(epoch FROM max(made_at))::float8 FROM audit_checkpoint WHERE for_all HAVING max(made_at) IS NOT NULL
    UNION ALL
    SELECT 'sessions', '', count(*)::float8 FROM relay_session
     WHERE principal_name IS NOT NULL AND expiry_time > extract(epoch FROM moment) * 1000
    UNION ALL
    SELECT 'database', '', pg_database_size(current_database())::float8
    $$;
REVOKE EXECUTE ON FUNCTION relay_platform_figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_platform_figures TO relay_app;
