-- Lists of cases read the narrow row that the board counts, in the order of an index, and stop at the end of the page: what a page costs does
-- not depend on how many cases there are. The text of a request has a row of its own, written only when the text changes.

-- 1. What lists are sorted by. Each order has an index over all cases, for whoever sees most of them, and one within each country.
ALTER TABLE case_figure ADD COLUMN updated_at timestamptz;
COMMENT ON COLUMN case_figure.updated_at IS 'when the case last changed, as support_request has it';
ALTER TABLE case_figure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
UPDATE case_figure f SET updated_at = r.updated_at FROM support_request r WHERE r.reference = f.reference;
ALTER TABLE case_figure ALTER updated_at SET NOT NULL, FORCE ROW LEVEL SECURITY;
GRANT UPDATE (updated_at) ON case_figure TO relay_app;

CREATE OR REPLACE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at, ended_at, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at, NEW.updated_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END, stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency, capabilities = excluded.capabilities,
        updated_at = excluded.updated_at, acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at),
        ended_at = CASE WHEN excluded.status = f.status THEN f.ended_at ELSE excluded.ended_at END,
        stage = greatest(f.stage, excluded.stage);
    RETURN NULL;
END $$;
DROP TRIGGER figure_is_kept ON support_request;
CREATE TRIGGER figure_is_kept AFTER INSERT OR UPDATE OF status, urgency, capabilities, updated_at ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_figure();

-- From the least to the most urgent.
CREATE FUNCTION urgency_rank(urgency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE urgency WHEN 'VERY_URGENT' THEN 2 WHEN 'URGENT' THEN 1 ELSE 0 END $$;

DROP INDEX case_figure_by_time, case_figure_by_country;
CREATE INDEX case_figure_by_submission ON case_figure (submitted_at, reference);
CREATE INDEX case_figure_by_update ON case_figure (updated_at, reference);
CREATE INDEX case_figure_by_status ON case_figure (status, reference);
CREATE INDEX case_figure_by_status_and_submission ON case_figure (status, submitted_at, reference);
CREATE INDEX case_figure_by_status_and_update ON case_figure (status, updated_at, reference);
CREATE INDEX case_figure_by_urgency ON case_figure (urgency_rank(urgency), reference);
CREATE INDEX case_figure_of_country_by_submission ON case_figure (organisation, submitted_at, reference);
CREATE INDEX case_figure_of_country_by_update ON case_figure (organisation, updated_at, reference);
CREATE INDEX case_figure_of_country_by_status ON case_figure (organisation, status, reference);
CREATE INDEX case_figure_of_country_by_urgency ON case_figure (organisation, urgency_rank(urgency), reference);

-- Only relay_list, below, reads it so; it looks at the grants itself.
CREATE POLICY case_figure_listed ON case_figure FOR SELECT TO CURRENT_USER USING (true);

-- Cases of others are found by whom they are open to; a single grant by its key.
DROP INDEX case_access_by_organisation;
CREATE INDEX case_access_to_others ON case_access (organisation, reference) WHERE owner <> organisation;

-- The row of the request is now found by its reference alone, and a change of status moves no index entry of it.
DROP INDEX support_request_by_country, support_request_by_time, support_request_by_status, support_request_by_capability;

-- 2. The text that is searched. Under row-level security PostgreSQL does not use an index for a condition that might tell of rows that the
-- reader does not see, and every condition on a text vector is such a one. So nobody but the owner's functions reads this table, and they
-- look at the grants.
CREATE TABLE case_text (
    reference text PRIMARY KEY,
    words     tsvector NOT NULL
);
COMMENT ON COLUMN case_text.words IS 'the words of the request, in lower case, and the code of its country, in upper case, which no question of a reader has';
ALTER TABLE case_text ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_text_kept ON case_text TO CURRENT_USER USING (true);

CREATE FUNCTION searched_words(reference text, title text, content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content)
           || array_to_tsvector(ARRAY[left(reference, 3)])
    $$;

INSERT INTO case_text SELECT reference, searched_words(reference, title, content) FROM support_request;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
CREATE INDEX case_text_by_word ON case_text USING gin (words);

CREATE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO case_text AS t VALUES (NEW.reference, searched_words(NEW.reference, NEW.title, NEW.content))
        ON CONFLICT (reference) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_case_text FROM PUBLIC;
CREATE TRIGGER text_is_kept AFTER INSERT OR UPDATE OF title, content ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_text();
ALTER TABLE support_request DROP COLUMN search;

-- What a reader asks for: all words, in any order; "a phrase"; -without; either or other. Where nothing but words is asked for, a word of four
-- letters or more stands for all that begin with it.
CREATE FUNCTION search_question(asked text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    question tsquery := websearch_to_tsquery('simple', asked);
BEGIN
    IF asked ~ '^[[:alpha:]\s]+$' AND asked !~* '(^|\s)or(\s|$)' THEN
        question := to_tsquery('simple', (SELECT string_agg(CASE WHEN length(word) >= 4 THEN word || ':*' ELSE word END, ' & ')
                                            FROM regexp_split_to_table(asked, '\s+') AS word WHERE word <> ''));
    END IF;
    RETURN question;
END $$;

-- A country's cases, as a condition on case_figure f. Its references follow each other; asked for by them, they need no index of their own.
CREATE FUNCTION list_country(country text, sort text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE sort WHEN 'reference' THEN format('f.reference BETWEEN %L AND %L', country || '-', country || '-9999-999999')
                     ELSE format('f.organisation = %L', country) END
    $$;

-- What a list asks of the narrow rows, as conditions on case_figure f.
CREATE FUNCTION list_filter(statuses text[], wanted text[], country text, sort text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE cardinality(statuses) WHEN 0 THEN '' WHEN 1 THEN format(' AND f.status = %L', statuses[1])
                                      ELSE format(' AND f.status = ANY (%L)', statuses) END
           || CASE WHEN cardinality(wanted) > 0 THEN format(' AND f.capabilities && %L', wanted) ELSE '' END
           || CASE WHEN country IS NOT NULL THEN ' AND ' || list_country(country, sort) ELSE '' END
    $$;

-- Either all that a search matches, where these are not too many to be sorted, or those of them that come first. Words that many cases have
-- are soon found along the order of the list; if they are not, as where only old cases have them, all are taken after all.
CREATE FUNCTION first_matches(matching text, along_the_order text, needed bigint, most int, OUT matches text[], OUT many boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    EXECUTE format('SELECT ARRAY(%s LIMIT %s)', matching, most + 1) INTO matches;
    many := cardinality(matches) > most;
    IF many THEN
        EXECUTE format('SELECT ARRAY(%s LIMIT %s)', along_the_order, needed) INTO matches;
        IF cardinality(matches) < needed THEN
            EXECUTE format('SELECT ARRAY(%s)', matching) INTO matches;
        END IF;
    END IF;
END $$;

-- One page of the cases that whoever acts may see: its own, and those of others by their grants. It answers references only; the caller reads
-- the rows behind them under row-level security. Where words are searched for, it counts the matches too: so
-- many at most, and one more where there are more.
CREATE FUNCTION relay_list(asked text, statuses text[], wanted text[], country text, sort text, descending boolean, size int, skipped bigint,
                           most int, OUT page text[], OUT total int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_organisation(), '-'); -- nobody's
    needed CONSTANT bigint := skipped + size;
    -- Conditions that look a row up are written so that the planner does not turn them into joins (OFFSET 0): a join may read a whole table.
    -- Rows that are looked at along the order of a list before all matches are taken instead; our default.
    walked CONSTANT int := 2500;
    -- The reference follows in the same direction, so that one index serves both.
    sorting CONSTANT text := format(' ORDER BY %1$s %2$s, f.reference %2$s',
        CASE sort WHEN 'submittedAt' THEN 'f.submitted_at' WHEN 'updatedAt' THEN 'f.updated_at' WHEN 'status' THEN 'f.status'
                  WHEN 'urgency' THEN 'urgency_rank(f.urgency)' WHEN 'reference' THEN 'f.reference' END,
        CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    filter CONSTANT text := list_filter(statuses, wanted, country, sort);
    own CONSTANT text := list_country(acting, sort) || filter;
    granted CONSTANT text := format('a.organisation = %1$L AND a.owner <> a.organisation AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    grants CONSTANT text := format('(SELECT a.reference FROM case_access a WHERE %s OFFSET 0) a', granted);
    is_granted CONSTANT text := format('EXISTS (SELECT FROM case_access a WHERE a.reference = f.reference AND %s OFFSET 0)', granted);
    texts CONSTANT text := 'SELECT f.reference FROM (SELECT t.reference FROM case_text t WHERE t.words @@ %L::tsquery OFFSET 0) t
                            JOIN case_figure f USING (reference) WHERE true';
    has_words CONSTANT text := ' AND EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference AND t.words @@ %L::tsquery OFFSET 0)';
    walk CONSTANT text := 'SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s' || sorting || ' LIMIT ' || walked || ') f WHERE true';
    -- Whoever sees few cases of others is shown these; whoever sees many, the first of all that are seen.
    few_grants boolean;
    others text;
    question tsquery;
    own_matches record;
    other_matches record;
BEGIN
    few_grants := (SELECT count(*) <= 1000 FROM (SELECT FROM case_access a WHERE a.organisation = acting AND a.owner <> a.organisation LIMIT 1001) a);
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
    own_matches := first_matches(format(texts, quote_literal(acting)::tsquery && question) || filter,
        format(walk, own) || format(has_words, question) || sorting, needed, most);
    question := CASE WHEN country IS NULL THEN question ELSE quote_literal(country)::tsquery && question END;
    other_matches := first_matches(
        CASE WHEN few_grants THEN others || format(has_words, question)
             ELSE format(texts, question) || filter || ' AND ' || is_granted END,
        format(walk, 'true' || filter) || format(has_words, question) || ' AND ' || is_granted || sorting, needed, most);
    total := CASE WHEN own_matches.many OR other_matches.many THEN most + 1
                  ELSE least(cardinality(own_matches.matches) + cardinality(other_matches.matches), most + 1) END;
    EXECUTE format('SELECT ARRAY(SELECT f.reference FROM unnest($1) matching (reference) JOIN case_figure f USING (reference)%s LIMIT %s OFFSET %s)',
                   sorting, size, skipped) INTO page USING own_matches.matches || other_matches.matches;
END $$;
REVOKE EXECUTE ON FUNCTION keep_case_text, first_matches, relay_list FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_list TO relay_app;

-- 3. Open tasks.
DROP INDEX relay_task_by_tenant;
CREATE INDEX relay_task_by_tenant ON act_ru_task (tenant_id_, due_date_, id_) INCLUDE (assignee_);
CREATE INDEX relay_task_by_priority ON act_ru_task (tenant_id_, priority_ DESC, due_date_, id_);
CREATE INDEX relay_candidate_by_group ON act_ru_identitylink (group_id_, type_, task_id_) WHERE group_id_ IS NOT NULL;
