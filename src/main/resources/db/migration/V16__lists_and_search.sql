-- Lists of cases and searches in them, and what officers arrange for themselves in their lists. Lists read the narrow row that the board
-- counts (case_figure), in the order of an index, and stop at the end of the page: what a page costs does not depend on how many cases
-- there are. The text of a request has a row of its own, written only when the text changes.

-- 1. What is searched for.

-- The text that is searched. Under row-level security PostgreSQL does not use an index for a condition that might tell of rows that the
-- reader does not see, and every condition on a text vector is such a one. So only the owner's functions read this table, and they
-- check the grants.
CREATE TABLE case_text (
    reference text PRIMARY KEY,
    words     tsvector NOT NULL
);
COMMENT ON COLUMN case_text.words IS
    'the words of the request, in lower case; their stems after a tilde; and the code of its country, in upper case, which no question of a reader has';
CREATE INDEX case_text_by_word ON case_text USING gin (words);
ALTER TABLE case_text ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_text_kept ON case_text TO CURRENT_USER USING (true);

-- A case has, beside the words of its request, their stems where these are other words; a tilde marks them, which no word has. So one index
-- answers for words and stems, and what is asked in quotation marks still means the word itself. This function has those of a word that is
-- asked for, with_stems those of a request.
CREATE FUNCTION word_stems(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT DISTINCT stem
                   FROM unnest(CASE WHEN word ~ '^[؀-ۿ]+$' THEN ts_lexize('pg_catalog.arabic_stem', word)
                                    ELSE ts_lexize('pg_catalog.english_stem', word) || ts_lexize('pg_catalog.french_stem', word)
                                         || ts_lexize('pg_catalog.spanish_stem', word) END) AS stem
                  WHERE length(stem) >= 3)
    $$;

-- The words of a script are stemmed as one text. A stem that is a word of the request itself is left out: a reader who asks for a stem asks
-- for the word, too. Of a text that nearly fills a vector (1 MB), the words have to do.
CREATE FUNCTION with_stems(words tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    listed CONSTANT text[] := tsvector_to_array(words);
    arabic text;
    others text;
BEGIN
    IF pg_column_size(words) > 200000 THEN
        RETURN words;
    END IF;
    SELECT coalesce(string_agg(word, ' ') FILTER (WHERE is_arabic), ''), coalesce(string_agg(word, ' ') FILTER (WHERE NOT is_arabic), '')
      INTO arabic, others
      FROM (SELECT word, CASE WHEN ascii(word) BETWEEN 1536 AND 1791 THEN word ~ '^[؀-ۿ]+$' ELSE false END AS is_arabic
              FROM unnest(listed) AS word WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[^[:alpha:]]') AS alphabetic;
    RETURN words || array_to_tsvector(ARRAY(
        SELECT '~' || stem
          FROM unnest(tsvector_to_array(to_tsvector('pg_catalog.english', others) || to_tsvector('pg_catalog.french', others)
                                        || to_tsvector('pg_catalog.spanish', others) || to_tsvector('pg_catalog.arabic', arabic))) AS stem
         WHERE length(stem) >= 3
        EXCEPT SELECT '~' || word FROM unnest(listed) AS word));
END $$;

-- In a function of this language the plan is kept for the next submission.
CREATE FUNCTION searched_words(reference text, title text, content jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN with_stems(setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content))
           || array_to_tsvector(ARRAY[left(reference, 3)]);
END $$;

-- A word as a question, whatever its letters are.
CREATE FUNCTION word_question(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery
    $$;

-- A word stands for all that begin with it and for its other forms, from four letters on; the other letters of "party" are those of
-- "parties".
CREATE FUNCTION any_form_of(word text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    question tsquery := to_tsquery('simple', CASE WHEN length(word) >= 4 THEN word || ':*' ELSE word END);
    stem text;
BEGIN
    IF length(word) >= 4 THEN
        FOREACH stem IN ARRAY word_stems(lower(word)) LOOP
            question := question || word_question(stem) || word_question('~' || stem);
        END LOOP;
    END IF;
    RETURN question;
END $$;

-- What a reader asks for: all words, in any order; "a phrase"; -without; either or other. Where nothing but words is asked for, each stands
-- for all that begin with it and for its forms.
CREATE FUNCTION search_question(asked text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    question tsquery;
    word text;
BEGIN
    IF asked !~ '^[[:alpha:]\s,;]+$' OR asked ~* '(^|\s)or(\s|$)' THEN
        RETURN websearch_to_tsquery('simple', asked);
    END IF;
    FOR word IN SELECT DISTINCT each FROM regexp_split_to_table(asked, '[\s,;]+') AS each WHERE each <> '' LOOP
        question := coalesce(question && any_form_of(word), any_form_of(word));
    END LOOP;
    RETURN coalesce(question, ''::tsquery);
END $$;

-- Titles that are like what was searched for, where nothing has just these words. A server without the extension, or an owner who may not
-- create it, goes without.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searches find no misspelt words';
END $$;

-- Words that are like others. Each organisation has the list of the words of those cases that are its own; INTERPOL's has those of all that
-- are open to it. Only its own organisation asks a list, so that the words of others answer no question; and it names no word: it leads to
-- cases that the reader may see.
CREATE TABLE search_word (
    organisation text NOT NULL,
    word         text NOT NULL,
    PRIMARY KEY (organisation, word)
);
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY search_word_kept ON search_word TO CURRENT_USER USING (true);
-- Lists of addresses and numbers would be long, and nobody misspells them.
CREATE FUNCTION is_listed_word(lexeme text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lexeme ~ '^[^~/[:upper:]]{4,40}$' AND lexeme ~ '[[:alpha:]]{3}'
    $$;

-- A submission does not write its words into the lists: it would wait for another one with the same new words. The relay's worker does, soon
-- after, as INTERPOL, whose grants it reads: of a case once for each change, and of a word once for all cases of a country that have it.
CREATE FUNCTION list_words_of(cases text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH read AS MATERIALIZED (
        SELECT f.organisation, t.words,
               CASE WHEN relay_organisation() = 'INTERPOL' THEN relay_is_granted(f.reference) ELSE false END AS is_copied
          FROM case_figure f JOIN case_text t USING (reference) WHERE f.reference = ANY (cases)),
    met AS MATERIALIZED (
        SELECT DISTINCT organisation, is_copied, word FROM read, unnest(tsvector_to_array(words)) AS word)
    INSERT INTO search_word
    SELECT DISTINCT reader, word
      FROM met, unnest(CASE WHEN is_copied THEN ARRAY[organisation, 'INTERPOL'] ELSE ARRAY[organisation] END) AS reader
     WHERE is_listed_word(word)
    ON CONFLICT DO NOTHING;
END $$;
REVOKE EXECUTE ON FUNCTION list_words_of FROM PUBLIC;

-- Of the cases that were changed by the given transaction or a later one; where none is given, of those that were changed since a moment.
-- False if another node is at it, so that the same has to be asked again. A database that was restored may have rows of transactions that are
-- yet to come; they were listed before the backup, or by the first query of the node.
CREATE FUNCTION relay_list_words(changed_in bigint, since timestamptz) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('search_word')) THEN
        RETURN false;
    END IF;
    IF changed_in IS NULL THEN
        PERFORM list_words_of(ARRAY(SELECT f.reference FROM case_figure f WHERE f.updated_at >= since));
    ELSE
        PERFORM list_words_of(ARRAY(SELECT f.reference FROM case_figure f
                                     WHERE f.changed_in >= relay_list_words.changed_in
                                       AND f.changed_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint));
    END IF;
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION relay_list_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_list_words TO relay_app;

-- A word that no case has any more, because a text was corrected or erased, leaves the lists with it.
CREATE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    new_words CONSTANT tsvector := searched_words(NEW.reference, NEW.title, NEW.content);
    gone text[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM pg_advisory_xact_lock_shared(hashtext('search_word'));
        gone := ARRAY(SELECT word.lexeme FROM case_text t, unnest(t.words) AS word WHERE t.reference = NEW.reference AND is_listed_word(word.lexeme)
                      EXCEPT SELECT word.lexeme FROM unnest(new_words) AS word);
    END IF;
    INSERT INTO case_text AS t VALUES (NEW.reference, new_words) ON CONFLICT (reference) DO UPDATE SET words = excluded.words;
    IF cardinality(gone) > 0 THEN
        DELETE FROM search_word w
         WHERE w.word = ANY (gone) AND w.organisation IN (left(NEW.reference, 3), 'INTERPOL')
           AND NOT EXISTS (SELECT FROM case_text t
                            WHERE t.words @@ CASE WHEN w.organisation = 'INTERPOL' THEN word_question(w.word)
                                                  ELSE word_question(w.word) && word_question(w.organisation) END);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_case_text FROM PUBLIC;
CREATE TRIGGER text_is_kept AFTER INSERT OR UPDATE OF title, content ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_text();

-- Words of the acting organisation's list that are like the given one: itself where it is there, else those with two letters exchanged and
-- those with most of the same groups of three letters, nearly as many as the likeliest has; the bounds are our default.
CREATE FUNCTION similar_words(asked text) RETURNS text[]
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_organisation(), '-'); -- nobody's
    exchanged CONSTANT text[] := ARRAY(SELECT overlay(asked PLACING substr(asked, at + 1, 1) || substr(asked, at, 1) FROM at FOR 2)
                                         FROM generate_series(1, length(asked) - 1) AS at);
BEGIN
    IF EXISTS (SELECT FROM search_word w WHERE w.organisation = acting AND w.word = asked) THEN
        RETURN ARRAY[asked];
    END IF;
    RETURN ARRAY(SELECT w.word FROM search_word w WHERE w.organisation = acting AND w.word = ANY (exchanged))
           || ARRAY(SELECT alike.word FROM (SELECT w.word, similarity(w.word, asked) AS likeness, max(similarity(w.word, asked)) OVER () AS best
                                              FROM search_word w WHERE w.organisation = acting AND w.word % asked
                                             ORDER BY 2 DESC, 1 LIMIT 5) AS alike
                     WHERE alike.likeness >= alike.best - 0.15);
END $$;

-- The cases that the acting organisation may see and that have a word like each that is asked for (the first five, of four to forty
-- letters), the latest first. It answers references only, as relay_list does. Where very many have them, the latest that are seen are
-- searched.
CREATE FUNCTION relay_similar(asked text, size int) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_organisation(), '-'); -- nobody's
    most CONSTANT int := 2000; -- our default
    question tsquery;
    likes text[];
    likely tsquery;
    found text[];
    token text;
BEGIN
    FOR token IN SELECT each FROM regexp_split_to_table(lower(asked), '[\s,;"]+') AS each WHERE length(each) BETWEEN 4 AND 40 LIMIT 5 LOOP
        likes := similar_words(token);
        IF cardinality(likes) = 0 THEN
            RETURN '{}';
        END IF;
        likely := (SELECT string_agg(word_question(each)::text, ' | ')::tsquery FROM unnest(likes) AS each);
        question := coalesce(question && likely, likely);
    END LOOP;
    IF question IS NULL THEN
        RETURN '{}';
    END IF;
    found := ARRAY(SELECT t.reference FROM case_text t WHERE t.words @@ question LIMIT most + 1);
    IF cardinality(found) > most THEN
        found := ARRAY(SELECT t.reference FROM relay_list(NULL, '{}', '{}', NULL, 'updatedAt', true, most, 0, 1) AS l, unnest(l.page) AS seen
                         JOIN case_text t ON t.reference = seen WHERE t.words @@ question);
    END IF;
    RETURN ARRAY(SELECT f.reference FROM unnest(found) AS matching JOIN case_figure f ON f.reference = matching
                  WHERE CASE WHEN f.organisation = acting THEN true ELSE relay_is_granted(f.reference) END
                  ORDER BY f.updated_at DESC, f.reference LIMIT size);
END $$;
REVOKE EXECUTE ON FUNCTION relay_similar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_similar TO relay_app;

-- A server without the extension, or an owner who may not create it, goes without.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        -- Only an extension that this session has used has settings that an owner may give to a function.
        PERFORM show_limit();
        ALTER FUNCTION similar_words SET pg_trgm.similarity_threshold = 0.4;
        CREATE INDEX search_word_by_likeness ON search_word USING gin (word gin_trgm_ops);
    END IF;
END $$;

-- 2. Lists of cases.

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

-- What is found, given from FROM on, in the order of the list, and of that what a condition on case_figure f leaves.
CREATE FUNCTION granted_of_sorted(found text, sorting text, is_granted text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format('SELECT f.reference FROM (SELECT f.reference, f.submitted_at, f.updated_at, f.status, f.urgency %1$s%2$s OFFSET 0) f
                    WHERE true%3$s%2$s', found, sorting, is_granted)
    $$;

-- Either all that a search matches, where these are not too many to be sorted, or those of them that come first. Words that many cases have
-- are soon found along the order of the list; if they are not, as where only old cases have them, all are taken in the order of the list.
-- Two more queries: one of matches that are found sooner, which is enough where they are too many to be counted, or null; and one of all in
-- the order of the list. An index of words lists all that begin with a word before it names one, so the whole word is asked for first.
CREATE FUNCTION first_matches(found_sooner text, matching text, along_the_order text, in_order text, needed bigint, most int,
                              OUT matches text[], OUT many boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF found_sooner IS NOT NULL THEN
        EXECUTE format('SELECT count(*) > %s FROM (%s LIMIT %s) sooner', most, found_sooner, most + 1) INTO many;
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
-- one more where there are more.
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
    texts CONSTANT text := 'FROM (SELECT t.reference FROM case_text t WHERE t.words @@ %L::tsquery OFFSET 0) t
                            JOIN case_figure f USING (reference) WHERE true';
    has_words CONSTANT text := ' AND EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference AND t.words @@ %L::tsquery OFFSET 0)';
    has_own CONSTANT boolean := EXISTS (SELECT FROM case_figure f WHERE f.organisation = acting);
    walk CONSTANT text := 'SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s' || sorting || ' LIMIT ' || walked || ') f WHERE true';
    -- Whoever sees few cases of others is shown these; whoever sees many, the first of all that are seen.
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
    -- Where search_question asks for beginnings, it asks for nothing but words and their stems. Two questions are equal if this is all in which they differ.
    IF asked ~ '^[[:alpha:]\s,;]+$' AND question::text LIKE '%:*%' THEN
        whole_words := replace(question::text, ':*', '');
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
                             THEN 'SELECT f.reference ' || format(texts, whole_words) || filter || ' AND ' || is_granted END;
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
CREATE FUNCTION has_task(condition text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format(' AND EXISTS (SELECT FROM engine_execution e JOIN engine_task t ON t.proc_inst_id = e.id
                                 WHERE e.business_key = f.reference AND %s OFFSET 0)', condition)
    $$;

-- The cases of such tasks, each once: by that of its tasks that has the least id. The condition is given for engine_task t and for
-- engine_task s.
CREATE FUNCTION cases_with_task(condition text, condition_again text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT format('SELECT c.business_key::text AS reference FROM engine_task t JOIN engine_execution c ON c.id = t.proc_inst_id
                    WHERE %s AND NOT EXISTS (SELECT FROM engine_execution e JOIN engine_task s ON s.proc_inst_id = e.id
                                              WHERE e.business_key = c.business_key AND s.id < t.id AND %s OFFSET 0)',
                  condition, condition_again)
    $$;

-- One page of the cases that the acting organisation may see, narrowed by what relay_list does not ask: it answers references only, as that
-- one does, and counts so many at most, and one more where there are more. A person as assignee is one of the acting organisation; an
-- overdue task may be anybody's, as on the board. As relay_list does, it reads the reader's own cases and the grants, and where the reader
-- sees many cases of others, it begins with what is rare: tasks, or words.
CREATE FUNCTION relay_narrowed_list(
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
    overdue CONSTANT text := format('.due_date < %L', overdue_at AT TIME ZONE 'UTC');
    of_assignee CONSTANT text := format('.assignee = %L', assigned_to);
    of_acting CONSTANT text := format('.tenant_id = %L AND ', acting);
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
    own_matching := format('SELECT f.reference FROM case_figure f WHERE %s', list_country(acting, sort)) || filter
        || has_words || is_overdue || is_assigned;
    own_matches := first_matches(NULL, own_matching,
        format('SELECT f.reference FROM (SELECT f.* FROM case_figure f WHERE %s', list_country(acting, sort)) || filter || sorting
            || format(' LIMIT %s) f WHERE true', walked) || has_words || is_overdue || is_assigned || sorting,
        own_matching || sorting, needed, most);
    IF few_grants THEN
        matching := format('SELECT f.reference FROM (SELECT a.reference FROM case_access a WHERE %s OFFSET 0) a
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

-- 3. What officers arrange for themselves in their lists: saved views, the cases that they follow, and what they have seen of each.

-- A selection of a list that an officer has saved under a name; its query is the part of the address after the question mark.
CREATE TABLE saved_view (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    officer      text NOT NULL,
    list         text NOT NULL CHECK (list IN ('TASKS', 'CASES')),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 80), -- our default
    query        text NOT NULL CHECK (length(query) <= 2000),
    saved_at     timestamptz NOT NULL,
    UNIQUE (officer, organisation, list, name)
);
-- Officers see only their own views.
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_view_of_officer ON saved_view USING (organisation = relay_organisation() AND officer = relay_actor());
GRANT SELECT, INSERT, UPDATE (query, saved_at), DELETE ON saved_view TO relay_app;

-- How much of a case, or of intelligence, an officer has seen: the newest event of its timeline when they last opened it. It has no foreign
-- key to the case: opening a case would lock its row.
CREATE TABLE case_seen (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    seen_event   bigint NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (reference, officer, organisation)
);
COMMENT ON COLUMN case_seen.seen_event IS 'id of the event; 0 if there was none';
-- A grant that has ended takes what the officer has seen with it. Intelligence that is recalled, or not sent to the officer's country, is
-- neither followed nor seen.
ALTER TABLE case_seen ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_seen_by_officer ON case_seen
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);
GRANT SELECT, INSERT, UPDATE (seen_event, seen_at) ON case_seen TO relay_app;

-- A case, or intelligence, that an officer follows.
CREATE TABLE followed_case (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    followed_at  timestamptz NOT NULL,
    PRIMARY KEY (reference, officer, organisation)
);
CREATE INDEX followed_case_by_officer ON followed_case (officer, organisation);
ALTER TABLE followed_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY followed_case_of_officer ON followed_case
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);
CREATE POLICY followed_case_announced ON followed_case FOR SELECT TO CURRENT_USER USING (true); -- by relay_followers_since
GRANT SELECT, INSERT, DELETE ON followed_case TO relay_app;

-- Whom a node of the relay checks again, because a case or intelligence that they follow has events after the given ones; and the newest
-- events of all. What changed, and how much of it they may see, is then read under their own row-level security.
CREATE FUNCTION relay_followers_since(event bigint, of_intelligence bigint, OUT followers text[], OUT newest bigint, OUT newest_of_intelligence bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT coalesce(max(e.id), 0) INTO newest FROM timeline_event e;
    SELECT coalesce(max(e.id), 0) INTO newest_of_intelligence FROM intelligence_event e;
    followers := '{}';
    IF newest > event THEN
        followers := ARRAY(SELECT DISTINCT f.officer FROM timeline_event e JOIN followed_case f USING (reference) WHERE e.id > event);
    END IF;
    IF newest_of_intelligence > of_intelligence THEN
        followers := followers || ARRAY(SELECT DISTINCT f.officer FROM intelligence_event e JOIN followed_case f USING (reference)
                                         WHERE e.id > of_intelligence);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION relay_followers_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_followers_since TO relay_app;
