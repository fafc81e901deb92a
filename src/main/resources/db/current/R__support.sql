-- What holds for triage, products, deliveries, messages, meetings and diffusions.
SET LOCAL lock_timeout = '10s';

-- No officer decides on their own assessment (our default).
CREATE OR REPLACE FUNCTION refuse_decision_on_own_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.recorded_by = (SELECT t.recorded_by FROM triage t WHERE t.reference = NEW.reference AND t.step = 'ASSESSED'
                             AND t.capability IS NOT DISTINCT FROM NEW.capability ORDER BY t.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'case % cannot be decided by its assessor', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- The author of a product does not review it.
CREATE OR REPLACE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND p.written_by = NEW.reviewed_by) THEN
        RAISE EXCEPTION 'a product cannot be reviewed by its author' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A country that must not learn of a case is never invited, not by INTERPOL either.
CREATE OR REPLACE FUNCTION refuse_restricted_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.country = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION '% must not learn of %', NEW.country, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A country that the request restricts never receives it.
CREATE OR REPLACE FUNCTION refuse_restricted_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.restricted_countries && NEW.receivers) THEN
        RAISE EXCEPTION 'a restricted country cannot receive data of %', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- National agencies that an NCB names for a meeting are of its country.
CREATE OR REPLACE FUNCTION refuse_agency_of_another_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(NEW.agencies) named (code)
                WHERE NOT EXISTS (SELECT FROM public.agency a WHERE a.code = named.code AND a.organisation = NEW.country)) THEN
        RAISE EXCEPTION '% has no such agency', NEW.country USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

-- A message is between one agency, or none, and its NCB or INTERPOL: the agency that the case had when it was written.
CREATE OR REPLACE FUNCTION name_agency_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.agency_code := (SELECT r.agency_code FROM public.support_request r WHERE r.reference = NEW.reference);
    RETURN NEW;
END $$;
