-- The figures that the board and the operators count. The board keeps in memory what an organisation may count, and reads only what has
-- changed since.
SET LOCAL lock_timeout = '10s';

-- Each row that the board counts names the transaction that wrote it last. Transactions do not end in the order in which they begin, so the
-- board asks from the oldest one that was still running at its previous read.
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;

-- What came of a case that has ended: pages show it, and the board counts by it. A case that delivered nothing does not end as delivered.
-- What the country withdrew itself is not missing.
CREATE OR REPLACE FUNCTION case_outcome(status text, support text[], abandoned boolean, joined boolean) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NULL
                      WHEN abandoned THEN 'ABANDONED'
                      WHEN status <> 'CLOSED' THEN status
                      WHEN joined THEN 'JOINED'
                      WHEN 'DELIVERED' <> ALL (support) THEN 'NOTHING_DELIVERED'
                      WHEN support && ARRAY['REFUSED', 'WITHHELD', 'NOT_RECEIVED'] THEN 'PARTLY_DELIVERED'
                      ELSE 'DELIVERED' END $$;

CREATE OR REPLACE FUNCTION recorded_outcome(recorded text, status text) RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT case_outcome(status, ARRAY(SELECT c.status FROM case_capability c WHERE c.reference = recorded),
                              EXISTS (SELECT FROM timeline_event e WHERE e.reference = recorded AND e.kind = 'REQUEST_ABANDONED'),
                              EXISTS (SELECT FROM case_link l WHERE l.reference = recorded AND l.kind = 'JOINED')) $$;
COMMENT ON FUNCTION recorded_outcome IS 'the outcome of a case in this status by what is recorded of its support and on its timeline';

CREATE OR REPLACE FUNCTION stage_of(status text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE status WHEN 'ACKNOWLEDGED' THEN 2 WHEN 'RECORDED' THEN 3 WHEN 'IN_SUPPORT' THEN 4 WHEN 'DELIVERED' THEN 5
                             WHEN 'CLOSED' THEN 6 ELSE 1 END $$;

CREATE OR REPLACE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at,
        ended_at,
                                  outcome, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at, NEW.updated_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN recorded_outcome(NEW.reference, NEW.status) END,
            stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency,
        capabilities = figure_capabilities(excluded.reference, excluded.capabilities),
        updated_at = excluded.updated_at, acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at),
        ended_at = CASE WHEN excluded.status = f.status THEN f.ended_at ELSE excluded.ended_at END,
        outcome = CASE WHEN excluded.status = f.status THEN f.outcome ELSE excluded.outcome END,
        stage = greatest(f.stage, excluded.stage),
        is_unsearched = CASE WHEN f.is_unsearched THEN NOT relay_is_searched(f.reference) ELSE false END;
    RETURN NULL;
END $$;

-- The timeline is written when the transaction ends, after the status; and support may still be ended after the case.
CREATE OR REPLACE FUNCTION update_case_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET outcome = recorded_outcome(f.reference, f.status) WHERE f.reference = NEW.reference AND f.ended_at IS NOT NULL;
    RETURN NULL;
END $$;

-- Which of the four tables of the figures have changed at all; mostly none has, since a page reads figures more than once. One query for
-- each table under its policies would be planned anew each time. It asks for the greatest number, which is at the end of an index: for any
-- row the plan, which is used again, might read the table. Whether anything changed tells nothing of what.
CREATE OR REPLACE FUNCTION relay_figures_changed(since bigint, OUT oldest bigint, OUT now timestamptz, OUT writing boolean,
                                      OUT cases boolean, OUT grants boolean, OUT places boolean, OUT due boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    now := pg_catalog.now();
    writing := pg_current_xact_id_if_assigned() IS NOT NULL;
    cases := (SELECT max(f.changed_in) FROM case_figure f WHERE f.changed_in >= since) IS NOT NULL;
    grants := (SELECT max(a.changed_in) FROM case_access a WHERE a.changed_in >= since) IS NOT NULL;
    places := (SELECT max(p.changed_in) FROM case_place p WHERE p.changed_in >= since) IS NOT NULL;
    due := (SELECT max(t.changed_in) FROM engine_task t WHERE t.changed_in >= since) IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION relay_figures_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_figures_changed TO relay_app;
COMMENT ON FUNCTION relay_figures_changed IS
    'which tables have rows that the given transaction or a later one wrote, whether or not the reader sees them; and below which number all transactions have ended';

-- All figures at a moment, in one statement. Ages are in seconds; label is a status, a diagram or a quantile where there are several values
-- of one figure, else empty. Quantiles are over the requests that were submitted since a moment.
CREATE OR REPLACE FUNCTION relay_platform_figures(moment timestamptz, since timestamptz)
    RETURNS TABLE (figure text, label text, value double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    -- Compiling so many small parts would take longer than running them.
    SET jit = off
    AS $$
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
        SELECT count(*) AS number, min(duedate) AS first FROM engine_job
         WHERE retries > 0 AND duedate <= moment AT TIME ZONE 'UTC' AND lock_owner IS NULL AND suspension_state = 1),
    tasks AS (
        SELECT split_part(proc_def_id, ':', 1) AS step, sum(number) AS number
          FROM (SELECT proc_def_id, count(*) AS number FROM engine_task GROUP BY proc_def_id) t GROUP BY 1)
    SELECT 'cases.open', f.status, count(*)::float8 FROM case_figure f WHERE f.ended_at IS NULL GROUP BY f.status
    UNION ALL
    SELECT 'cases.at.step', p.process, count(DISTINCT p.reference)::float8 FROM case_place p WHERE p.left_at IS NULL GROUP BY p.process
    UNION ALL
    SELECT 'tasks.open', t.step, t.number::float8 FROM tasks t
    UNION ALL
    -- A step whose tasks are all in time says 0, so that a rise is seen where it begins.
    SELECT 'cases.overdue', t.step, coalesce(o.number, 0)::float8
      FROM tasks t
      LEFT JOIN (SELECT split_part(l.proc_def_id, ':', 1) AS step, count(DISTINCT e.business_key) AS number
                   FROM engine_task l JOIN engine_execution e ON e.id = l.proc_inst_id
                  WHERE l.due_date < moment AT TIME ZONE 'UTC' GROUP BY 1) o ON o.step = t.step
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
    SELECT 'jobs.given.up', '', count(*)::float8 FROM engine_job WHERE retries = 0
    UNION ALL
    SELECT 'incidents', '', count(*)::float8 FROM engine_incident WHERE id = cause_incident_id
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

-- The board counts confirmed results; the counts stay when a case is erased. A wrong report is corrected by another one, which counts in
-- its place once an official source stands behind it.
CREATE OR REPLACE FUNCTION count_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET seizures = f.seizures + NEW.seizures - coalesce(o.seizures, 0),
        arrests = f.arrests + NEW.arrests - coalesce(o.arrests, 0),
           accounts_closed = f.accounts_closed + NEW.accounts_closed - coalesce(o.accounts_closed, 0)
      FROM (VALUES (NEW.corrects)) n (corrects)
      LEFT JOIN result_report o ON o.id = n.corrects AND o.reference = NEW.reference AND o.confirmed_at IS NOT NULL
     WHERE f.reference = NEW.reference;
    RETURN NULL;
END $$;

-- A case has the support that it asked for, and that which was asked for later or which the agency accepted. An offer is none before.
CREATE OR REPLACE FUNCTION figure_capabilities(wanted text, requested text[]) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN requested || ARRAY(SELECT c.capability FROM case_capability c
                               WHERE c.reference = wanted AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN') AND c.capability <> ALL (requested)
                               ORDER BY c.position);
END $$;
COMMENT ON FUNCTION figure_capabilities IS
    'the support of a case by which lists and the board are filtered: what was requested, then what was added';

-- What the request asks for is in the figure already.
CREATE OR REPLACE FUNCTION count_added_support() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET capabilities = figure_capabilities(r.reference, r.capabilities)
      FROM support_request r WHERE r.reference = NEW.reference AND f.reference = NEW.reference AND NEW.capability <> ALL (r.capabilities);
    RETURN NULL;
END $$;
