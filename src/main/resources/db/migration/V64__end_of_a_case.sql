-- How a case ends: what the agency did not receive is delivered again, what was added is decided before the case closes, and the case states
-- what continues after its end (our defaults).

-- An agency may say that it received nothing of what was sent.
-- rolling: it takes all that the version before writes, and one status more
ALTER TABLE delivery DROP CONSTRAINT delivery_status_check,
    ADD CONSTRAINT delivery_status_check
        CHECK (status IN ('PREPARED', 'SENT', 'FORWARDED', 'WITHHELD', 'NOT_RECEIVED', 'REROUTED', 'CANCELLED'));
-- rolling: it takes all that the version before writes, and one status more
ALTER TABLE case_capability DROP CONSTRAINT case_capability_status_check,
    ADD CONSTRAINT case_capability_status_check
        CHECK (status IN ('REQUESTED', 'OFFERED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED',
                          'WITHHELD', 'NOT_RECEIVED', 'REFUSED', 'WITHDRAWN'));

-- A case that delivered nothing does not end as delivered. The rule is that of CaseOutcome in the domain.
-- rolling: it answers as before for all that the version before writes
CREATE OR REPLACE FUNCTION case_outcome(status text, support text[], abandoned boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NULL
                      WHEN abandoned THEN 'ABANDONED'
                      WHEN status <> 'CLOSED' THEN status
                      WHEN 'DELIVERED' <> ALL (support) THEN 'NOTHING_DELIVERED'
                      WHEN support && ARRAY['REFUSED', 'WITHHELD', 'NOT_RECEIVED'] THEN 'PARTLY_DELIVERED'
                      ELSE 'DELIVERED' END $$;

-- Why the team delivers again or not is for the country's NCB; the agency reads that it happened.
INSERT INTO event_reader (matter, kind, agency, shared, joined, ncb, interpol)
VALUES ('CASE', 'NOT_RECEIVED', 'EVENT', 'EVENT', 'EVENT', 'BOTH', 'BOTH'),
       ('CASE', 'CLOSING_WAITS', 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'BOTH');

-- One event says all that continues; until now it was preservation requests alone.
UPDATE event_reader SET kind = 'CONTINUES_AFTER_END' WHERE kind = 'PRESERVATION_CONTINUES';
ALTER TABLE timeline_event NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
UPDATE timeline_event SET kind = 'CONTINUES_AFTER_END' WHERE kind = 'PRESERVATION_CONTINUES';
ALTER TABLE timeline_event FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;
