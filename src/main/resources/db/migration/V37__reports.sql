-- Reports with headings, lists, tables and links: their text, their drafts, and what reviewers say beside them.

-- rolling: the version before reads and writes the words alone
ALTER TABLE product ADD COLUMN formatted text CHECK (length(formatted) <= 40000); -- our default
COMMENT ON COLUMN product.body IS 'the words alone';
COMMENT ON COLUMN product.formatted IS 'the same text as Markdown; null where it has no headings, lists, tables or links';

-- A version of a report that is being written: the wildlife team writes and reviews it, nobody else reads it. It is gone once the report is
-- a product. A page that saves names the version that it shows: nothing is overwritten that its writer has not seen.
-- rolling: the version before does not know the table
CREATE TABLE report_draft (
    reference  text NOT NULL REFERENCES support_request,
    capability text NOT NULL,
    version    int NOT NULL CHECK (version > 0),
    answers    jsonb NOT NULL CHECK (length(answers::text) <= 200000), -- our default
    saves      int NOT NULL DEFAULT 1,
    saved_by   text NOT NULL,
    begun_at   timestamptz NOT NULL,
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (reference, capability, version)
);
COMMENT ON COLUMN report_draft.answers IS 'the fields of the form, by key, as they were typed';
COMMENT ON COLUMN report_draft.saves IS 'one more with each change of this version';
ALTER TABLE report_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY report_draft_of_team ON report_draft
    USING (relay_office() = 'INTERPOL-gwet' AND relay_sees(reference)) WITH CHECK (relay_office() = 'INTERPOL-gwet' AND relay_sees(reference));
CREATE POLICY report_draft_erased ON report_draft TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (answers, saves, saved_at), DELETE ON report_draft TO relay_app;

-- What a reviewer says beside a part of a report, for who writes its next version; never changed.
-- rolling: the version before does not know the table
CREATE TABLE product_comment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product,
    reference  text NOT NULL REFERENCES support_request,
    part       int NOT NULL CHECK (part >= 0),
    words      text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000), -- our default
    written_by text NOT NULL,
    written_at timestamptz NOT NULL
);
COMMENT ON COLUMN product_comment.part IS 'of the text: its headings, paragraphs, lists and tables, counted from 0';
CREATE INDEX product_comment_by_product ON product_comment (product_id, part, id);
CREATE INDEX product_comment_by_case ON product_comment (reference);
ALTER TABLE product_comment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY product_comment_of_team ON product_comment
    USING (relay_office() = 'INTERPOL-gwet' AND relay_sees(reference)) WITH CHECK (relay_office() = 'INTERPOL-gwet' AND relay_sees(reference));
CREATE POLICY product_comment_erased ON product_comment TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT ON product_comment TO relay_app;

-- relay_erase calls it.
CREATE FUNCTION relay_erase_reports(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('relay.erasing', wanted, true);
    UPDATE product SET formatted = NULL WHERE reference = wanted;
    DELETE FROM product_comment WHERE reference = wanted;
    DELETE FROM report_draft WHERE reference = wanted;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_reports FROM PUBLIC;
