-- A step may wait for several answers side by side: of each invited bureau, of each home of an expert, of each owner of a hit.
ALTER TABLE escalation ADD COLUMN debt text NOT NULL DEFAULT '';
COMMENT ON COLUMN escalation.debt IS 'which of the answers is owed; empty where the step waits for one';
ALTER TABLE escalation DROP CONSTRAINT escalation_reference_step_stage_key;
ALTER TABLE escalation ADD UNIQUE (reference, step, debt, stage);
