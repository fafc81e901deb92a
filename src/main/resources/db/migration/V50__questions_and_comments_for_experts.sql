-- Experts: what their bureaus are asked, and what reviewers say beside their opinions.

-- What a home bureau is asked is in columns, not in an English sentence, so that each reader has it in their language.
-- rolling: the trigger reads the sentence that the version before writes; that version shows none of what this one asks
ALTER TABLE ist_member ADD COLUMN starts_on date;
ALTER TABLE ist_member ADD COLUMN working_days int CHECK (working_days BETWEEN 1 AND 20); -- our default
ALTER TABLE ist_member ALTER COLUMN task DROP NOT NULL;
COMMENT ON COLUMN ist_member.task IS 'by version 1.0.0: "Team to KEN, analyst, 5 working days from 2026-10-12"';

CREATE FUNCTION read_question_for_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.starts_on := right(NEW.task, 10)::date;
    NEW.working_days := substring(NEW.task FROM '(\d+) working days? from [0-9-]{10}$')::int;
    RETURN NEW;
END $$;
CREATE TRIGGER question_is_read BEFORE INSERT OR UPDATE OF task ON ist_member FOR EACH ROW
    WHEN (NEW.task IS NOT NULL AND NEW.starts_on IS NULL) EXECUTE FUNCTION read_question_for_expert();

ALTER TABLE ist_member NO FORCE ROW LEVEL SECURITY;
UPDATE ist_member SET task = task;
ALTER TABLE ist_member FORCE ROW LEVEL SECURITY;
-- rolling: the trigger fills both for the version before
ALTER TABLE ist_member ALTER COLUMN starts_on SET NOT NULL;
-- rolling: as above, of the same sentence
ALTER TABLE ist_member ALTER COLUMN working_days SET NOT NULL;

-- A reviewer comments beside the parts of an opinion as beside those of a report.
-- rolling: the default fills the column for opinions that the version before writes
ALTER TABLE expert_opinion ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
ALTER TABLE product_comment ALTER COLUMN product_id DROP NOT NULL;
ALTER TABLE product_comment ADD COLUMN opinion_id uuid REFERENCES expert_opinion (id);
-- rolling: the version before comments on products alone
ALTER TABLE product_comment ADD CONSTRAINT product_comment_of_one_text CHECK (num_nonnulls(product_id, opinion_id) = 1);
CREATE INDEX product_comment_by_opinion ON product_comment (opinion_id, part, id);
-- Whose expert writes the next version reads them.
CREATE POLICY product_comment_of_writer ON product_comment FOR SELECT
    USING (EXISTS (SELECT FROM expert_opinion o WHERE o.id = opinion_id AND relay_drafts(product_comment.reference, o.engagement::text)));
