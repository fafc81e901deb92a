-- A case: the request for support, who may see it, its number, its versions and its timeline. Idempotency keys come before there is one.

-- Who may see a case: its own country, INTERPOL because the submission was copied there, another country by invitation.
CREATE TABLE case_access (
    reference    text NOT NULL,
    organisation text NOT NULL,
    owner        text NOT NULL,
    basis        text NOT NULL CHECK (basis IN ('OWN', 'COPY_TO_GENERAL_SECRETARIAT', 'INVITATION', 'DISPATCH')),
    granted_by   text NOT NULL,
    granted_at   timestamptz NOT NULL,
    valid_until  timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    changed_in   bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (reference, organisation),
    CONSTRAINT case_access_owner_is_the_country CHECK (owner = left(reference, 3))
);
COMMENT ON COLUMN case_access.changed_in IS 'the transaction that wrote the row last';
-- Cases of others are found by whom they are open to; a single grant by its key.
CREATE INDEX case_access_to_others ON case_access (organisation, reference) WHERE owner <> organisation;
CREATE INDEX case_access_changed ON case_access (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_access FOR EACH ROW EXECUTE FUNCTION note_change();
-- A grant belongs to the country in the reference, and a grant without its case opens nothing: only where it is to another organisation than
-- that country and INTERPOL can the organisation be unknown.
CREATE TRIGGER organisation_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access
    FOR EACH ROW WHEN (NEW.organisation NOT IN (NEW.owner, 'INTERPOL')) EXECUTE FUNCTION refuse_unknown_organisation();

-- Who sees a row. A row of one's own case is decided by its reference alone; only for the cases of others are the grants read.
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
CREATE FUNCTION relay_sees(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN left(wanted, 3) = relay_organisation() THEN true ELSE relay_is_granted(wanted) END
    $$;

-- A country opens its own cases and ends what it opened; INTERPOL invites a country to a case that it sees itself. Nobody opens another
-- country's case to themselves.
ALTER TABLE case_access ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_access_seen ON case_access FOR SELECT
    USING (organisation = relay_organisation() OR owner = relay_organisation());
CREATE POLICY case_access_opened ON case_access FOR INSERT
    WITH CHECK (owner = relay_organisation() AND starts_with(reference, owner || '-'));
CREATE POLICY case_access_invited ON case_access FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND basis IN ('INVITATION', 'DISPATCH') AND relay_sees(reference));
CREATE POLICY case_access_ended ON case_access FOR UPDATE USING (owner = relay_organisation());
GRANT SELECT, INSERT, UPDATE (valid_until, revoked_at, revoked_by) ON case_access TO relay_app;

-- The number of a case: one sequence for each country and year. A sequence does not wait for the end of the transaction that took a
-- number, so no submission waits for another one; a number whose transaction is rolled back is not given again. Nobody counts another
-- country's cases by gaps in their own numbers, and the application reads no sequence: it can only ask for the next number of the
-- country for which it acts.

-- The sequence of a country and a year, from the block of the year (V18__accounts_and_operation). It is made when it is missing, and begins
-- after the highest number on file: so it does after a restore of the tables alone.
CREATE FUNCTION number_series(country text, year int) RETURNS regclass LANGUAGE plpgsql AS $$
DECLARE
    block CONSTANT record := relay_number_block(year);
    name CONSTANT text := format('reference_number_%s_%s', lower(country), year) || CASE block.first WHEN 1 THEN '' ELSE '_' || block.first END;
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
     WHERE r.organisation = country
       AND r.reference BETWEEN format('%s-%s-%s', country, year, lpad(block.first::text, 6, '0')) AND format('%s-%s-%s', country, year, block.last);
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.%I AS int MINVALUE %s MAXVALUE %s START %s',
                   name, block.first, block.last, greatest(block.first, highest + 1));
    RETURN to_regclass('public.' || quote_ident(name));
END $$;

-- The next number of the acting organisation. The first of a year prepares the next year's sequence, so that nobody waits at the turn of
-- the year.
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

-- What can be searched for in a request. A vector takes 1 MB at most (PostgreSQL's limit), and with the places of its words it can be
-- several times as long as its text. Of a longer text the shortest parts, which are names, numbers and addresses, are taken as they
-- are; of the others each word once, without its places; and where even these are too many, the longest words, which nobody types,
-- are left out. The bounds are in bytes, and keep a distance to the limit that no text can use up.
CREATE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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

-- A request for support in its current version; request_version has the earlier ones.
CREATE TABLE support_request (
    reference                text PRIMARY KEY CHECK (reference ~ '^[A-Z]{3}-[0-9]{4}-[0-9]{6}$'),
    organisation             text NOT NULL,
    agency_code              text,
    submitted_by             text NOT NULL,
    submitted_at             timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    closed_at                timestamptz,
    erased_at                timestamptz,
    status                   text NOT NULL CHECK (status IN ('SUBMITTED', 'RETURNED', 'ACKNOWLEDGED', 'RECORDED', 'IN_SUPPORT',
                                                             'DELIVERED', 'CLOSED', 'DECLINED', 'WITHDRAWN')),
    title                    text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    urgency                  text NOT NULL CHECK (urgency IN ('ROUTINE', 'URGENT', 'VERY_URGENT')),
    confidentiality          text NOT NULL CHECK (confidentiality IN ('FOR_OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL')),
    capabilities             text[] NOT NULL CHECK (cardinality(capabilities) > 0),
    countries_involved       text[] NOT NULL,
    restricted_countries     text[] NOT NULL,
    retention_until          date NOT NULL,
    retention_review_at      date,
    direct_contact_requested boolean NOT NULL,
    version                  int NOT NULL DEFAULT 1 CHECK (version > 0),
    content                  jsonb NOT NULL,
    process_instance_id      text,
    CHECK (left(reference, 3) = organisation)
);
ALTER TABLE support_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY support_request_seen ON support_request
    USING (organisation = relay_organisation() OR relay_sees(reference));
CREATE POLICY support_request_filed ON support_request AS RESTRICTIVE FOR INSERT
    WITH CHECK (organisation = relay_organisation());
-- A correction may change everything that was asked, but not who asked and when.
GRANT SELECT, INSERT,
    UPDATE (updated_at, closed_at, status, title, urgency, confidentiality, capabilities, countries_involved, restricted_countries,
            retention_until, retention_review_at, direct_contact_requested, version, content, process_instance_id)
    ON support_request TO relay_app;

-- Whatever refers to the case rests on its country and its agency. The application changes neither, and a trigger before each update would
-- have the searchable text computed anew each time.
CREATE TRIGGER organisation_is_known BEFORE INSERT ON support_request
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();
CREATE TRIGGER agency_is_known BEFORE INSERT ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION refuse_unknown_agency();

-- Rows of a case are added many at a time, and a foreign key would read its case, and lock it, for each of them. A case is never removed,
-- only its content is: so one query for each statement is enough (refuse_unknown_case).
CREATE FUNCTION refuse_removal_of_a_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a case stays; an erasure removes what it says' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER case_stays BEFORE DELETE OR TRUNCATE ON support_request EXECUTE FUNCTION refuse_removal_of_a_case();

CREATE FUNCTION refuse_unknown_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM entered e WHERE NOT EXISTS (SELECT FROM public.support_request r WHERE r.reference = e.reference)) THEN
        RAISE EXCEPTION 'a row of % names an unknown case', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

-- The texts of a request that was corrected. Most requests are never corrected: what was filed is in the row of the request, and becomes
-- version 1 when a correction takes its place. Never changed.
CREATE TABLE request_version (
    reference  text NOT NULL,
    version    int NOT NULL,
    content    jsonb STORAGE MAIN NOT NULL,
    note       text,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (reference, version)
) WITH (toast_tuple_target = 256); -- from this length on, the text is stored compressed, in its row
COMMENT ON TABLE request_version IS
    'the texts of a request that was corrected: what was filed is version 1, and is written with version 2; never changed';
CREATE TRIGGER case_is_known AFTER INSERT ON request_version REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
ALTER TABLE request_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY request_version_with_case ON request_version USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON request_version TO relay_app;

CREATE FUNCTION keep_first_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO request_version (reference, version, content, written_by, written_at)
    VALUES (OLD.reference, 1, OLD.content, OLD.submitted_by, OLD.submitted_at) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- An erasure takes the text away for good.
CREATE TRIGGER first_version_is_kept AFTER UPDATE OF content ON support_request FOR EACH ROW
    WHEN (OLD.version = 1 AND NEW.erased_at IS NULL) EXECUTE FUNCTION keep_first_version();

-- One event of a case: who did what, when, to whom. The audit chains each (audit_attach). What the relay says of a note or a reason, here
-- and in other tables: terms in their order, each with its separator, its code and its English. The text has the whole in English; what
-- follows these terms in it was written by a person. Null where a person wrote the whole.
CREATE TABLE timeline_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL,
    kind               text NOT NULL,
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    addressee          text,
    note               text,
    said               jsonb,
    happened_at        timestamptz NOT NULL
);
CREATE TRIGGER case_is_known AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
CREATE INDEX timeline_event_by_case ON timeline_event (reference, id);
ALTER TABLE timeline_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_event_with_case ON timeline_event USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY timeline_event_announced ON timeline_event FOR SELECT TO CURRENT_USER USING (true); -- by relay_followers_since
GRANT SELECT, INSERT ON timeline_event TO relay_app;

-- The answer that was given to an idempotency key, so that the same call again gets the same answer.
CREATE TABLE idempotency_key (
    organisation text NOT NULL,
    user_id      text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255), -- our default
    body_sha256  text NOT NULL,
    reference    text NOT NULL,
    answer       jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (organisation, user_id, key)
);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key USING (organisation = relay_organisation() AND user_id = relay_actor());
GRANT SELECT, INSERT ON idempotency_key TO relay_app;
CREATE TRIGGER organisation_is_known BEFORE INSERT OR UPDATE OF organisation ON idempotency_key
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();

-- The answer that a key was given before. Twenty equal calls at once: one files, the others wait here and then read its answer, which
-- a query sees that begins after the wait.
CREATE FUNCTION relay_receipt(acting text, person text, wanted text) RETURNS SETOF idempotency_key LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    waited CONSTANT text := pg_advisory_xact_lock(hashtextextended(acting || '/' || person || '/' || wanted, 0))::text;
BEGIN
    RETURN QUERY SELECT * FROM idempotency_key k WHERE k.organisation = acting AND k.user_id = person AND k.key = wanted;
END $$;
