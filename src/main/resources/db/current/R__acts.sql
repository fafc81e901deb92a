-- What an act changes is written once, at the end of its transaction, by one call, set by set (docs/decisions/0012-one-act-one-write.md).
-- Here is that call, the numbers that it gives, and what an event announces to whom: who acts on a case, or on intelligence, follows it,
-- and each officer chooses topics of news.
SET LOCAL lock_timeout = '10s';

-- The number of a case: one sequence for each country and year. A sequence does not wait for the end of the transaction that took a number,
-- so no submission waits for another one; a number whose transaction is rolled back is not given again. No country counts another's cases
-- by gaps in its own numbers, and the application reads no sequence: it can only ask for the next number of the country for which it acts.
--
-- The sequence comes from the block of the year (relay_number_block). It is made when it is missing, and begins after the highest number on
-- file: so it does after a restore of the tables alone.
CREATE OR REPLACE FUNCTION number_series(country text, year int) RETURNS regclass LANGUAGE plpgsql AS $$
DECLARE
    block CONSTANT record := relay_number_block(year);
    name CONSTANT text := format('reference_number_%s_%s', lower(country), year) || CASE block.first WHEN 1 THEN ''
        ELSE '_' || block.first END;
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
       AND r.reference BETWEEN format('%s-%s-%s', country, year, lpad(block.first::text, 6, '0'))
           AND format('%s-%s-%s', country, year, block.last);
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.%I AS int MINVALUE %s MAXVALUE %s START %s',
                   name, block.first, block.last, greatest(block.first, highest + 1));
    RETURN to_regclass('public.' || quote_ident(name));
END $$;
REVOKE EXECUTE ON FUNCTION number_series FROM PUBLIC;

-- The next number of the acting organisation. The first of a year prepares the next year's sequence, so that no act waits at the turn of
-- the year.
CREATE OR REPLACE FUNCTION relay_next_number(year int) RETURNS bigint
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
REVOKE EXECUTE ON FUNCTION relay_next_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_next_number TO relay_app;

-- The answer that a key was given before. Twenty equal calls at once: one files, the others wait here and then read its answer, which
-- a query sees that begins after the wait.
CREATE OR REPLACE FUNCTION relay_receipt(acting text, person text, wanted text) RETURNS SETOF idempotency_key LANGUAGE plpgsql VOLATILE
    AS $$
DECLARE
    waited CONSTANT text := pg_advisory_xact_lock(hashtextextended(acting || '/' || person || '/' || wanted, 0))::text;
BEGIN
    RETURN QUERY SELECT * FROM idempotency_key k WHERE k.organisation = acting AND k.user_id = person AND k.key = wanted;
END $$;

-- Passages in the order of entry; those without a moment of entry close what an earlier transaction entered. Of a case that the acting
-- organisation does not see, nothing is written. What is closed is found among the open places.
CREATE OR REPLACE FUNCTION relay_write_passages(passed jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    -- The acting organisation sees the figures of exactly those cases that exist and are open to it.
    known CONSTANT text[] := ARRAY(SELECT f.reference FROM case_figure f
                                    WHERE f.reference = ANY (ARRAY(SELECT DISTINCT p ->> 'reference' FROM jsonb_array_elements(passed) p)));
BEGIN
    WITH entered AS MATERIALIZED (
        SELECT nextval('case_place_position_seq') AS position, p.*
          FROM (SELECT p.reference, p.process, p.activity, p.instance, p.entered_at, p.left_at, p.cancelled, p.left_by
                  FROM jsonb_populate_recordset(NULL::case_place, passed) WITH ORDINALITY p
                 WHERE p.entered_at IS NOT NULL AND p.reference = ANY (known)
                 ORDER BY p.ordinality) p),
    passed_through AS (
        INSERT INTO case_path (reference, position, passages)
        SELECT e.reference, min(e.position),
               jsonb_agg(jsonb_build_object('position', e.position, 'process', e.process, 'activity', e.activity, 'cancelled', e.cancelled,
                                            'entered_at', e.entered_at, 'left_at', greatest(e.entered_at, e.left_at))
                         || CASE WHEN e.left_by IS NULL THEN '{}' ELSE jsonb_build_object('left_by', e.left_by) END ORDER BY e.position)
          FROM entered e WHERE e.left_at IS NOT NULL GROUP BY e.reference, e.process LIKE 'supplement%')
    INSERT INTO case_place (position, reference, process, activity, instance, entered_at)
    SELECT e.position, e.reference, e.process, e.activity, e.instance, e.entered_at FROM entered e WHERE e.left_at IS NULL;
    IF jsonb_path_exists(passed, '$[*] ? (!exists(@.entered_at) || @.entered_at == null)') THEN
        UPDATE case_place c SET left_at = greatest(c.entered_at, p.left_at), cancelled = p.cancelled, left_by = p.left_by,
               instance = NULL
          FROM jsonb_populate_recordset(NULL::case_place, passed) p
         WHERE p.entered_at IS NULL AND c.left_at IS NULL AND c.process = p.process AND c.activity = p.activity
           AND c.reference = p.reference AND c.instance = p.instance;
    END IF;
END $$;

-- The passages of a case through the nodes of the diagrams, wherever they are written. In the order of their positions they are in the
-- order of entry.
CREATE OR REPLACE VIEW case_passage WITH (security_invoker) AS
    SELECT l.reference, l.position, l.instance, l.process, l.activity, l.entered_at, l.left_at, l.cancelled, l.left_by
      FROM case_place l
    UNION ALL
    SELECT c.reference, p.position, NULL, p.process, p.activity, p.entered_at, p.left_at, p.cancelled, p.left_by
      FROM case_path c, jsonb_populate_recordset(NULL::case_place, c.passages) p;
COMMENT ON VIEW case_passage IS 'one passage of a case through a node of a diagram; the place of a case that has not left the node';
GRANT SELECT ON case_passage TO relay_app;

-- Writes what a transaction collected. It runs with the rights of the caller, and each part as the organisation and the
-- person that recorded it: the row-level security of every table holds as if each row had been written then and there. A part is an object
-- with the rows of each kind in arrays; the kinds are written in the order in which one needs another. The first version of a request is
-- its row alone.
CREATE OR REPLACE FUNCTION write_as_organisation(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    actor_before CONSTANT text := coalesce(current_setting('relay.actor', true), '');
    part jsonb;
    ignored text;
BEGIN
    FOR i IN 0 .. jsonb_array_length(parts) - 1 LOOP
        part := parts -> i;
        ignored := set_config('relay.organisation', part ->> 'organisation', true);
        ignored := set_config('relay.actor', part ->> 'actor', true);
        IF part ? 'access' THEN
            INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
            SELECT r.reference, r.organisation, r.owner, r.basis, r.granted_by, r.granted_at
              FROM jsonb_populate_recordset(NULL::case_access, part -> 'access') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'requests' THEN
            INSERT INTO support_request (reference, organisation, agency_code, submitted_by, submitted_at, updated_at, status, title,
                                         urgency, confidentiality, capabilities, countries_involved, restricted_countries,
                                         retention_until, direct_contact_requested, content, process_instance_id)
            SELECT r.reference, r.organisation, r.agency_code, r.submitted_by, r.submitted_at, r.updated_at, r.status, r.title,
                   r.urgency, r.confidentiality, r.capabilities, r.countries_involved, r.restricted_countries,
                   r.retention_until, r.direct_contact_requested, r.content, r.process_instance_id
              FROM jsonb_populate_recordset(NULL::support_request, part -> 'requests') r;
        END IF;
        IF part ? 'traces' THEN
            INSERT INTO trace (reference, organisation, restricted, kept_at, kind, value)
            SELECT r.reference, r.organisation, r.restricted, r.kept_at, r.kind, r.value
              FROM jsonb_populate_recordset(NULL::trace, part -> 'traces') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'capabilities' THEN
            INSERT INTO case_capability (reference, capability, position, status, updated_at)
            SELECT r.reference, r.capability, r.position, r.status, r.updated_at
              FROM jsonb_populate_recordset(NULL::case_capability, part -> 'capabilities') r;
        END IF;
        IF part ? 'clocks' THEN
            INSERT INTO step_clock (reference, step, event, reason, happened_at)
            SELECT r.reference, r.step, r.event, r.reason, r.happened_at
              FROM jsonb_populate_recordset(NULL::step_clock, part -> 'clocks') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'preservations' THEN
            INSERT INTO preservation_request (reference, id, provider, account, requested_at, expires_at, warning_at, period_days,
                renewals_left)
            SELECT r.reference, r.id, r.provider, r.account, r.requested_at, r.expires_at, r.warning_at, r.period_days,
                   r.renewals_left
              FROM jsonb_populate_recordset(NULL::preservation_request, part -> 'preservations') r;
        END IF;
        IF part ? 'letters' THEN
            INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at,
                reader, page, task_node, task_name, due_at, ends_at, next_step)
            SELECT r.id, r.message_id, r.reference, r.organisation, relay_recipient(coalesce(r.recipient, o.mail_address), refused_address),
                   r.template, r.language, r.created_at, r.created_at, r.reader, r.page, r.task_node, r.task_name, r.due_at, r.ends_at,
                       r.next_step
              FROM jsonb_populate_recordset(NULL::outbox_mail, part -> 'letters') r
              LEFT JOIN organisation o ON o.code = r.organisation AND r.recipient IS NULL;
        END IF;
        IF part ? 'copies' THEN
            INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
            SELECT r.id, r.reference, r.recipient, r.organisation, r.subject, r.subject_id, r.made_by, r.made_at, r.mail_id
              FROM jsonb_populate_recordset(NULL::official_copy, part -> 'copies') r;
        END IF;
        IF part ? 'events' THEN
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, said, happened_at, also, also_to)
            SELECT r.reference, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.said, r.happened_at, r.also, r.also_to
              FROM jsonb_populate_recordset(NULL::timeline_event, part -> 'events') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'intelligence_events' THEN
            INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, addressee, note, said, happened_at)
            SELECT r.reference, r.organisation, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.said, r.happened_at
              FROM jsonb_populate_recordset(NULL::intelligence_event, part -> 'intelligence_events') WITH ORDINALITY r
             ORDER BY r.ordinality;
        END IF;
        IF part ? 'receipts' THEN
            INSERT INTO idempotency_key (organisation, user_id, key, body_sha256, reference, answer, created_at)
            SELECT r.organisation, r.user_id, r.key, r.body_sha256, r.reference, r.answer, r.created_at
              FROM jsonb_populate_recordset(NULL::idempotency_key, part -> 'receipts') r;
        END IF;
        IF part ? 'passages' THEN
            ignored := relay_write_passages(part -> 'passages')::text;
        END IF;
    END LOOP;
    ignored := set_config('relay.organisation', organisation_before, true);
    ignored := set_config('relay.actor', actor_before, true);
END $$;

-- Whom a node of the relay checks again, because a case or intelligence that they follow has events after the given ones; and the newest
-- events of all. What changed, and how much of it they may see, is then read under their own row-level security.
CREATE OR REPLACE FUNCTION relay_followers_since(event bigint, of_intelligence bigint, OUT followers text[], OUT newest bigint,
    OUT newest_of_intelligence bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    SELECT coalesce(max(e.id), 0) INTO newest FROM timeline_event e;
    SELECT coalesce(max(e.id), 0) INTO newest_of_intelligence FROM intelligence_event e;
    followers := '{}';
    IF newest > event THEN
        followers := ARRAY(SELECT DISTINCT f.officer FROM timeline_event e JOIN followed_case f USING (reference) WHERE e.id > event);
    END IF;
    IF newest_of_intelligence > of_intelligence THEN
        followers := followers || ARRAY(SELECT DISTINCT f.officer FROM intelligence_event e JOIN followed_case f USING (reference)
                                         WHERE e.id > of_intelligence);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION relay_followers_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_followers_since TO relay_app;

-- The numbers of a year come from blocks that never overlap: up to 499,999 before any restore of the year, and 50,000 after each of ten.
CREATE OR REPLACE FUNCTION relay_number_block(wanted int, OUT first int, OUT last int) LANGUAGE sql STABLE AS $$
    SELECT CASE g.restores WHEN 0 THEN 1 ELSE 450000 + g.restores * 50000 END, 499999 + g.restores * 50000
      FROM (SELECT coalesce(max(r.generation) % 100, 0) AS restores FROM database_rollback r WHERE r.generation / 100 = wanted) g
    $$;
REVOKE EXECUTE ON FUNCTION relay_number_block FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_number_block TO relay_app;


CREATE OR REPLACE FUNCTION news_wanted(officer text) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN coalesce((SELECT p.news FROM public.officer_profile p WHERE p.user_id = officer), '{DECISION,DELIVERY,MESSAGE,HIT}');
END $$;
COMMENT ON FUNCTION news_wanted IS 'topics of which an officer wants news';

-- Marks what an officer has seen of a case that they follow: there is news. So the number beside the bell does not depend on how many cases
-- an officer follows. It marks too many rather than too few: what is news is asked anew, under the reader's own row-level security. It
-- marks rows of other officers, so it is the owner's. What has happened before an officer follows is no news. Neither a mark nor a time
-- tells of an event to those who do not see it.
CREATE OR REPLACE FUNCTION announce_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO followed_case (reference, officer, organisation, followed_at)
    SELECT e.reference, e.actor, e.actor_organisation, min(e.happened_at)
      FROM entered e JOIN engine_user u ON u.id = e.actor LEFT JOIN officer_profile p ON p.user_id = e.actor
     WHERE p.follows_own_work IS DISTINCT FROM false
     GROUP BY e.reference, e.actor, e.actor_organisation
    ON CONFLICT DO NOTHING;
    INSERT INTO case_seen (reference, officer, organisation, seen_event, seen_at)
    SELECT f.reference, f.officer, f.organisation, max(e.id), max(e.happened_at)
      FROM entered e JOIN followed_case f ON f.reference = e.reference AND f.officer = e.actor AND f.organisation = e.actor_organisation
     GROUP BY f.reference, f.officer, f.organisation
    ON CONFLICT DO NOTHING;
    UPDATE case_seen s SET news_event = n.event, news_at = n.at
      FROM (SELECT f.reference, f.officer, f.organisation, max(e.id) AS event, max(e.happened_at) AS at
              FROM entered e JOIN followed_case f ON f.reference = e.reference AND f.officer <> e.actor
              JOIN public.event_reader k ON k.kind = e.kind
                  AND k.matter = CASE TG_TABLE_NAME WHEN 'intelligence_event' THEN 'INTELLIGENCE' ELSE 'CASE' END
             WHERE k.topic = ANY (news_wanted(f.officer))
               -- No other organisation learns, by no mark and no time, what passes between an agency and its NCB.
               AND (f.organisation = left(e.reference, 3) OR NOT relay_is_of_supplement(e.said) AND k.interpol <> 'NEITHER')
             GROUP BY f.reference, f.officer, f.organisation) n
     WHERE s.reference = n.reference AND s.officer = n.officer AND s.organisation = n.organisation;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_events FROM PUBLIC;

-- A delivery, a message or a decision updates the case, whether or not it changes its status; but what some readers are not shown does not:
-- others see when a case was updated. A case that its own transaction files is not written again for its first events.
CREATE OR REPLACE FUNCTION update_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE support_request r SET updated_at = n.at
      FROM (SELECT e.reference, max(e.happened_at) AS at
              FROM entered e JOIN public.event_reader k ON k.matter = 'CASE' AND k.kind = e.kind
             WHERE k.topic IN ('DECISION', 'DELIVERY', 'MESSAGE') AND NOT relay_is_of_supplement(e.said)
               AND k.agency <> 'NEITHER' AND k.interpol <> 'NEITHER'
             GROUP BY e.reference) n
     WHERE r.reference = n.reference AND r.updated_at < n.at
       -- Not a case that this transaction files: its time is that of its submission.
       AND NOT (r.xmin = pg_current_xact_id()::xid AND r.updated_at = r.submitted_at);
    RETURN NULL;
END $$;

-- Whether the note of an event is for a reader who is shown that part of it: to the side that wrote it, or to its addressee. A request
-- calls its agency as it likes; another agency is called by its name in the register.
CREATE OR REPLACE FUNCTION relay_is_for(part event_part, reader text, side text, actor_organisation text, addressee text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN part IN ('OWN', 'ADDRESSED') AND reader = coalesce(side, CASE actor_organisation WHEN 'INTERPOL' THEN 'INTERPOL' ELSE 'NCB' END)
        OR part = 'ADDRESSED' AND CASE reader
            WHEN 'INTERPOL' THEN addressee = ANY ('{INTERPOL,General Secretariat}'::text[])
            WHEN 'NCB' THEN addressee = 'NCB ' || relay_organisation()
            WHEN 'AGENCY' THEN addressee !~ '^(INTERPOL|General Secretariat|IIS|NCB [A-Z]{3})$'
            ELSE addressee = (SELECT a.name FROM public.agency a WHERE a.code = relay_office()) END;
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_for FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_for TO relay_app;

-- The note of a step begins with its capability.
CREATE OR REPLACE FUNCTION relay_note_reached(event timeline_event, part event_part, reader text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN CASE part
        WHEN 'BOTH' THEN true
        WHEN 'EVENT' THEN false
        WHEN 'REACHED' THEN event.side IS NULL
            OR relay_reached(event.side, event.reference,
                             CASE event.kind WHEN 'CAPABILITY_STEP'
                                 THEN replace(event.said -> 0 ->> 1, 'capability.', '') END, event.happened_at)
        ELSE relay_is_for(part, reader, event.side, event.actor_organisation, event.addressee) END;
END $$;
REVOKE EXECUTE ON FUNCTION relay_note_reached(timeline_event, event_part, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_note_reached(timeline_event, event_part, text) TO relay_app;

CREATE OR REPLACE FUNCTION relay_note_reached(event intelligence_event, part event_part, reader text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN part = 'BOTH' OR relay_is_for(part, reader, event.side, event.actor_organisation, event.addressee);
END $$;
REVOKE EXECUTE ON FUNCTION relay_note_reached(intelligence_event, event_part, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_note_reached(intelligence_event, event_part, text) TO relay_app;

-- A kind without a row is not written; the statement that asks for the case asks for the kind as well.
CREATE OR REPLACE FUNCTION refuse_unknown_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM entered e
                WHERE NOT EXISTS (SELECT FROM public.event_reader k WHERE k.kind = e.kind AND k.matter = TG_ARGV[0])
                   OR TG_ARGV[0] = 'CASE' AND NOT EXISTS (SELECT FROM public.support_request r WHERE r.reference = e.reference)) THEN
        RAISE EXCEPTION 'a row of % names an unknown case or kind', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
