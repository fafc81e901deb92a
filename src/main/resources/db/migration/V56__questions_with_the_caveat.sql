-- What other countries read of a case on external material ends with the caveat: a question may be longer by that.
ALTER TABLE expert_engagement DROP CONSTRAINT expert_engagement_question_check;
ALTER TABLE expert_engagement ADD CONSTRAINT expert_engagement_question_check CHECK (length(question) BETWEEN 1 AND 1200);

-- A country that the request restricts is not asked for an expert.
CREATE FUNCTION refuse_restricted_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.organisation = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION 'a restricted country cannot be asked about %', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER engagement_is_allowed BEFORE INSERT ON expert_engagement FOR EACH ROW EXECUTE FUNCTION refuse_restricted_expert();
