-- The stems of a request were asked for word by word, with two regular expressions for each. Now the words of a script are stemmed as one
-- text. A stem that is a word of the request itself is left out: whoever asks for a stem asks for the word, too.
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

-- In a function of this language the plan is kept for the next submission.
CREATE OR REPLACE FUNCTION searched_words(reference text, title text, content jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN with_stems(setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content))
           || array_to_tsvector(ARRAY[left(reference, 3)]);
END $$;
