-- The words of new requests were listed word by word: of each it was asked whether INTERPOL may see its case, and by two regular expressions
-- whether it belongs into a list. Each case was looked at three times, because the worker asked by the time of its last change. Under a steady
-- load that cost the database as much as the submissions themselves. Now a case is asked about once for each change, and a word once for all cases of
-- a country that have it.
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
-- yet to come; they were listed before the backup, or by the first look of the node.
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

-- For nodes of the version before.
CREATE OR REPLACE FUNCTION relay_learn_words(since timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM relay_list_words(NULL, since);
END $$;
