-- A capability whose product the NCB did not pass on has a status of its own.
ALTER TABLE case_capability DROP CONSTRAINT case_capability_status_check,
    ADD CONSTRAINT case_capability_status_check
        CHECK (status IN ('REQUESTED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED',
                          'WITHHELD', 'REFUSED', 'WITHDRAWN'));

DROP TRIGGER support_follows_the_record ON case_capability;
CREATE TRIGGER support_follows_the_record BEFORE UPDATE ON case_capability
    FOR EACH ROW WHEN (NEW.status IN ('CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED', 'WITHHELD'))
    EXECUTE FUNCTION refuse_work_before_the_record();

-- What came of a case that has ended: the board counts by it. The rule is that of CaseOutcome in the domain.
CREATE FUNCTION case_outcome(status text, support text[], abandoned boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NULL
                      WHEN abandoned THEN 'ABANDONED'
                      WHEN status <> 'CLOSED' THEN status
                      WHEN 'DELIVERED' <> ALL (support) THEN 'NOTHING_DELIVERED'
                      WHEN support && ARRAY['REFUSED', 'WITHHELD'] THEN 'PARTLY_DELIVERED'
                      ELSE 'DELIVERED' END $$;
CREATE FUNCTION recorded_outcome(recorded text, status text) RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT case_outcome(status, ARRAY(SELECT c.status FROM case_capability c WHERE c.reference = recorded),
                              EXISTS (SELECT FROM timeline_event e WHERE e.reference = recorded AND e.kind = 'REQUEST_ABANDONED')) $$;
COMMENT ON FUNCTION recorded_outcome IS 'the outcome of a case in this status by what is recorded of its support and on its timeline';

ALTER TABLE case_figure ADD COLUMN outcome text
    CHECK (outcome IN ('DELIVERED', 'PARTLY_DELIVERED', 'NOTHING_DELIVERED', 'DECLINED', 'WITHDRAWN', 'ABANDONED'));
COMMENT ON COLUMN case_figure.outcome IS 'what came of the case; null while it is open';
-- Row-level security binds the owner too, who here acts for no organisation.
ALTER TABLE case_figure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_capability NO FORCE ROW LEVEL SECURITY;
ALTER TABLE timeline_event NO FORCE ROW LEVEL SECURITY;
UPDATE case_figure SET outcome = recorded_outcome(reference, status) WHERE ended_at IS NOT NULL;
ALTER TABLE case_figure FORCE ROW LEVEL SECURITY,
    ADD CONSTRAINT case_figure_outcome_of_ended_cases CHECK ((outcome IS NULL) = (ended_at IS NULL));
ALTER TABLE case_capability FORCE ROW LEVEL SECURITY;
ALTER TABLE timeline_event FORCE ROW LEVEL SECURITY;
GRANT UPDATE (outcome) ON case_figure TO relay_app;

CREATE OR REPLACE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at, ended_at,
                                  outcome, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at, NEW.updated_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN recorded_outcome(NEW.reference, NEW.status) END,
            stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency, capabilities = excluded.capabilities,
        updated_at = excluded.updated_at, acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at),
        ended_at = CASE WHEN excluded.status = f.status THEN f.ended_at ELSE excluded.ended_at END,
        outcome = CASE WHEN excluded.status = f.status THEN f.outcome ELSE excluded.outcome END,
        stage = greatest(f.stage, excluded.stage);
    RETURN NULL;
END $$;

-- The timeline is written when the transaction ends, after the status; and support may still be ended after the case.
CREATE FUNCTION update_case_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET outcome = recorded_outcome(f.reference, f.status) WHERE f.reference = NEW.reference AND f.ended_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER outcome_follows_support AFTER UPDATE OF status ON case_capability
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION update_case_outcome();
CREATE TRIGGER outcome_follows_abandonment AFTER INSERT ON timeline_event
    FOR EACH ROW WHEN (NEW.kind = 'REQUEST_ABANDONED') EXECUTE FUNCTION update_case_outcome();
