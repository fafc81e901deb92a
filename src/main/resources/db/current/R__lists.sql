-- Lists of cases. They read the narrow row that the board counts (case_figure), in the order of an index, and stop at the end of the page:
-- what a page costs does not depend on how many cases there are.
SET LOCAL lock_timeout = '10s';

-- A country's cases, as a condition on case_figure f. Its references follow each other; asked for by them, they need no index of their own.
CREATE OR REPLACE FUNCTION list_country(country text, sort text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE sort WHEN 'reference' THEN format('f.reference BETWEEN %L AND %L', country || '-', country || '-9999-999999')
                     ELSE format('f.organisation = %L', country) END
    $$;

-- What a list asks of the narrow rows, as conditions on case_figure f.
CREATE OR REPLACE FUNCTION list_filter(statuses text[], wanted text[], country text, sort text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE cardinality(statuses) WHEN 0 THEN '' WHEN 1 THEN format(' AND f.status = %L', statuses[1])
                                      ELSE format(' AND f.status = ANY (%L)', statuses) END
           || CASE WHEN cardinality(wanted) > 0 THEN format(' AND f.capabilities && %L', wanted) ELSE '' END
           || CASE WHEN country IS NOT NULL THEN ' AND ' || list_country(country, sort) ELSE '' END
    $$;

-- What is found, given from FROM on, in the order of the list, and of that what a condition on case_figure f leaves.
CREATE OR REPLACE FUNCTION granted_of_sorted(found text, sorting text, is_granted text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT format('SELECT f.reference FROM (SELECT f.reference, f.submitted_at, f.updated_at, f.status, f.urgency %1$s%2$s OFFSET 0) f
                    WHERE true%3$s%2$s', found, sorting, is_granted)
    $$;

-- Either all that a search matches, where these are not too many to be sorted, or those of them that come first. Words that many cases have
-- are soon found along the order of the list; if they are not, as where only old cases have them, all are taken in the order of the list.
-- Two more queries: one of matches that are found sooner, which is enough where they are too many to be counted, or null; and one of all in
-- the order of the list. An index of words lists all that begin with a word before it names one, so the whole word is asked for first.
CREATE OR REPLACE FUNCTION first_matches(found_sooner text, matching text, along_the_order text, in_order text, needed bigint, most int,
                              OUT matches text[], OUT many boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF found_sooner IS NOT NULL THEN
        many := finds_more(most, found_sooner);
    END IF;
    IF many IS NOT TRUE THEN
        EXECUTE format('SELECT ARRAY(%s LIMIT %s)', matching, most + 1) INTO matches;
        many := cardinality(matches) > most;
    END IF;
    IF many THEN
        EXECUTE format('SELECT ARRAY(%s LIMIT %s)', along_the_order, needed) INTO matches;
        IF cardinality(matches) < needed THEN
            EXECUTE format('SELECT ARRAY(%s LIMIT %s)', in_order, needed) INTO matches;
        END IF;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION first_matches FROM PUBLIC;

-- One page of the cases that the acting organisation may see: its own, and those of others by their grants. It answers references only; the
-- caller reads the rows behind them under row-level security. Where words are searched for, it counts the matches too: so many at most, and
-- one more where there are more. An agency's list follows the index of its country.
CREATE OR REPLACE FUNCTION relay_list(asked text, statuses text[], wanted text[], country text, sort text, descending boolean, size int,
                                      skipped bigint, most int, OUT page text[], OUT total int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- no organisation
    needed CONSTANT bigint := skipped + size;
    -- Conditions that look a row up are written so that the planner does not turn them into joins (OFFSET 0): a join may read a whole
    -- table.
    -- Rows that are read along the order of a list before all matches are taken instead; our default.
    walked CONSTANT int := 2500;
    -- The reference follows in the same direction, so that one index serves both.
    sorting CONSTANT text := format(' ORDER BY %1$s %2$s, f.reference %2$s',
        CASE sort WHEN 'submittedAt' THEN 'f.submitted_at' WHEN 'updatedAt' THEN 'f.updated_at' WHEN 'status' THEN 'f.status'
                  WHEN 'urgency' THEN 'urgency_rank(f.urgency)' WHEN 'reference' THEN 'f.reference' END,
        CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    filter CONSTANT text := list_filter(statuses, wanted, coalesce(country, substring(acting, '^([A-Z]{3})-')), sort);
    own CONSTANT text := list_country(acting, sort) || filter;
    granted CONSTANT text := format('a.organisation = %1$L AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    grants CONSTANT text := format('(SELECT a.reference FROM case_access a WHERE %s LIMIT 1000) a', granted);
    is_granted CONSTANT text := format('EXISTS (SELECT FROM case_access a WHERE a.reference = f.reference AND %s OFFSET 0)', granted);
    texts CONSTANT text := 'FROM (SELECT t.reference FROM case_text t WHERE t.words @@ %L::tsquery OFFSET 0) t
                            JOIN case_figure f USING (reference) WHERE true';
    has_words CONSTANT text := ' AND EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference AND t.words @@ %L::tsquery OFFSET 0)';
    has_own CONSTANT boolean := EXISTS (SELECT FROM case_figure f WHERE f.organisation = acting);
    walk CONSTANT text := 'SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s' || sorting || ' LIMIT ' || walked
        || ') f WHERE true';
    -- A reader who sees few cases of others is shown these; one who sees many, the first of all that they see.
    few_grants boolean;
    others text;
    question tsquery;
    -- Null where no word stands for others that begin so.
    whole_words tsquery;
    own_matching text;
    found_sooner text;
    matching text;
    in_order text;
    own_matches record;
    other_matches record;
BEGIN
    few_grants := (SELECT count(*) <= 1000 FROM (SELECT FROM case_access a WHERE a.organisation = acting
        LIMIT 1001) a);
    IF few_grants THEN
        others := format('SELECT f.reference FROM %s JOIN case_figure f USING (reference) WHERE true', grants) || filter;
    ELSE
        others := format('SELECT f.reference FROM case_figure f WHERE %s', is_granted) || filter;
    END IF;
    IF asked IS NULL THEN
        EXECUTE format('SELECT ARRAY(SELECT f.reference FROM ((SELECT f.reference FROM case_figure f WHERE %1$s%2$s LIMIT %3$s) UNION ALL
                                                              (%4$s%2$s LIMIT %3$s)) seen JOIN case_figure f USING (reference)%2$s
                                      LIMIT %5$s OFFSET %6$s)', own, sorting, needed, others, size, skipped) INTO page;
        RETURN;
    END IF;
    question := search_question(asked);
    IF numnode(question) = 0 THEN
        page := '{}';
        total := 0;
        RETURN;
    END IF;
    -- Where search_question asks for beginnings, it asks for nothing but words and their stems. Two questions are equal if this is all
    -- in which they differ.
    IF asked ~ '^[[:alpha:]\s,;]+$' AND question::text LIKE '%:*%' THEN
        whole_words := plainto_tsquery('simple', asked);
    END IF;
    IF has_own THEN
        own_matching := 'SELECT f.reference ' || format(texts, quote_literal(acting)::tsquery && question) || filter;
        found_sooner := 'SELECT f.reference ' || format(texts, quote_literal(acting)::tsquery && whole_words) || filter;
    ELSE
        own_matching := 'SELECT f.reference FROM case_figure f WHERE false';
    END IF;
    own_matches := first_matches(CASE WHEN whole_words IS NOT NULL THEN found_sooner END, own_matching,
        format(walk, own) || format(has_words, question) || sorting, own_matching || sorting, needed, most);
    IF country IS NOT NULL THEN
        question := quote_literal(country)::tsquery && question;
        whole_words := quote_literal(country)::tsquery && whole_words;
    END IF;
    IF few_grants THEN
        found_sooner := NULL;
        matching := others || format(has_words, question);
        in_order := matching || sorting;
    ELSE
        matching := 'SELECT f.reference ' || format(texts, question) || filter || ' AND ' || is_granted;
        found_sooner := CASE WHEN whole_words IS NOT NULL
                             THEN 'SELECT f.reference ' || format(CASE filter WHEN '' THEN 'FROM case_text f WHERE f.words @@ %L::tsquery'
                                 ELSE texts END, whole_words) || filter || ' AND ' || is_granted END;
        in_order := granted_of_sorted(format(texts, question) || filter, sorting, ' AND ' || is_granted);
    END IF;
    other_matches := first_matches(found_sooner, matching,
        format(walk, 'true' || filter) || format(has_words, question) || ' AND ' || is_granted || sorting, in_order, needed, most);
    total := CASE WHEN own_matches.many OR other_matches.many THEN most + 1
                  ELSE least(cardinality(own_matches.matches) + cardinality(other_matches.matches), most + 1) END;
    EXECUTE format('SELECT ARRAY(SELECT f.reference FROM unnest($1) matching (reference) JOIN case_figure f USING (reference)%s LIMIT %s OFFSET %s)',
                   sorting, size, skipped) INTO page USING own_matches.matches || other_matches.matches;
END $$;
REVOKE EXECUTE ON FUNCTION relay_list FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_list TO relay_app;

-- Whether a case has an open task that meets a condition on engine_task t, as a condition on case_figure f. Written so that the planner
-- finds the tasks of each case by an index and joins no whole tables (OFFSET 0).
CREATE OR REPLACE FUNCTION has_task(condition text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format(' AND EXISTS (SELECT FROM engine_execution e JOIN engine_task t ON t.proc_inst_id = e.id
                                 WHERE e.business_key = f.reference AND %s OFFSET 0)', condition)
    $$;

-- The cases of such tasks, each once: by that of its tasks that has the least id. The condition is given for engine_task t and for
-- engine_task s.
CREATE OR REPLACE FUNCTION cases_with_task(condition text, condition_again text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format('SELECT c.business_key::text AS reference FROM engine_task t JOIN engine_execution c ON c.id = t.proc_inst_id
                    WHERE %s AND NOT EXISTS (SELECT FROM engine_execution e JOIN engine_task s ON s.proc_inst_id = e.id
                                              WHERE e.business_key = c.business_key AND s.id < t.id AND %s OFFSET 0)',
                  condition, condition_again)
    $$;

-- One page of the cases that the acting organisation may see, narrowed by what relay_list does not ask: it answers references only, as that
-- one does, and counts so many at most, and one more where there are more. A person as assignee is one of the acting organisation; an
-- overdue task may be of any office, as on the board. As relay_list does, it reads the reader's own cases and the grants, and where the reader
-- sees many cases of others, it begins with what is rare: tasks, or words.
CREATE OR REPLACE FUNCTION relay_narrowed_list(
        asked text, statuses text[], wanted text[], country text, urgencies text[], submitted_from timestamptz,
        submitted_before timestamptz, overdue_at timestamptz, assigned_to text, sort text, descending boolean, size int, skipped bigint,
        most int, OUT page text[], OUT total int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- no organisation
    needed CONSTANT bigint := skipped + size;
    walked CONSTANT int := 2500; -- as in relay_list
    sorting CONSTANT text := format(' ORDER BY %1$s %2$s, f.reference %2$s',
        CASE sort WHEN 'submittedAt' THEN 'f.submitted_at' WHEN 'updatedAt' THEN 'f.updated_at' WHEN 'status' THEN 'f.status'
                  WHEN 'urgency' THEN 'urgency_rank(f.urgency)' WHEN 'reference' THEN 'f.reference' END,
        CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    granted CONSTANT text := format('a.organisation = %1$L AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    is_granted CONSTANT text := format(' AND EXISTS (SELECT FROM case_access a WHERE a.reference = f.reference AND %s OFFSET 0)', granted);
    overdue CONSTANT text := format('.due_date < %L', overdue_at AT TIME ZONE 'UTC');
    of_assignee CONSTANT text := format('.assignee = %L', assigned_to);
    of_acting CONSTANT text := format('.tenant_id = %L AND ', relay_organisation());
    -- What the narrow row says.
    filter text := list_filter(statuses, wanted, coalesce(country, substring(acting, '^([A-Z]{3})-')), sort);
    -- What has to be read for each case; empty for what was not asked.
    has_words text := '';
    is_overdue text := '';
    is_assigned text := '';
    -- The rarest of these as a list of references, null for none, and what is then left to be looked up.
    rare text;
    rest text;
    few_grants boolean;
    question tsquery;
    own_matching text;
    found text;
    matching text;
    in_order text;
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
        has_words := format(' AND EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference AND t.words @@ %L::tsquery OFFSET 0)',
            question);
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
    few_grants := (SELECT count(*) <= 1000 FROM (SELECT FROM case_access a WHERE a.organisation = acting
        LIMIT 1001) a);
    own_matching := format('SELECT f.reference FROM case_figure f WHERE %s', list_country(acting, sort)) || filter
        || has_words || is_overdue || is_assigned;
    own_matches := first_matches(NULL, own_matching,
        format('SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s', list_country(acting, sort)) || filter || sorting
            || format(' LIMIT %s) f WHERE true', walked) || has_words || is_overdue || is_assigned || sorting,
        own_matching || sorting, needed, most);
    IF few_grants THEN
        matching := format('SELECT f.reference FROM (SELECT a.reference FROM case_access a WHERE %s LIMIT 1000) a
                            JOIN case_figure f USING (reference) WHERE true', granted) || filter || has_words || is_overdue || is_assigned;
        in_order := matching || sorting;
    ELSE
        found := CASE WHEN rare IS NULL THEN 'FROM case_figure f WHERE true' || filter || coalesce(rest, '')
                      ELSE format('FROM (%s OFFSET 0) r JOIN case_figure f USING (reference) WHERE true', rare) || filter || rest END;
        matching := 'SELECT f.reference ' || found || is_granted;
        in_order := granted_of_sorted(found, sorting, is_granted);
    END IF;
    other_matches := first_matches(NULL, matching,
        'SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE true' || filter || sorting
            || format(' LIMIT %s) f WHERE true', walked) || has_words || is_overdue || is_assigned || is_granted || sorting,
        in_order, needed, most);
    total := CASE WHEN own_matches.many OR other_matches.many THEN most + 1
                  ELSE least(cardinality(own_matches.matches) + cardinality(other_matches.matches), most + 1) END;
    EXECUTE format('SELECT ARRAY(SELECT f.reference FROM unnest($1) matching (reference) JOIN case_figure f USING (reference)%s LIMIT %s OFFSET %s)',
                   sorting, size, skipped) INTO page USING own_matches.matches || other_matches.matches;
END $$;
REVOKE EXECUTE ON FUNCTION relay_narrowed_list FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_narrowed_list TO relay_app;

-- Whether more rows than so many are found. Of very many rows an index of words then gives a part, which PostgreSQL chooses at random:
-- enough to be sure that there are many, and where too few are found, all are counted (first_matches).
CREATE OR REPLACE FUNCTION finds_more(than int, query text) RETURNS boolean LANGUAGE plpgsql STABLE SET gin_fuzzy_search_limit = 10000 AS $$
DECLARE
    more boolean;
BEGIN
    EXECUTE format('SELECT count(*) > %s FROM (%s LIMIT %s) found', than, query, than + 1) INTO more;
    RETURN more;
END $$;
REVOKE EXECUTE ON FUNCTION finds_more FROM PUBLIC;
