-- What a time limit caused is counted in one table for cases and for intelligence; an absence that follows another one is covered, too.

-- 1. The stages of a task about intelligence are counted for the task. INTERPOL counts for all: a country does not learn how often another
-- one was reminded.
ALTER TABLE escalation DROP CONSTRAINT escalation_reference_fkey;
CREATE TRIGGER case_is_known AFTER INSERT ON escalation REFERENCING NEW TABLE AS entered
    FOR EACH ROW WHEN (NOT starts_with(NEW.reference, 'INT-')) EXECUTE FUNCTION refuse_unknown_case();
CREATE POLICY escalation_of_intelligence ON escalation
    USING (starts_with(reference, 'INT-') AND relay_organisation() = 'INTERPOL'
           AND EXISTS (SELECT FROM intelligence i WHERE i.reference = escalation.reference));
-- Tasks that wait go on at their stage.
ALTER TABLE escalation NO FORCE ROW LEVEL SECURITY;
INSERT INTO escalation (reference, step, debt, stage, action, escalated_at)
SELECT e.reference, e.note, t.id, row_number() OVER (PARTITION BY t.id, e.note ORDER BY e.id), substr(e.kind, 10), e.happened_at
  FROM intelligence_event e
  JOIN engine_task t ON t.reference = e.reference AND nullif(t.tenant_id, 'INTERPOL') IS NOT DISTINCT FROM e.organisation
 WHERE starts_with(e.kind, 'REMINDED_') AND e.happened_at >= t.create_time;
ALTER TABLE escalation FORCE ROW LEVEL SECURITY;

-- 2. Where one absence follows another with the same substitute, what was opened for the first lasts until the end of the second.
CREATE OR REPLACE FUNCTION pg_temp.replaced(body text, part text, other text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    IF strpos(body, part) = 0 THEN
        RAISE EXCEPTION 'There is no "%" in %', part, left(body, 80);
    END IF;
    RETURN replace(body, part, other);
END $$;
DO $$ BEGIN
    EXECUTE pg_temp.replaced(pg_get_functiondef('relay_open_to_substitutes(timestamptz)'::regprocedure),
        'AND c.revoked_at IS NOT NULL', 'AND (c.revoked_at IS NOT NULL OR c.valid_until <= moment)');
END $$;
