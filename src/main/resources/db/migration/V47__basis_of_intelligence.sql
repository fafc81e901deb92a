-- Intelligence of INTERPOL's own names what it rests on: cases and intelligence that INTERPOL holds, or what INTERPOL collected itself.

-- rolling: the version before writes neither column, and each check holds for what it leaves empty
ALTER TABLE intelligence
    ADD COLUMN source_basis text CHECK (source_basis IN ('OWN_COLLECTION', 'CASES_AND_INTELLIGENCE')),
    ADD COLUMN source_references text[] NOT NULL DEFAULT '{}' CHECK (cardinality(source_references) <= 21), -- 20 (our default) and the related one
    ADD CHECK (source_basis IS NULL OR source_kind = 'INTERPOL');
COMMENT ON COLUMN intelligence.source_basis IS 'null for an external source, and where it was not recorded';
COMMENT ON COLUMN intelligence.source_references IS 'cases and intelligence that it rests on';

-- Intelligence is retained for five years (our default), and no longer than what it rests on; it is reviewed 90 days before.
CREATE OR REPLACE FUNCTION keep_for_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    basis CONSTANT text[] := NEW.source_references || NEW.related_reference;
BEGIN
    NEW.retention_until := least((NEW.registered_at AT TIME ZONE 'UTC')::date + interval '5 years',
                                 (SELECT min(r.retention_until) FROM support_request r WHERE r.reference = ANY (basis)),
                                 (SELECT min(i.retention_until) FROM intelligence i WHERE i.reference = ANY (basis)))::date;
    NEW.retention_review_at := NEW.retention_until - 90;
    RETURN NEW;
END $$;

-- An erasure also removes what the intelligence rests on.
CREATE FUNCTION relay_erase_basis(wanted text) RETURNS void LANGUAGE sql AS $$
    UPDATE intelligence SET source_basis = NULL, source_references = '{}' WHERE reference = wanted
    $$;
REVOKE EXECUTE ON FUNCTION relay_erase_basis FROM PUBLIC;
