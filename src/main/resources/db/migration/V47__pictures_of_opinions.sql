-- Pictures of opinions, and the end of pictures that no text shows.

-- Who reads an expert's opinion sees the pictures that it names, of those that were added to it. Its product has them as any other has.
CREATE POLICY report_picture_of_opinion ON report_picture FOR SELECT
    USING (EXISTS (SELECT FROM expert_engagement e JOIN expert_opinion o ON o.engagement = e.id
                    WHERE e.reference = report_picture.reference AND e.id::text = report_picture.subject
                      AND strpos(o.formatted, report_picture.id::text) > 0));

-- Once a text is complete, those of its pictures go that are in no version of a product or an opinion, and in no draft of the case.
-- The owner sees the drafts of every office; the caller must write the text.
CREATE FUNCTION relay_discard_pictures(wanted text, completed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT relay_drafts(wanted, completed) THEN
        RETURN;
    END IF;
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM report_picture p
     WHERE p.reference = wanted AND p.subject = completed
       AND NOT EXISTS (SELECT FROM product_picture s WHERE s.picture = p.id)
       AND NOT EXISTS (SELECT FROM expert_opinion o WHERE o.engagement::text = completed AND strpos(o.formatted, p.id::text) > 0)
       AND NOT EXISTS (SELECT FROM report_draft d WHERE d.reference = wanted AND strpos(d.answers::text, p.id::text) > 0);
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_discard_pictures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_discard_pictures TO relay_app;
