-- A notice reaches the countries that its reviewer chose, as a diffusion reaches those that its sender picked (Annex 2; who reads is our
-- default): one table says what was sent to whom, with the same readers and the same trigger against restricted countries.
ALTER TABLE diffusion ADD COLUMN colour text;
COMMENT ON COLUMN diffusion.colour IS 'of a notice; null for a diffusion';
ALTER TABLE diffusion ADD CONSTRAINT number_says_kind CHECK ((colour IS NOT NULL) = starts_with(number, 'NOTICE-'));
