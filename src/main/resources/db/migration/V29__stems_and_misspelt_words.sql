-- A search finds the other forms of a word, in the languages of the pages, and words that are like one that is misspelt.

-- 1. Stems. A case has, beside the words of its request, their stems where these are other words; a tilde marks them, which no word has. So one
-- index answers for words and stems, and what is asked in quotation marks still means the word itself.
-- What this one says of a word that is asked for, the next one writes out: a call for each word of a request would be a statement each.
CREATE FUNCTION word_stems(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT DISTINCT stem
                   FROM unnest(CASE WHEN word ~ '^[؀-ۿ]+$' THEN ts_lexize('pg_catalog.arabic_stem', word)
                                    ELSE ts_lexize('pg_catalog.english_stem', word) || ts_lexize('pg_catalog.french_stem', word)
                                         || ts_lexize('pg_catalog.spanish_stem', word) END) AS stem
                  WHERE length(stem) >= 3)
    $$;

-- Of a text that nearly fills a vector (1 MB), the words have to do.
CREATE FUNCTION with_stems(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN pg_column_size(words) > 200000 THEN words
                ELSE words || array_to_tsvector(ARRAY(
                    SELECT DISTINCT '~' || stem
                      FROM unnest(words) AS word,
                           unnest(CASE WHEN word.lexeme ~ '^[؀-ۿ]+$' THEN ts_lexize('pg_catalog.arabic_stem', word.lexeme)
                                       ELSE ts_lexize('pg_catalog.english_stem', word.lexeme) || ts_lexize('pg_catalog.french_stem', word.lexeme)
                                            || ts_lexize('pg_catalog.spanish_stem', word.lexeme) END) AS stem
                     WHERE word.lexeme ~ '^[[:alpha:]]{4,40}$' AND length(stem) >= 3 AND stem <> word.lexeme)) END
    $$;

CREATE OR REPLACE FUNCTION searched_words(reference text, title text, content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT with_stems(setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content))
           || array_to_tsvector(ARRAY[left(reference, 3)])
    $$;
UPDATE case_text SET words = with_stems(words);
COMMENT ON COLUMN case_text.words IS 'the words of the request, in lower case; their stems after a tilde; and the code of its country, in upper case, which no question of a reader has';

-- A word as a question, whatever its letters are.
CREATE FUNCTION word_question(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery
    $$;

-- A word stands for all that begin with it and for its other forms, from four letters on; the other letters of "party" are those of "parties".
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

-- What a reader asks for, as before (V21__lists_and_search.sql); of nothing but words, each now stands for its forms too.
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

-- 2. Words that are like others. Each organisation has the list of the words of those cases that are its own; INTERPOL's has those of all that are
-- open to it. A list is only ever asked by its own organisation, so that nobody's question is answered by the words of others; and it names
-- no word: it leads to cases that the reader may see.
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

-- A submission does not write its words into the lists: it would wait for another one with the same new words. The relay's worker does,
-- soon after, as INTERPOL, whose grants it looks at. Of two nodes one is enough.
CREATE FUNCTION relay_learn_words(since timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('search_word')) THEN
        RETURN;
    END IF;
    INSERT INTO search_word
    SELECT DISTINCT reader, word.lexeme
      FROM (SELECT f.reference, ARRAY[f.organisation] || CASE WHEN relay_organisation() = 'INTERPOL' AND relay_is_granted(f.reference)
                                                              THEN ARRAY['INTERPOL'] ELSE '{}' END AS readers
              FROM case_figure f WHERE f.updated_at >= since) AS changed
      JOIN case_text t USING (reference), unnest(readers) AS reader, unnest(t.words) AS word
     WHERE is_listed_word(word.lexeme)
    ON CONFLICT DO NOTHING;
END $$;
SELECT set_config('relay.organisation', 'INTERPOL', true);
SELECT relay_learn_words('-infinity');
SELECT set_config('relay.organisation', '', true);

-- A word that no case has any more, because a text was corrected or erased, leaves the lists with it.
CREATE OR REPLACE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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

-- The cases that whoever acts may see and that have a word like each that is asked for (the first five, of four to forty letters), the latest
-- first. It answers references only, as relay_list does. Where very many have them, the latest that are seen are looked through.
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
REVOKE EXECUTE ON FUNCTION relay_learn_words, relay_similar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_learn_words, relay_similar TO relay_app;

-- A server without the extension, or an owner who may not create it, goes without (V27__inbox.sql).
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        -- Only an extension that this session has used has settings that an owner may give to a function.
        PERFORM show_limit();
        ALTER FUNCTION similar_words SET pg_trgm.similarity_threshold = 0.4;
        CREATE INDEX search_word_by_likeness ON search_word USING gin (word gin_trgm_ops);
    END IF;
END $$;
