-- A list that is narrowed asks no longer of every case whether it is open to the reader: as relay_list does (V21__lists_and_search.sql), it reads the
-- reader's own cases and the grants, and where the reader sees many cases of others, it begins with what is rare: tasks, or words.

-- Whether a case has an open task that meets a condition on act_ru_task t, as a condition on case_figure f. Written so that the planner looks the
-- tasks of each case up and joins no whole tables (OFFSET 0).
CREATE FUNCTION has_task(condition text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format(' AND EXISTS (SELECT FROM act_ru_execution e JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
                                 WHERE e.business_key_ = f.reference AND %s OFFSET 0)', condition)
    $$;

-- The cases of such tasks, each once: by that of its tasks that has the least id. The condition is given for act_ru_task t and for act_ru_task s.
CREATE FUNCTION cases_with_task(condition text, condition_again text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format('SELECT c.business_key_::text AS reference FROM act_ru_task t JOIN act_ru_execution c ON c.id_ = t.proc_inst_id_
                    WHERE %s AND NOT EXISTS (SELECT FROM act_ru_execution e JOIN act_ru_task s ON s.proc_inst_id_ = e.id_
                                              WHERE e.business_key_ = c.business_key_ AND s.id_ < t.id_ AND %s OFFSET 0)',
                  condition, condition_again)
    $$;

-- One page of the cases that whoever acts may see, narrowed by what relay_list does not ask: it answers references only, as that one does, and
-- counts so many at most, and one more where there are more. A person as assignee is one of the acting organisation; an overdue task may be
-- anybody's, as on the board.
CREATE OR REPLACE FUNCTION relay_narrowed_list(
        asked text, statuses text[], wanted text[], country text, urgencies text[], submitted_from timestamptz, submitted_before timestamptz,
        overdue_at timestamptz, assigned_to text, sort text, descending boolean, size int, skipped bigint, most int, OUT page text[], OUT total int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_organisation(), '-'); -- nobody's
    needed CONSTANT bigint := skipped + size;
    walked CONSTANT int := 2500; -- as in relay_list
    sorting CONSTANT text := format(' ORDER BY %1$s %2$s, f.reference %2$s',
        CASE sort WHEN 'submittedAt' THEN 'f.submitted_at' WHEN 'updatedAt' THEN 'f.updated_at' WHEN 'status' THEN 'f.status'
                  WHEN 'urgency' THEN 'urgency_rank(f.urgency)' WHEN 'reference' THEN 'f.reference' END,
        CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    granted CONSTANT text := format('a.organisation = %1$L AND a.owner <> a.organisation AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    is_granted CONSTANT text := format(' AND EXISTS (SELECT FROM case_access a WHERE a.reference = f.reference AND %s OFFSET 0)', granted);
    overdue CONSTANT text := format('.due_date_ < %L', overdue_at AT TIME ZONE 'UTC');
    of_assignee CONSTANT text := format('.assignee_ = %L', assigned_to);
    of_acting CONSTANT text := format('.tenant_id_ = %L AND ', acting);
    -- What the narrow row says.
    filter text := list_filter(statuses, wanted, country, sort);
    -- What has to be looked up for each case; empty for what nobody asked.
    has_words text := '';
    is_overdue text := '';
    is_assigned text := '';
    -- The rarest of these as a list of references, null for none, and what is then left to be looked up.
    rare text;
    rest text;
    few_grants boolean;
    question tsquery;
    own_matches record;
    other_matches record;
BEGIN
    IF cardinality(urgencies) > 0 THEN
        filter := filter || format(' AND f.urgency = ANY (%L)', urgencies);
    END IF;
    IF submitted_from IS NOT NULL THEN
        filter := filter || format(' AND f.submitted_at >= %L', submitted_from);
    END IF;
    IF submitted_before IS NOT NULL THEN
        filter := filter || format(' AND f.submitted_at < %L', submitted_before);
    END IF;
    IF asked IS NOT NULL THEN
        question := search_question(asked);
        IF numnode(question) = 0 THEN
            page := '{}';
            total := 0;
            RETURN;
        END IF;
        has_words := format(' AND EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference AND t.words @@ %L::tsquery OFFSET 0)', question);
    END IF;
    IF overdue_at IS NOT NULL THEN
        is_overdue := has_task('t' || overdue);
    END IF;
    IF assigned_to IS NOT NULL THEN
        is_assigned := has_task('t' || of_acting || 't' || of_assignee);
    END IF;
    -- The cases of one country are few enough to be looked through.
    IF country IS NOT NULL THEN
        rest := has_words || is_overdue || is_assigned;
    ELSIF assigned_to IS NOT NULL THEN
        rare := cases_with_task('t' || of_acting || 't' || of_assignee, 's' || of_acting || 's' || of_assignee);
        rest := has_words || is_overdue;
    ELSIF asked IS NOT NULL THEN
        rare := format('SELECT t.reference FROM case_text t WHERE t.words @@ %L::tsquery', question);
        rest := is_overdue;
    ELSIF overdue_at IS NOT NULL THEN
        rare := cases_with_task('t' || overdue, 's' || overdue);
        rest := '';
    END IF;
    few_grants := (SELECT count(*) <= 1000 FROM (SELECT FROM case_access a WHERE a.organisation = acting AND a.owner <> a.organisation LIMIT 1001) a);
    own_matches := first_matches(
        format('SELECT f.reference FROM case_figure f WHERE %s', list_country(acting, sort)) || filter || has_words || is_overdue || is_assigned,
        format('SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s', list_country(acting, sort)) || filter || sorting
            || format(' LIMIT %s) f WHERE true', walked) || has_words || is_overdue || is_assigned || sorting,
        needed, most);
    other_matches := first_matches(
        CASE WHEN few_grants THEN format('SELECT f.reference FROM (SELECT a.reference FROM case_access a WHERE %s OFFSET 0) a
                                          JOIN case_figure f USING (reference) WHERE true', granted) || filter || has_words || is_overdue || is_assigned
             WHEN rare IS NULL THEN 'SELECT f.reference FROM case_figure f WHERE true' || filter || coalesce(rest, '') || is_granted
             ELSE format('SELECT f.reference FROM (%s OFFSET 0) r JOIN case_figure f USING (reference) WHERE true', rare) || filter
                  || rest || is_granted END,
        'SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE true' || filter || sorting
            || format(' LIMIT %s) f WHERE true', walked) || has_words || is_overdue || is_assigned || is_granted || sorting,
        needed, most);
    total := CASE WHEN own_matches.many OR other_matches.many THEN most + 1
                  ELSE least(cardinality(own_matches.matches) + cardinality(other_matches.matches), most + 1) END;
    EXECUTE format('SELECT ARRAY(SELECT f.reference FROM unnest($1) matching (reference) JOIN case_figure f USING (reference)%s LIMIT %s OFFSET %s)',
                   sorting, size, skipped) INTO page USING own_matches.matches || other_matches.matches;
END $$;
