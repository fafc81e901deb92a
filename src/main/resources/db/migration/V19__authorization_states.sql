-- Every state of direct contact (Annex 1.1, 1.2): granted unasked or again, renewed, lapsed, ended with the case. Each decision is a row of
-- its own; the trigger enforces their order, also on a way past the diagram.
-- rolling: it takes all that the version before writes, and three kinds more
ALTER TABLE authorization_fact DROP CONSTRAINT authorization_fact_kind_check,
    ADD CONSTRAINT authorization_fact_kind_check CHECK (kind IN
        ('GRANTED', 'RENEWED', 'REFUSED', 'LAPSED', 'SUSPENDED', 'RESUMED', 'REVOKED', 'EXPIRED', 'ENDED')),
    DROP CONSTRAINT authorization_fact_check,
    ADD CONSTRAINT authorization_fact_check CHECK (kind NOT IN ('GRANTED', 'RENEWED')
        OR (agency IS NOT NULL AND scope IS NOT NULL AND valid_from < valid_until));
DROP INDEX authorization_decided_once;
DROP INDEX authorization_ended_once;

CREATE FUNCTION refuse_authorization_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    earlier text;
    ends    timestamptz;
    stands  boolean;
    fits    boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('authorization_fact'), hashtext(NEW.reference));
    SELECT kind INTO earlier FROM authorization_fact WHERE reference = NEW.reference ORDER BY id DESC LIMIT 1;
    SELECT valid_until INTO ends FROM authorization_fact
     WHERE reference = NEW.reference AND kind IN ('GRANTED', 'RENEWED') ORDER BY id DESC LIMIT 1;
    stands := coalesce(earlier IN ('GRANTED', 'RENEWED', 'RESUMED', 'SUSPENDED'), false);
    fits := CASE NEW.kind
        WHEN 'GRANTED' THEN NOT stands OR ends <= NEW.recorded_at
        WHEN 'REFUSED' THEN earlier IS NULL
        WHEN 'LAPSED' THEN earlier IS NULL
        WHEN 'RESUMED' THEN earlier = 'SUSPENDED'
        WHEN 'RENEWED' THEN stands AND earlier <> 'SUSPENDED'
        WHEN 'SUSPENDED' THEN stands AND earlier <> 'SUSPENDED'
        ELSE stands END;
    IF fits IS NOT TRUE THEN
        RAISE EXCEPTION 'authorization of case % is %, not to be %', NEW.reference, coalesce(earlier, 'undecided'), NEW.kind
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER authorization_is_in_order BEFORE INSERT ON authorization_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_authorization_out_of_order();

-- To renew a grant is to decide on it again.
DROP TRIGGER authorization_is_independent ON authorization_fact;
CREATE TRIGGER authorization_is_independent BEFORE INSERT ON authorization_fact
    FOR EACH ROW WHEN (NEW.kind IN ('GRANTED', 'RENEWED', 'REFUSED', 'RESUMED')) EXECUTE FUNCTION refuse_decision_on_own_request();

CREATE OR REPLACE FUNCTION relay_direct_contact_open(wanted text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM acknowledgment k WHERE k.reference = wanted AND k.outcome = 'ACKNOWLEDGED')
           AND (SELECT g.valid_from <= at AND at < g.valid_until FROM authorization_fact g
                 WHERE g.reference = wanted AND g.kind IN ('GRANTED', 'RENEWED') ORDER BY g.id DESC LIMIT 1)
           AND (SELECT f.kind IN ('GRANTED', 'RENEWED', 'RESUMED') FROM authorization_fact f
                 WHERE f.reference = wanted ORDER BY f.id DESC LIMIT 1)
    $$;
