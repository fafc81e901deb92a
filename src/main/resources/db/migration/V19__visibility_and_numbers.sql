-- What a submission asks and locks on its way in: who sees a row, whether its organisation exists, and which number the case gets.

-- 1. Who sees a row. A row of one's own case is decided by its reference alone; only for the cases of others are the grants read.
-- CASE, because PostgreSQL does not promise the order in which OR is evaluated. The functions that policies call are one expression
-- each, so that the planner writes them into the statement; what they cannot answer by themselves is in PL/pgSQL, whose plans last as
-- long as the session, whereas a query in an SQL function is planned anew for each statement that calls it.

-- Whether who acts has a live grant to a case. It runs as the owner, whom the wall of case_access binds as well, so that statements of the
-- application and functions of the owner share one plan: PostgreSQL makes a new one whenever the role changes.
CREATE FUNCTION relay_is_granted(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM case_access a
                    WHERE a.reference = wanted AND a.organisation = relay_organisation()
                      AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()));
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_granted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_granted TO relay_app;

-- The first three letters of a reference are the country of the case (a check of support_request); a country always sees its own cases.
CREATE OR REPLACE FUNCTION relay_sees(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN left(wanted, 3) = relay_organisation() THEN true ELSE relay_is_granted(wanted) END
    $$;

CREATE OR REPLACE FUNCTION relay_recorded(reference text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL);
END $$;

CREATE OR REPLACE FUNCTION relay_correlates(reference text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_organisation() = 'INTERPOL' THEN relay_actor() = 'relay' OR relay_recorded(reference) ELSE false END
    $$;

-- Whether intelligence was sent to who acts, or rests on data of which who acts is the owner.
CREATE FUNCTION relay_is_addressed(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM public.dispatch d
                    WHERE d.reference = wanted AND d.organisation = relay_organisation() AND d.recalled_at IS NULL)
        OR EXISTS (SELECT 1 FROM public.owner_consent o WHERE o.reference = wanted AND o.owner = relay_organisation());
END $$;

CREATE OR REPLACE FUNCTION relay_receives(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN relay_organisation() = 'INTERPOL' THEN true ELSE relay_is_addressed(wanted) END
    $$;

-- A passage is decided by its reference first too; written out, because a count over all cases of others then costs one look at the
-- grants and not one for each row.
ALTER POLICY case_path_with_case ON case_path
    USING (CASE WHEN left(reference, 3) = relay_organisation() THEN true
                ELSE EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_path.reference AND a.organisation = relay_organisation()
                                AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())) END);

-- The text of a request is searchable as before (V5__cases); only the way of a text that is not too long is shorter.
CREATE OR REPLACE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF octet_length(content::text) <= 200000 THEN
        RETURN jsonb_to_tsvector('simple'::regconfig, content, '["string"]');
    END IF;
    RETURN (WITH part AS (
                SELECT text, sum(octet_length(text)) OVER (ORDER BY octet_length(text), text) <= 100000 AS placed
                  FROM (SELECT DISTINCT said #>> '{}' AS text
                          FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS said) AS parts),
            word AS (
                SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY octet_length(lexeme), lexeme) <= 400000 AS taken
                  FROM (SELECT DISTINCT lexeme FROM part, unnest(to_tsvector('simple'::regconfig, text)) WHERE NOT placed) AS words)
            SELECT jsonb_to_tsvector('simple'::regconfig, (SELECT coalesce(jsonb_agg(text), '[]') FROM part WHERE placed), '["string"]')
                   || array_to_tsvector((SELECT coalesce(array_agg(lexeme), '{}') FROM word WHERE taken)));
END $$;

-- 2. Organisations and agencies. Each check of a foreign key looks the row up and locks it: all submissions of a country lock the same
-- row, and leave traces of that in it, so that nobody deletes the organisation meanwhile. Nobody ever does, and now nobody can.
CREATE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % stays, and so does its code', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER organisation_stays BEFORE DELETE OR TRUNCATE ON organisation EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER code_of_organisation_stays BEFORE UPDATE OF code ON organisation EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER agency_stays BEFORE DELETE OR TRUNCATE ON agency EXECUTE FUNCTION refuse_loss();
CREATE TRIGGER code_of_agency_stays BEFORE UPDATE OF code, organisation ON agency EXECUTE FUNCTION refuse_loss();

-- So it is enough to look once, when a row is written, and without a lock; and not at all where the row itself answers. Tables to which
-- an officer's work adds a row now and then keep their foreign keys.
CREATE FUNCTION refuse_unknown_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.organisation o WHERE o.code = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an unknown organisation', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_unknown_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.agency a WHERE a.code = NEW.agency_code AND a.organisation = NEW.organisation) THEN
        RAISE EXCEPTION 'a row of % names an agency that its organisation does not have', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;

-- The case: one look for the country, one for its agency. Whatever refers to the case rests on them. The application changes neither of
-- the two, and a trigger before each update would have the searchable text computed anew each time.
ALTER TABLE support_request DROP CONSTRAINT support_request_organisation_fkey, DROP CONSTRAINT support_request_agency_code_fkey;
CREATE TRIGGER organisation_is_known BEFORE INSERT ON support_request
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();
CREATE TRIGGER agency_is_known BEFORE INSERT ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION refuse_unknown_agency();

-- A grant belongs to the country in the reference, and a grant without its case opens nothing: only where it is to somebody else than
-- that country and INTERPOL can the organisation be unknown.
ALTER TABLE case_access DROP CONSTRAINT case_access_organisation_fkey, DROP CONSTRAINT case_access_owner_fkey,
    ADD CONSTRAINT case_access_owner_is_the_country CHECK (owner = left(reference, 3));
CREATE TRIGGER organisation_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access
    FOR EACH ROW WHEN (NEW.organisation NOT IN (NEW.owner, 'INTERPOL')) EXECUTE FUNCTION refuse_unknown_organisation();

-- A trace belongs to the country of its case, by a check that it has already, and the case is there by its foreign key.
ALTER TABLE trace DROP CONSTRAINT trace_organisation_fkey;

-- An official copy goes to the General Secretariat or to the NCB of the case, and the case is there by its foreign key.
ALTER TABLE official_copy DROP CONSTRAINT official_copy_organisation_fkey,
    ADD CONSTRAINT official_copy_reaches_its_recipient
        CHECK (organisation = CASE recipient WHEN 'GENERAL_SECRETARIAT' THEN 'INTERPOL' ELSE left(reference, 3) END);

-- An idempotency key has nothing but its own column to say whose it is.
ALTER TABLE idempotency_key DROP CONSTRAINT idempotency_key_organisation_fkey;
CREATE TRIGGER organisation_is_known BEFORE INSERT OR UPDATE OF organisation ON idempotency_key
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();

-- A chain begins with its head, which keeps its foreign key; a link is written by the owner's functions only, and behind its head.
ALTER TABLE audit_record DROP CONSTRAINT IF EXISTS audit_record_organisation_fkey;

-- 3. The number of a case: one sequence for each country and year. A sequence does not wait for the end of the transaction that took a
-- number, so no submission waits for another one; a number whose transaction is rolled back is not given again. Nobody counts another
-- country's cases by gaps in their own numbers, and the application reads no sequence: it can only ask for the next number of the
-- country for which it acts.
DROP TABLE reference_counter;

-- The sequence of a country and year. It is made when it is missing, and begins after the highest number on file: so it does after an
-- upgrade from the counter of earlier versions, and after a restore of the tables alone.
CREATE FUNCTION number_series(country text, year int) RETURNS regclass LANGUAGE plpgsql AS $$
DECLARE
    name CONSTANT text := format('reference_number_%s_%s', lower(country), year);
    series regclass := to_regclass('public.' || quote_ident(name));
    highest int;
BEGIN
    IF series IS NOT NULL THEN
        RETURN series;
    END IF;
    IF year NOT BETWEEN 1000 AND 9999 OR country = 'INTERPOL' OR NOT EXISTS (SELECT 1 FROM organisation o WHERE o.code = country) THEN
        RAISE EXCEPTION 'there are no cases of % in %', country, year USING ERRCODE = 'check_violation';
    END IF;
    -- Two transactions that miss it at once: the second waits for the first, once in a year at most.
    PERFORM pg_advisory_xact_lock(hashtextextended(name, 0));
    SELECT coalesce(max(right(r.reference, 6)::int), 0) INTO highest
      FROM support_request r
     WHERE r.organisation = country AND r.reference BETWEEN format('%s-%s-000000', country, year) AND format('%s-%s-999999', country, year);
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.%I AS int MAXVALUE 999999 START %s', name, highest + 1); -- six digits
    RETURN to_regclass('public.' || quote_ident(name));
END $$;

-- The next number of whoever acts. The first of a year prepares the next year's sequence, so that nobody waits at the turn of the year.
CREATE FUNCTION relay_next_number(year int) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    number bigint;
BEGIN
    IF relay_organisation() IS NULL THEN
        RAISE EXCEPTION 'nobody acts in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    number := nextval(number_series(relay_organisation(), year));
    IF number = 1 THEN
        PERFORM number_series(relay_organisation(), year + 1);
    END IF;
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION number_series, relay_next_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_next_number TO relay_app;
