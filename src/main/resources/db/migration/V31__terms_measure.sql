-- rolling: the older version does not write the new kind
-- Signed terms of reference are a measure until the team is deployed; a withdrawal or a no-go ends them.
ALTER TABLE measure DROP CONSTRAINT measure_kind_check,
    ADD CONSTRAINT measure_kind_check
        CHECK (kind IN ('NOTICE', 'DIFFUSION', 'TERMS', 'TEAM', 'EXPERT', 'MEETING', 'TRAINING'));
