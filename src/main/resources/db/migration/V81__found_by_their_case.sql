-- What belongs to a case is found by it, however many cases of others there are: at 4,000 deliveries it took 25 ms to learn which
-- products of one case were still to be delivered, and takes half a millisecond with an index.
CREATE INDEX triage_by_case ON triage (reference, id);
CREATE INDEX delivery_by_product ON delivery (product_id);
CREATE INDEX product_review_by_case ON product_review (reference);
CREATE INDEX evidence_custody_by_case ON evidence_custody (reference);
CREATE INDEX evidence_chunk_by_case ON evidence_chunk (reference);
CREATE INDEX request_draft_by_case ON request_draft (reference) WHERE reference IS NOT NULL;
CREATE INDEX hit_question_by_asking_case ON hit_question (asking_reference);
CREATE INDEX hit_question_by_owner_case ON hit_question (owner_reference);
CREATE INDEX intelligence_grading_by_intelligence ON intelligence_grading (reference, id);
CREATE INDEX expert_engagement_by_expert ON expert_engagement (expert);
