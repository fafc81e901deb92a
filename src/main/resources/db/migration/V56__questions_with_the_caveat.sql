-- What other countries read of a case on external material ends with the caveat: a question may be longer by that.
ALTER TABLE expert_engagement DROP CONSTRAINT expert_engagement_question_check;
ALTER TABLE expert_engagement ADD CONSTRAINT expert_engagement_question_check CHECK (length(question) BETWEEN 1 AND 1200);
