-- A notice reaches the countries that its reviewer chose, as a diffusion reaches those that its sender picked (Annex 2; who reads is our
-- default): one table says what was sent to whom, with the same readers and the same trigger against restricted countries.
ALTER TABLE diffusion ADD COLUMN colour text;
COMMENT ON COLUMN diffusion.colour IS 'of a notice; null for a diffusion';
-- rolling: the version before writes diffusions alone, numbered DIFFUSION-
ALTER TABLE diffusion ADD CONSTRAINT number_says_kind CHECK ((colour IS NOT NULL) = starts_with(number, 'NOTICE-'));

-- Of a deployment reads, of the office that prepares it, who was nominated by a person (our default): opening it nominates nobody any more. A row
-- of task_assignment does, with who nominated and when.
-- rolling: a lead of the wildlife team assigns the assessment that the version before opens
DROP TRIGGER deployment_opens_case ON ist_deployment;
-- rolling: only that trigger called it
DROP FUNCTION open_to_deployment_office;
