-- The editor of reports serves reports of missions, minutes and opinions of experts, too.

-- rolling: the version before reads and writes the words alone
ALTER TABLE expert_opinion ADD COLUMN formatted text CHECK (length(formatted) <= 40000); -- our default
COMMENT ON COLUMN expert_opinion.body IS 'the words alone';
COMMENT ON COLUMN expert_opinion.formatted IS 'the same text as Markdown; null where it has no headings, lists, tables or links';

-- A draft is its office's: the wildlife team's, that of the members of a deployment, or that of the country whose expert gives an opinion.
COMMENT ON COLUMN report_draft.capability IS 'of an opinion, the id of the engagement';
CREATE FUNCTION relay_drafts(wanted text, subject text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_office() = 'INTERPOL-gwet' THEN relay_sees(wanted) AND strpos(subject, '-') = 0
                WHEN starts_with(relay_office(), 'INTERPOL-ist-members/') THEN relay_sees(wanted) AND subject = 'IST_DEPLOYMENT'
                ELSE relay_side() = 'NCB' AND EXISTS (SELECT FROM expert_engagement e
                                                       WHERE e.id::text = subject AND e.reference = wanted
                                                         AND e.organisation = relay_organisation()) END
    $$;
ALTER POLICY report_draft_of_team ON report_draft
    USING (relay_drafts(reference, capability)) WITH CHECK (relay_drafts(reference, capability));

-- Pictures of reports. Who writes a report sees those of its drafts; who reads a product sees those that it has, and no other.
-- rolling: the version before does not know the table
CREATE TABLE report_picture (
    id         uuid PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    subject    text NOT NULL,
    media_type text NOT NULL CHECK (media_type = ANY (ARRAY['image/png', 'image/jpeg'])),
    sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content    bytea STORAGE EXTERNAL NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 2097152), -- 2 MB, our default
    added_by   text NOT NULL,
    added_at   timestamptz NOT NULL,
    UNIQUE (id, reference)
);
COMMENT ON COLUMN report_picture.subject IS 'whose report it was added to, as report_draft.capability';
CREATE INDEX report_picture_by_case ON report_picture (reference, subject);
ALTER TABLE report_picture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- rolling: the version before does not know the table
CREATE TABLE product_picture (
    product_id uuid NOT NULL REFERENCES product,
    picture    uuid NOT NULL,
    reference  text NOT NULL,
    PRIMARY KEY (product_id, picture),
    FOREIGN KEY (picture, reference) REFERENCES report_picture (id, reference)
);
CREATE INDEX product_picture_by_picture ON product_picture (picture, reference);
CREATE INDEX product_picture_by_case ON product_picture (reference);
ALTER TABLE product_picture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY product_picture_of_reader ON product_picture FOR SELECT
    USING (EXISTS (SELECT FROM product p WHERE p.id = product_picture.product_id));
CREATE POLICY product_picture_shown ON product_picture FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference)
                AND EXISTS (SELECT FROM product p WHERE p.id = product_picture.product_id AND p.reference = product_picture.reference));
GRANT SELECT, INSERT ON product_picture TO relay_app;

CREATE POLICY report_picture_of_writer ON report_picture
    USING (relay_drafts(reference, subject)) WITH CHECK (relay_drafts(reference, subject));
CREATE POLICY report_picture_of_reader ON report_picture FOR SELECT
    USING (EXISTS (SELECT FROM product_picture p WHERE p.picture = report_picture.id));
GRANT SELECT, INSERT ON report_picture TO relay_app;

-- relay_erase calls it.
CREATE POLICY product_picture_erased ON product_picture TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE POLICY report_picture_erased ON report_picture TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
CREATE FUNCTION relay_erase_pictures(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM product_picture WHERE reference = wanted;
    DELETE FROM report_picture WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_pictures FROM PUBLIC;
