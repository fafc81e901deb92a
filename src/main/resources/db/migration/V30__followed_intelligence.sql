-- Intelligence is followed as a case is. Its events have numbers of their own, in which what was seen of it is counted; what is recalled, or not
-- sent to the officer's country, is neither followed nor seen.
ALTER POLICY case_seen_by_officer ON case_seen
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);
ALTER POLICY followed_case_of_officer ON followed_case
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);

-- Only relay_followers_since, below, reads them so.
CREATE POLICY intelligence_event_announced ON intelligence_event FOR SELECT TO CURRENT_USER USING (true);

-- Whom a node of the relay looks at again, as before (V27__inbox.sql), of cases and of intelligence.
DROP FUNCTION relay_followers_since(bigint);
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
