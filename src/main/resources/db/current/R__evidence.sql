-- What holds for originals of evidence and files of intelligence.
SET LOCAL lock_timeout = '10s';

-- An original is sealed by its row: nothing can be appended to it afterwards.
CREATE OR REPLACE FUNCTION refuse_sealed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evidence e WHERE e.id = NEW.evidence_id) THEN
        RAISE EXCEPTION 'evidence % is complete', NEW.evidence_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- An infected original is opened only after a warning, and the chain of custody says so.
CREATE OR REPLACE FUNCTION refuse_unwarned_download() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evidence_scan s WHERE s.evidence_id = NEW.evidence_id AND s.verdict = 'INFECTED') THEN
        RAISE EXCEPTION 'evidence % is infected and is opened after a warning only', NEW.evidence_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- An original of a draft is sealed by its row, as that of a case is.
CREATE OR REPLACE FUNCTION refuse_sealed_draft_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM draft_evidence e WHERE e.id = NEW.file) THEN
        RAISE EXCEPTION 'evidence % is complete', NEW.file USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A second person releases intelligence with its files: none is added afterwards.
CREATE OR REPLACE FUNCTION refuse_evidence_of_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM support_request r WHERE r.reference = NEW.reference)
       AND NOT EXISTS (SELECT FROM intelligence i WHERE i.reference = NEW.reference AND i.status IN ('REGISTERED', 'NOT_RELEASED')) THEN
        RAISE EXCEPTION 'evidence % is of no case, and of no intelligence that may still be released', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
