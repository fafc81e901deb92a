-- The owner of data can withdraw or correct them (Annex 1.1: the data are the country's). What rests on a withdrawn case is sent to nobody any
-- more, and what was sent is reviewed; what was recalled from every country is recalled, not disseminated.

-- 1. A state of its own for what every country had to give back.
-- rolling: the version before reads any state as a text, and writes the others
ALTER TABLE intelligence DROP CONSTRAINT intelligence_status_check,
    ADD CONSTRAINT intelligence_status_check CHECK (status IN ('REGISTERED', 'RELEASED', 'NOT_RELEASED', 'DISSEMINATED', 'RECALLED'));
DO $$
DECLARE
    erasing CONSTANT text := pg_get_functiondef('relay_erase(text)'::regprocedure);
    ended CONSTANT text := $ended$'DISSEMINATED', 'NOT_RELEASED'$ended$;
BEGIN
    ASSERT strpos(erasing, ended) > 0;
    EXECUTE replace(erasing, ended, ended || ', ''RECALLED''');
END $$;
-- Data that their owner withdrew are recalled from a country that has acknowledged them, too.
-- rolling: the version before recalls what was not acknowledged alone
ALTER TABLE dispatch DROP CONSTRAINT dispatch_check1;

-- 2. What rests on what, however many items lie between.
CREATE INDEX intelligence_by_basis ON intelligence USING gin (source_references);
CREATE INDEX intelligence_by_related ON intelligence (related_reference);
CREATE FUNCTION relay_basis(wanted text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE basis (reference) AS (
        SELECT wanted
        UNION
        SELECT r.reference FROM basis b JOIN public.intelligence i ON i.reference = b.reference
          CROSS JOIN LATERAL unnest(i.source_references || i.related_reference) AS r (reference)
         WHERE r.reference IS NOT NULL)
    SELECT reference FROM basis
    $$;
COMMENT ON FUNCTION relay_basis IS 'a case or intelligence, and all on which it rests, as far as who acts sees that';
CREATE FUNCTION relay_resting_on(wanted text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE resting (reference) AS (
        SELECT wanted
        UNION
        SELECT i.reference FROM resting b JOIN public.intelligence i
            ON i.source_references @> ARRAY[b.reference] OR i.related_reference = b.reference)
    SELECT reference FROM resting WHERE reference <> wanted
    $$;
COMMENT ON FUNCTION relay_resting_on IS 'all intelligence that rests on a case or intelligence, as far as who acts sees that';
REVOKE EXECUTE ON FUNCTION relay_basis, relay_resting_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_basis, relay_resting_on TO relay_app;

-- 3. The last defence: no dispatch of what rests on a withdrawn case.
CREATE OR REPLACE FUNCTION refuse_restricted_addressee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM intelligence i JOIN intelligence_release r ON r.reference = i.reference AND r.released
                    WHERE i.reference = NEW.reference AND NEW.organisation = ANY (i.addressees)) THEN
        RAISE EXCEPTION 'intelligence % is not released for %', NEW.reference, NEW.organisation
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM support_request c WHERE c.reference IN (SELECT relay_basis(NEW.reference)) AND c.status = 'WITHDRAWN') THEN
        RAISE EXCEPTION 'intelligence % rests on a withdrawn case', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- 4. Who reads what of it. The country of the case learns how much is reviewed and how that ended; which intelligence it is stays INTERPOL's.
-- Who holds intelligence that stands learns that it does; the reason speaks of another country's case.
INSERT INTO event_reader (matter, kind, agency, shared, joined, ncb, interpol)
VALUES ('CASE', 'INTELLIGENCE_UNDER_REVIEW', 'BOTH', 'BOTH', 'BOTH', 'BOTH', 'BOTH'),
       ('CASE', 'INTELLIGENCE_REVIEWED', 'BOTH', 'BOTH', 'BOTH', 'BOTH', 'BOTH'),
       ('INTELLIGENCE', 'BASIS_WITHDRAWN', 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH'),
       ('INTELLIGENCE', 'BASIS_CORRECTED', 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH'),
       ('INTELLIGENCE', 'BASIS_REVIEWED', 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH'),
       ('INTELLIGENCE', 'RECALLED_EVERYWHERE', 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH'),
       ('INTELLIGENCE', 'REPLACES', 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH'),
       ('INTELLIGENCE', 'MAINTAINED', 'EVENT', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH');
