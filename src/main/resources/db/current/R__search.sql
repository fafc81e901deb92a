-- What is searched. Under row-level security PostgreSQL does not use an index for a condition that might tell of rows that the reader does
-- not see, and every condition on a text vector is such a one. So only the owner's functions read case_text and searched_text. They check
-- the grants and answer ids; the application reads the rows behind them under row-level security.
SET LOCAL lock_timeout = '10s';

-- What can be searched for in a request. A vector takes 1 MB at most (PostgreSQL's limit), and with the places of its words it can be
-- several times as long as its text. Of a longer text the shortest parts, which are names, numbers and addresses, are taken as they
-- are; of the others each word once, without its places; and where even these are too many, the longest words, which no reader types,
-- are left out. The bounds are in bytes, and keep a distance to the limit that no text can use up.
CREATE OR REPLACE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF octet_length(content::text) <= 200000 THEN
        RETURN jsonb_to_tsvector('simple'::regconfig, content, '["string"]');
    END IF;
    RETURN (WITH part AS (
                SELECT text, sum(octet_length(text)) OVER (ORDER BY octet_length(text), text) <= 100000 AS placed
                  FROM (SELECT DISTINCT said #>> '{}' AS text
                          FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS said) AS parts),
            word AS (
                SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY octet_length(lexeme), lexeme) <= 400000 AS taken
                  FROM (SELECT DISTINCT lexeme FROM part, unnest(to_tsvector('simple'::regconfig, text)) WHERE NOT placed) AS words)
            SELECT jsonb_to_tsvector('simple'::regconfig, (SELECT coalesce(jsonb_agg(text), '[]') FROM part WHERE placed), '["string"]')
                   || array_to_tsvector((SELECT coalesce(array_agg(lexeme), '{}') FROM word WHERE taken)));
END $$;

-- A case has, beside the words of its request, their stems where these are other words; a tilde marks them, which no word has. So one index
-- answers for words and stems, and what is asked in quotation marks still means the word itself. This function has those of a word that is
-- asked for, with_stems those of a request.
CREATE OR REPLACE FUNCTION word_stems(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT DISTINCT stem
                   FROM unnest(CASE WHEN word ~ '^[؀-ۿ]+$' THEN ts_lexize('pg_catalog.arabic_stem', word)
                                    ELSE ts_lexize('pg_catalog.english_stem', word) || ts_lexize('pg_catalog.french_stem', word)
                                         || ts_lexize('pg_catalog.spanish_stem', word) END) AS stem
                  WHERE length(stem) >= 3)
    $$;

-- The words of a script are stemmed as one text. A stem that is a word of the request itself is left out: a reader who asks for a stem asks
-- for the word, too. Of a text that nearly fills a vector (1 MB), the words have to do.
CREATE OR REPLACE FUNCTION with_stems(words tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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

-- In a function of this language the next submission uses the same plan.
CREATE OR REPLACE FUNCTION searched_words(reference text, title text, content jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN with_stems(setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content))
           || array_to_tsvector(ARRAY[left(reference, 3)]);
END $$;

-- A word as a question, whatever its letters are.
CREATE OR REPLACE FUNCTION word_question(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery
    $$;

-- A word stands for all that begin with it and for its other forms, from four letters on; the other letters of "party" are those of
-- "parties".
CREATE OR REPLACE FUNCTION any_form_of(word text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
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
CREATE OR REPLACE FUNCTION search_question(asked text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
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

-- Lists of addresses and numbers would be long, and readers copy them.
CREATE OR REPLACE FUNCTION is_listed_word(lexeme text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lexeme ~ '^[^~/[:upper:]]{4,40}$' AND lexeme ~ '[[:alpha:]]{3}'
    $$;

-- No submission waits for the words of a case, nor for the lists in which a search finds words like a misspelt one: in its submission, the lists
-- would have to wait for another one with the same new words. The relay's worker writes them soon after: of a case once for each change, and
-- of a word once for all cases of a country that have it. It acts as the country of the cases or as INTERPOL; both read the grants.
CREATE OR REPLACE FUNCTION list_words_of(cases text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH read AS MATERIALIZED (
        SELECT f.organisation, t.words,
               EXISTS (SELECT FROM case_access a WHERE a.reference = f.reference AND a.organisation = 'INTERPOL' AND a.revoked_at IS NULL
                          AND (a.valid_until IS NULL OR a.valid_until > now())) AS is_copied, relay_recorded(f.reference) AS is_recorded
          FROM case_figure f JOIN case_text t USING (reference) WHERE f.reference = ANY (cases)),
    met AS MATERIALIZED (
        SELECT DISTINCT organisation, is_copied, is_recorded, word FROM read, unnest(tsvector_to_array(words)) AS word)
    INSERT INTO search_word
    SELECT DISTINCT reader, word
      FROM met, unnest(CASE WHEN is_copied THEN ARRAY[organisation, 'INTERPOL'] ELSE ARRAY[organisation] END || CASE WHEN is_copied
          AND is_recorded THEN '{INTERPOL-gwet}' ELSE '{}'::text[] END) AS reader
     WHERE is_listed_word(word)
    ON CONFLICT DO NOTHING;
END $$;
REVOKE EXECUTE ON FUNCTION list_words_of FROM PUBLIC;

-- Cases that were filed and are not searched yet, the earliest first: of those that the given transaction or a later one changed, or of all
-- where none is given; and the oldest transaction that may file another one before now.
CREATE OR REPLACE FUNCTION relay_unsearched(changed_in bigint, size int, OUT oldest bigint, OUT cases text[])
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    cases := ARRAY(SELECT f.reference FROM case_figure f
                    WHERE f.is_unsearched AND f.changed_in >= coalesce(relay_unsearched.changed_in, 0)
                      AND NOT EXISTS (SELECT FROM case_text t WHERE t.reference = f.reference)
                    ORDER BY f.changed_in, f.reference LIMIT size);
END $$;
REVOKE EXECUTE ON FUNCTION relay_unsearched FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_unsearched TO relay_app;

-- Writes the words of those of the given cases that have none yet and that are open to who acts, and answers these cases as they are now. No
-- text is corrected or erased before the transaction ends: what is read is what the case says when its words are there. None where another
-- node is at it, or a text is being corrected.
CREATE OR REPLACE FUNCTION relay_write_words(cases text[])
    RETURNS TABLE (reference text, content jsonb, restricted_countries text[], submitted_at timestamptz, is_erased boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    written text[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('search_word')) THEN
        RETURN;
    END IF;
    WITH entered AS (
        INSERT INTO case_text SELECT r.reference, searched_words(r.reference, r.title, r.content)
                                FROM support_request r WHERE r.reference = ANY (cases)
        ON CONFLICT DO NOTHING RETURNING case_text.reference)
    SELECT array_agg(e.reference) INTO written FROM entered e;
    PERFORM list_words_of(written);
    RETURN QUERY SELECT r.reference, r.content, r.restricted_countries, r.submitted_at, r.erased_at IS NOT NULL
                   FROM support_request r WHERE r.reference = ANY (written);
END $$;
REVOKE EXECUTE ON FUNCTION relay_write_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_write_words TO relay_app;

-- Whether words and traces of a case that is open to who acts are written.
CREATE OR REPLACE FUNCTION relay_is_searched(wanted text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN relay_sees(wanted) AND EXISTS (SELECT FROM case_text t WHERE t.reference = wanted);
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_searched FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_searched TO relay_app;

-- Of the cases that were changed by the given transaction or a later one; where none is given, of those that were changed since a moment.
-- False if another node is at it, so that the same has to be asked again. A database that was restored may have rows of transactions that
-- are yet to come; they were listed before the backup, or by the first query of the node.
CREATE OR REPLACE FUNCTION relay_list_words(changed_in bigint, since timestamptz) RETURNS boolean
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

-- A text that changes changes its words with it; those of a case that has none yet are written by the worker. A word that no case has any
-- more, because a text was corrected or erased, leaves the lists with it.
CREATE OR REPLACE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
DECLARE
    new_words CONSTANT tsvector := searched_words(NEW.reference, NEW.title, NEW.content);
    gone text[];
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('search_word'));
    gone := ARRAY(SELECT word.lexeme FROM case_text t, unnest(t.words) AS word WHERE t.reference = NEW.reference
        AND is_listed_word(word.lexeme)
                  EXCEPT SELECT word.lexeme FROM unnest(new_words) AS word);
    UPDATE case_text t SET words = new_words WHERE t.reference = NEW.reference;
    IF cardinality(gone) > 0 THEN
        DELETE FROM search_word w
         WHERE w.word = ANY (gone) AND w.organisation IN (left(NEW.reference, 3), 'INTERPOL', 'INTERPOL-gwet')
           AND NOT EXISTS (SELECT FROM case_text t
                            WHERE t.words @@ CASE WHEN starts_with(w.organisation, 'INTERPOL') THEN word_question(w.word)
                                                  ELSE word_question(w.word) && word_question(w.organisation) END);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_case_text FROM PUBLIC;

-- Words of the acting organisation's list that are like the given one: itself where it is there, else those with two letters exchanged and
-- those with most of the same groups of three letters, nearly as many as the likeliest has; the bounds are our default.
CREATE OR REPLACE FUNCTION similar_words(asked text) RETURNS text[]
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- no organisation
    exchanged CONSTANT text[] := ARRAY(SELECT overlay(asked PLACING substr(asked, at + 1, 1) || substr(asked, at, 1) FROM at FOR 2)
                                         FROM generate_series(1, length(asked) - 1) AS at);
BEGIN
    IF EXISTS (SELECT FROM search_word w WHERE w.organisation = acting AND w.word = asked) THEN
        RETURN ARRAY[asked];
    END IF;
    RETURN ARRAY(SELECT w.word FROM search_word w WHERE w.organisation = acting AND w.word = ANY (exchanged))
           || ARRAY(SELECT alike.word FROM (SELECT w.word, similarity(w.word, asked) AS likeness, max(similarity(w.word,
               asked)) OVER () AS best
                                              FROM search_word w WHERE w.organisation = acting AND w.word % asked
                                             ORDER BY 2 DESC, 1 LIMIT 5) AS alike
                     WHERE alike.likeness >= alike.best - 0.15);
END $$;
-- A server without the extension, or an owner who may not create it, goes without.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        -- Only an extension that this session has used has settings that an owner may give to a function.
        PERFORM show_limit();
        ALTER FUNCTION similar_words SET pg_trgm.similarity_threshold = 0.4;
    END IF;
END $$;

-- The cases that the acting organisation may see and that have a word like each that is asked for (the first five, of four to forty
-- letters), the latest first. It answers references only, as relay_list does. Where very many have them, the latest that are seen are
-- searched.
CREATE OR REPLACE FUNCTION relay_similar(asked text, size int) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- no organisation
    most CONSTANT int := 2000; -- our default
    question tsquery;
    likes text[];
    likely tsquery;
    found text[];
    latest int;
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
END $$;
REVOKE EXECUTE ON FUNCTION relay_similar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_similar TO relay_app;

CREATE OR REPLACE FUNCTION keep_text_of(kind text, id text, reference text, at timestamptz, said text, marks text[]) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO searched_text AS t (kind, id, reference, at, words)
    VALUES (kind, id, reference, at, with_stems(to_tsvector('simple', said)) || array_to_tsvector(marks || left(reference, 3)))
    ON CONFLICT (kind, id) DO UPDATE SET words = excluded.words
    $$;
REVOKE EXECUTE ON FUNCTION keep_text_of FROM PUBLIC;

-- The parts of a file's name are words, too. A text that is erased is written anew.
CREATE OR REPLACE FUNCTION keep_searched_text() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'intelligence' THEN
            PERFORM keep_text_of('INTELLIGENCE', NEW.reference, NEW.reference, NEW.registered_at,
                                 concat_ws(' ', NEW.reference, NEW.title, NEW.content), '{}');
        WHEN 'case_message' THEN
            PERFORM keep_text_of('MESSAGE', NEW.id::text, NEW.reference, NEW.sent_at, NEW.body, message_marks(NEW.sender_party,
                NEW.recipient_party, NEW.agency_code));
        WHEN 'evidence' THEN
            PERFORM keep_text_of('EVIDENCE', NEW.id::text, NEW.reference, NEW.received_at,
                                 concat_ws(' ', NEW.file_name, translate(NEW.file_name, '._-', '   '), NEW.description), '{}');
        WHEN 'expert' THEN
            PERFORM keep_text_of('ROSTER', NEW.code, NEW.code, NEW.added_at,
                                 concat_ws(' ', NEW.code, translate(NEW.expertise::text, '_{}', '   ')), '{}');
            PERFORM keep_text_of('EXPERT', NEW.code, NEW.code, NEW.added_at,
                                 concat_ws(' ', NEW.code, NEW.name, translate(NEW.expertise::text, '_{}', '   ')), '{}');
    END CASE;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_searched_text FROM PUBLIC;

-- The newest of each kind that match and that are open to the reader, newest first; at most so many of each. A word that many have is soon
-- found along the time; otherwise all that have it are sorted.
CREATE OR REPLACE FUNCTION relay_search(asked text, wanted text[], size int) RETURNS TABLE (kind text, id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- no organisation
    question CONSTANT tsquery := search_question(asked);
    sorting CONSTANT text := ' ORDER BY t.at DESC, t.id';
    granted CONSTANT text := format('a.organisation = %L AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    own CONSTANT text := format('left(t.reference, 3) = %L', coalesce(relay_organisation(), '-'));
    -- Of a reader who has a thousand grants at most (as in relay_list), the cases.
    few text[];
    of_cases text[];
    of_kind text;
    seen text[];
    scope text;
    newest text[];
    found text[];
    asks tsquery;
BEGIN
    IF relay_organisation() IS NULL OR numnode(question) = 0 THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT ARRAY(SELECT a.reference FROM case_access a WHERE %s LIMIT 1001)', granted) INTO few;
    of_cases := CASE WHEN cardinality(few) <= 1000 THEN ARRAY[format('t.reference = ANY (%L)', few)]
                     ELSE ARRAY[format('EXISTS (SELECT FROM case_access a WHERE a.reference = t.reference AND %s OFFSET 0)', granted)] END;
    IF acting = relay_organisation() AND acting <> 'INTERPOL' THEN
        of_cases := of_cases || own;
    END IF;
    FOREACH of_kind IN ARRAY wanted LOOP
        asks := question;
        CASE of_kind
            WHEN 'INTELLIGENCE' THEN
                seen := ARRAY[CASE WHEN relay_is_producer() THEN 'true'
                                   ELSE format('t.reference = ANY (%L)', ARRAY(SELECT d.reference FROM dispatch d
                                                                                WHERE d.organisation = relay_organisation()
                                                                                    AND d.recalled_at IS NULL
                                                                                UNION SELECT o.reference FROM owner_consent o
                                                                                    WHERE o.owner = relay_organisation())) END];
            WHEN 'EXPERT' THEN
                of_kind := CASE WHEN relay_organisation() = 'INTERPOL' THEN 'ROSTER' ELSE of_kind END;
                seen := ARRAY[CASE of_kind WHEN 'ROSTER' THEN 'true' ELSE own END];
            WHEN 'MESSAGE' THEN
                seen := of_cases;
                -- A message is for its two parties, and for the NCB.
                IF relay_side() <> 'NCB' THEN
                    asks := quote_literal(CASE relay_side() WHEN 'AGENCY' THEN relay_office() ELSE relay_side() END)::tsquery && question;
                END IF;
            WHEN 'EVIDENCE' THEN
                seen := of_cases || CASE WHEN relay_is_producer() THEN 'left(t.reference, 3) = ''INT'''
                                         ELSE format('t.reference = ANY (%L)', ARRAY(SELECT d.reference FROM dispatch d
                                                      WHERE d.organisation = relay_organisation() AND d.recalled_at IS NULL)) END;
            ELSE
                seen := of_cases;
        END CASE;
        found := '{}';
        FOREACH scope IN ARRAY seen LOOP
            EXECUTE format('SELECT ARRAY(SELECT t.id FROM (SELECT t.* FROM searched_text t WHERE t.kind = %L AND %s%s LIMIT 500) t
                                          WHERE t.words @@ %L::tsquery AND %s%s LIMIT %s)',
                           of_kind, CASE scope WHEN own THEN own ELSE 'true' END, sorting, asks, scope, sorting, size) INTO newest;
            IF cardinality(newest) < size THEN
                EXECUTE format('SELECT ARRAY(SELECT t.id FROM searched_text t WHERE t.kind = %L AND t.words @@ %L::tsquery AND %s%s LIMIT %s)',
                               of_kind, CASE scope WHEN own THEN quote_literal(relay_organisation())::tsquery && asks ELSE asks END,
                               scope, sorting, size) INTO newest;
            END IF;
            found := found || newest;
        END LOOP;
        RETURN QUERY SELECT CASE t.kind WHEN 'ROSTER' THEN 'EXPERT' ELSE t.kind END, t.id FROM searched_text t
                      WHERE t.kind = of_kind AND t.id = ANY (found) ORDER BY t.at DESC, t.id LIMIT size;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION relay_search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_search TO relay_app;

-- The search marks a message with the code of its agency.
CREATE OR REPLACE FUNCTION message_marks(sender text, recipient text, agency text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_remove(array_replace(ARRAY[sender, recipient], 'AGENCY', agency), NULL)
    $$;
REVOKE EXECUTE ON FUNCTION message_marks FROM PUBLIC;
