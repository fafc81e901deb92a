-- What a page costs where thousands of tasks are open to one office, and where many cases match: each question that has one answer for a
-- whole query is asked once.

-- A text that is replaced in part must have that part.
CREATE FUNCTION pg_temp.replaced(body text, part text, other text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    IF strpos(body, part) = 0 THEN
        RAISE EXCEPTION 'There is no "%" in %', part, left(body, 80);
    END IF;
    RETURN replace(body, part, other);
END $$;

-- 1. Who acts is asked once for each query of the grants, not for each grant.
ALTER POLICY case_access_seen ON case_access USING (organisation = (SELECT relay_reader()) OR owner = relay_reader());
-- And once for each call of this one, which has a fourth less to prepare so.
CREATE OR REPLACE FUNCTION relay_is_granted(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reader CONSTANT text := relay_reader();
BEGIN
    PERFORM FROM case_access a
      WHERE a.reference = wanted AND a.organisation = reader
        AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now());
    RETURN FOUND;
END $$;

-- 2. The wildlife team reads every case that is recorded, and has thousands of tasks on them. That its case is open to the team is on the
-- row of a task from the beginning; where the row does not say so, the grant is asked as before. No act ends this grant. If it is
-- changed in any way, all tasks of its case ask it again.
-- rolling: the trigger sets the column for the version before, too
ALTER TABLE act_ru_task ADD COLUMN is_open_to_team boolean;
COMMENT ON COLUMN act_ru_task.is_open_to_team IS
    'whether the wildlife team had an unlimited grant to the case when the task was created, and still has the same; otherwise the grant is asked';
CREATE POLICY case_access_of_team ON case_access FOR SELECT TO CURRENT_USER USING (organisation = 'INTERPOL-gwet'); -- by name_case_of_task
UPDATE act_ru_task t SET is_open_to_team = true FROM case_access a
 WHERE a.reference = t.reference AND a.organisation = 'INTERPOL-gwet' AND a.basis = 'RECORD' AND a.revoked_at IS NULL AND a.valid_until IS NULL;
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
-- rolling: a trigger needs no such right
REVOKE EXECUTE ON FUNCTION name_case_of_task FROM PUBLIC;
-- The lock waits for tasks that are being created, and have read the grant as it was. A case that has ended has none: to erase it locks nothing.
CREATE FUNCTION ask_grant_of_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM act_ru_execution e WHERE e.business_key_ = OLD.reference) THEN
        LOCK TABLE act_ru_task IN SHARE ROW EXCLUSIVE MODE;
        UPDATE act_ru_task SET is_open_to_team = false WHERE reference = OLD.reference;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER grant_is_asked_again AFTER UPDATE OR DELETE ON case_access
    FOR EACH ROW WHEN (OLD.organisation = 'INTERPOL-gwet') EXECUTE FUNCTION ask_grant_of_tasks();
ALTER TABLE case_access ENABLE ALWAYS TRIGGER grant_is_asked_again;
DO $$ BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW located_task WITH (security_invoker) AS '
        || pg_temp.replaced(pg_get_viewdef('located_task'::regclass), '((EXISTS (',
                   '((is_open_to_team AND (SELECT relay_reader()) = ''INTERPOL-gwet'' OR EXISTS (');
END $$;
-- What an inbox counts is in the index of its order.
DROP INDEX relay_task_by_tenant;
CREATE INDEX relay_task_by_tenant ON act_ru_task (tenant_id_, due_date_, id_)
    INCLUDE (assignee_, owner_, priority_, proc_def_id_, reference, is_open_to_team);

-- 3. Whether more rows than so many are found. Of very many rows an index of words then gives a part, which PostgreSQL chooses at random:
-- enough to be sure that there are many, and where too few are found, all are counted (first_matches).
CREATE FUNCTION finds_more(than int, query text) RETURNS boolean LANGUAGE plpgsql STABLE SET gin_fuzzy_search_limit = 10000 AS $$
DECLARE
    more boolean;
BEGIN
    EXECUTE format('SELECT count(*) > %s FROM (%s LIMIT %s) found', than, query, than + 1) INTO more;
    RETURN more;
END $$;
REVOKE EXECUTE ON FUNCTION finds_more FROM PUBLIC;
DO $$ BEGIN
    EXECUTE pg_temp.replaced(pg_get_functiondef('first_matches(text, text, text, text, bigint, integer)'::regprocedure),
        $q$EXECUTE format('SELECT count(*) > %s FROM (%s LIMIT %s) sooner', most, found_sooner, most + 1) INTO many;$q$,
        'many := finds_more(most, found_sooner);');
    -- The words themselves, without their forms: one place in the index for each.
    EXECUTE pg_temp.replaced(pg_temp.replaced(pg_get_functiondef('relay_list(text, text[], text[], text, text, boolean, integer, bigint, integer)'::regprocedure),
        $q$whole_words := replace(question::text, ':*', '')$q$, $q$whole_words := plainto_tsquery('simple', asked)$q$),
        'format(texts, whole_words)', $q$format(CASE filter WHEN '' THEN 'FROM case_text f WHERE f.words @@ %L::tsquery' ELSE texts END, whole_words)$q$);
END $$;

-- 4. Cases with words like those that are asked for. Where very many have them, the latest five hundred that are seen are searched before
-- more are (our default). Whether a case is seen is asked of the latest first, until there are as many as wanted.
DO $do$
DECLARE
    body CONSTANT text := pg_get_functiondef('relay_similar(text, integer)'::regprocedure);
    place CONSTANT int := strpos(body, '    IF cardinality(found) > most THEN');
BEGIN
    IF place = 0 THEN
        RAISE EXCEPTION 'relay_similar has another body';
    END IF;
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        PERFORM show_limit();
    END IF;
    EXECUTE pg_temp.replaced(left(body, place - 1), '    found text[];', E'    found text[];\n    latest int;') || $q$    IF cardinality(found) > most THEN
        FOREACH latest IN ARRAY ARRAY[500, most] LOOP
            found := ARRAY(SELECT l.reference
                             FROM (SELECT seen.reference
                                     FROM relay_list(NULL, '{}', '{}', NULL, 'updatedAt', true, latest, 0, 1) AS listed,
                                          unnest(listed.page) WITH ORDINALITY AS seen (reference, place)
                                    ORDER BY seen.place OFFSET 0) l
                            WHERE EXISTS (SELECT FROM case_text t WHERE t.reference = l.reference AND t.words @@ question OFFSET 0)
                            LIMIT size);
            EXIT WHEN cardinality(found) = size;
        END LOOP;
        RETURN found;
    END IF;
    RETURN ARRAY(SELECT l.reference
                   FROM (SELECT f.reference, f.organisation FROM unnest(found) AS matching JOIN case_figure f ON f.reference = matching
                          ORDER BY f.updated_at DESC, f.reference OFFSET 0) l
                  WHERE CASE WHEN l.organisation = acting THEN true ELSE relay_is_granted(l.reference) END
                  LIMIT size);
END $function$$q$;
END $do$;
