-- What a reader sees of an event is named for each kind: a reason, a title or an opinion stays on its side until it passes a boundary. Messages
-- and grants are of one agency (Annex 1.1, 1.2; who reads what is our default).

-- 1. Which reader of a case, or of intelligence, acts: INTERPOL, the NCB, the agency whose case it is, one that joined it with its duplicate, or
-- one with which the NCB shared it; null for all others. Intelligence is read by its producers, by NCBs and by their units.
CREATE FUNCTION relay_stand(wanted text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reader CONSTANT text := relay_reader();
BEGIN
    IF relay_organisation() = 'INTERPOL' THEN
        RETURN 'INTERPOL';
    ELSIF starts_with(wanted, 'INT-') THEN
        RETURN CASE WHEN reader = relay_organisation() THEN 'NCB' ELSE 'AGENCY' END;
    ELSIF left(wanted, 3) = reader THEN
        RETURN 'NCB';
    END IF;
    RETURN (SELECT CASE WHEN a.basis = 'AGENCY' THEN 'AGENCY'
                        WHEN EXISTS (SELECT FROM case_link l WHERE l.earlier_reference = wanted AND l.kind = 'JOINED'
                                        AND l.agency_code = reader AND l.ended_at IS NULL) THEN 'JOINED'
                        ELSE 'SHARED' END
              FROM case_access a
             WHERE a.reference = wanted AND a.organisation = reader
               AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()));
END $$;
REVOKE EXECUTE ON FUNCTION relay_stand FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_stand TO relay_app;

-- 2. What each reader sees of each kind of event.
CREATE TYPE event_part AS ENUM ('BOTH', 'EVENT', 'NEITHER', 'REACHED', 'OWN', 'ADDRESSED');
COMMENT ON TYPE event_part IS 'the event with its note; without; neither; the event, and its note once it has passed the channel, to the side that
wrote it alone, or to that side and the one that it is addressed to';
CREATE TABLE event_reader (
    matter   text NOT NULL CHECK (matter = 'CASE' OR matter = 'INTELLIGENCE'),
    kind     text NOT NULL,
    agency   event_part NOT NULL,
    shared   event_part NOT NULL,
    joined   event_part NOT NULL,
    ncb      event_part NOT NULL,
    interpol event_part NOT NULL,
    PRIMARY KEY (kind, matter)
);
COMMENT ON TABLE event_reader IS 'what each reader sees of an event; an event of a kind that has no row cannot be written';
GRANT SELECT ON event_reader TO relay_app;

CREATE FUNCTION name_readers(matter text, agency event_part, shared event_part, joined event_part, ncb event_part, interpol event_part,
                             kinds text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event_reader SELECT name_readers.matter, k, agency, shared, joined, ncb, interpol FROM unnest(kinds) AS k
    $$;
DO $$ BEGIN
    -- The course of the request, by codes and dates, and why it ended: the case file says the same.
    PERFORM name_readers('CASE', 'BOTH', 'BOTH', 'BOTH', 'BOTH', 'BOTH', '{REQUEST_SUBMITTED, COPIED_TO_GENERAL_SECRETARIAT, ADDRESSED_TO_NCB,
        REQUEST_ACKNOWLEDGED, REQUEST_CORRECTED, REQUEST_DECLINED, REQUEST_ABANDONED, SOURCE_NOT_TAKEN_OVER, RECORD_NOT_CHECKED,
        RECORD_ENTERED_BY_GENERAL_SECRETARIAT, RECORD_SUBMITTED, RECORDED_IN_IIS, RECORD_AMENDED, SUPPORT_ASKED, REQUEST_ASSESSED,
        SUPPORT_APPROVED, SUPPORT_REJECTED, CAPABILITY_NOT_YET_OFFERED, CAPABILITY_STARTED, CAPABILITY_REFUSED, CAPABILITY_WITHDRAWN,
        CAPABILITY_COMPLETED, FEEDBACK_REQUESTED, NO_FEEDBACK, NOTHING_DELIVERED, CASE_CLOSED, REQUEST_WITHDRAWN, RETENTION_REVIEW_SCHEDULED}');
    -- Work with the agency whose case it is; other agencies of the country learn that it happened.
    PERFORM name_readers('CASE', 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'BOTH', '{REQUEST_RETURNED, REMINDER_SENT, ESCALATED_TO_SECOND_OFFICE,
        ESCALATED_TO_NCB_HEAD, ESCALATED_TO_GS_LIAISON, ESCALATED_TO_TEAM_LEAD, SUPPLEMENT_ACCEPTED, REQUEST_JOINED, AGENCY_JOINED,
        PRODUCT_DELIVERED, NCB_COPIED, SENT_TO_NCB, PASSED_ON_BY_NCB, ANSWERED_BY_NCB, NOT_PASSED_ON, PRODUCT_SENT_TO_NCB, PRODUCT_FORWARDED,
        RESULTS_REPORTED, RESULTS_CORRECTED, RESULTS_CONFIRMED, NOTICE_WITHDRAWN, DIFFUSION_CANCELLED, TERMS_ENDED, MISSION_ENDED,
        EXPERT_STOOD_DOWN, MEETING_CANCELLED, TRAINING_CANCELLED, CASE_TRANSFERRED, PRESERVATION_CONTINUES, PRESERVATION_LAPSE_NEAR,
        PRESERVATION_RENEWED, PRESERVATION_LET_LAPSE, PRESERVATION_LAPSED}');
    -- Plans and answers pass the channel first.
    PERFORM name_readers('CASE', 'REACHED', 'REACHED', 'REACHED', 'BOTH', 'REACHED', '{CAPABILITY_STEP}');
    PERFORM name_readers('CASE', 'REACHED', 'EVENT', 'EVENT', 'BOTH', 'REACHED', '{FEEDBACK_REPORTED}');
    -- Messages and grants are of one agency.
    PERFORM name_readers('CASE', 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH', '{MESSAGE_SENT, DIRECT_CONTACT_GRANTED, DIRECT_CONTACT_REFUSED,
        DIRECT_CONTACT_SUSPENDED, DIRECT_CONTACT_RESUMED, DIRECT_CONTACT_REVOKED, DIRECT_CONTACT_EXPIRED, DIRECT_CONTACT_LAPSED,
        DIRECT_CONTACT_RENEWED, DIRECT_CONTACT_ENDED}');
    -- Between an agency and its NCB. INTERPOL learns nothing of a supplement before it is accepted, and of a withdrawal once it is confirmed.
    PERFORM name_readers('CASE', 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'NEITHER', '{SUPPLEMENT_FILED}');
    PERFORM name_readers('CASE', 'BOTH', 'ADDRESSED', 'ADDRESSED', 'BOTH', 'NEITHER', '{SUPPLEMENT_RETURNED, SUPPLEMENT_DECLINED}');
    PERFORM name_readers('CASE', 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'EVENT', '{WITHDRAWAL_ASKED, WITHDRAWAL_NOT_CONFIRMED}');
    PERFORM name_readers('CASE', 'BOTH', 'ADDRESSED', 'ADDRESSED', 'BOTH', 'EVENT', '{CASE_SHARED, CASE_SHARING_ENDED}');
    -- Between the NCB and INTERPOL.
    PERFORM name_readers('CASE', 'EVENT', 'EVENT', 'EVENT', 'BOTH', 'BOTH', '{NCB_CONTACTED, SOURCE_TAKEN_OVER, RECORD_CHECKED, SCOPE_DEFINED,
        CONSENT_GIVEN, CONSENT_REFUSED, DELIVERY_REROUTED, PRODUCT_WITHHELD, PRODUCT_NOT_FORWARDED}');
    -- A hit says that another country works on the same trace.
    PERFORM name_readers('CASE', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH', '{HIT_MATCHED, HIT_QUESTION_ASKED, HIT_QUESTION_RECEIVED,
        HIT_DISCLOSED, HIT_DECLINED}');
    PERFORM name_readers('CASE', 'EVENT', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH', '{MAIL_FAILED, MAIL_RETRIED, MAIL_SENT_AT_LAST}');
    -- The NCB returns an answer to the agency, or a plan to the team: who is to correct it reads why.
    PERFORM name_readers('CASE', 'ADDRESSED', 'EVENT', 'EVENT', 'BOTH', 'ADDRESSED', '{RETURNED_BY_NCB}');
    -- A decision that the next office takes over is a matter of these two offices; other tasks are one office's.
    PERFORM name_readers('CASE', 'EVENT', 'NEITHER', 'NEITHER', 'ADDRESSED', 'ADDRESSED', '{DECISION_REFERRED, REFERRAL_ACCEPTED, REFERRAL_ENDED}');
    PERFORM name_readers('CASE', 'OWN', 'NEITHER', 'NEITHER', 'OWN', 'OWN', '{TASK_RELEASED, TASK_ASSIGNED}');
    -- The team's work on a product, which has a title for others once it is sent.
    PERFORM name_readers('CASE', 'NEITHER', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH', '{PRODUCT_WRITTEN, PRODUCT_APPROVED, PRODUCT_RETURNED,
        PRODUCT_MARKED}');
    PERFORM name_readers('CASE', 'EVENT', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH', '{DELIVERY_PREPARED}');

    -- Intelligence. How INTERPOL produces it, and decides on it, is its own.
    PERFORM name_readers('INTELLIGENCE', 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', '{INTELLIGENCE_REGISTERED, COUNTRY_LEFT_OUT,
        CAVEAT_ATTACHED, GRADING_KEPT, REGRADED, SOURCE_CONSENTED, SOURCE_REFUSED, RELEASED, HELD_BACK, NOT_RELEASED, DISSEMINATED}');
    -- The consent of the NCB whose data it rests on.
    PERFORM name_readers('INTELLIGENCE', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH', '{OWNER_ASKED, OWNER_CONSENTED, OWNER_REFUSED,
        OWNER_SILENT}');
    PERFORM name_readers('INTELLIGENCE', 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH', '{DISPATCHED_DIRECTLY, DISPATCHED_VIA_NCB, NCB_COPIED,
        UNIT_IDENTIFIED, SENT_TO_NCB, PASSED_ON_BY_NCB, NOT_PASSED_ON, NOT_FORWARDED, ACKNOWLEDGED, NOT_ACKNOWLEDGED, REPORTED, NO_REPORT,
        RECALLED, WORK_ENDED, DIRECT_CONTACT_GRANTED, DIRECT_CONTACT_REFUSED, DIRECT_CONTACT_NOT_DECIDED, REMINDED_REMIND,
        REMINDED_SECOND_OFFICE, REMINDED_NCB_HEAD, REMINDED_GS_LIAISON, REMINDED_TEAM_LEAD}');
    -- To the unit that is to say more.
    PERFORM name_readers('INTELLIGENCE', 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'EVENT', '{RETURNED_BY_NCB}');
    PERFORM name_readers('INTELLIGENCE', 'EVENT', 'NEITHER', 'NEITHER', 'ADDRESSED', 'ADDRESSED', '{DECISION_REFERRED, REFERRAL_ACCEPTED,
        REFERRAL_ENDED}');
    PERFORM name_readers('INTELLIGENCE', 'OWN', 'NEITHER', 'NEITHER', 'OWN', 'OWN', '{TASK_RELEASED, TASK_ASSIGNED}');
END $$;
-- rolling: made above
DROP FUNCTION name_readers;

-- What of a row is a reader's; the planner puts it in the place of its calls.
CREATE FUNCTION relay_part(named event_reader, reader text) RETURNS event_part LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE reader WHEN 'INTERPOL' THEN named.interpol WHEN 'NCB' THEN named.ncb WHEN 'AGENCY' THEN named.agency
                       WHEN 'JOINED' THEN named.joined WHEN 'SHARED' THEN named.shared END
    $$;
-- What a reader sees of events of a kind; null where nothing is named.
CREATE FUNCTION relay_shown(of_matter text, reader text, happened text) RETURNS event_part LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT relay_part(r, reader) FROM public.event_reader r WHERE r.kind = happened AND r.matter = of_matter);
END $$;
REVOKE EXECUTE ON FUNCTION relay_part, relay_shown FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_part, relay_shown TO relay_app;

-- 3. Each event names the side that wrote it; what was written before is of the organisation of its actor.
-- rolling: the default takes the place of the trigger, also for what the version before writes
DROP TRIGGER side_is_noted ON timeline_event;
-- rolling: the trigger that called it is gone
DROP FUNCTION note_side;
ALTER TABLE timeline_event ALTER COLUMN side SET DEFAULT relay_side();
COMMENT ON COLUMN timeline_event.side IS 'which side of the channel wrote it; null before version 56 of the schema for most kinds';
ALTER TABLE intelligence_event ADD COLUMN side text;
ALTER TABLE intelligence_event ALTER COLUMN side SET DEFAULT relay_side();
COMMENT ON COLUMN intelligence_event.side IS 'which side of the channel wrote it; null before version 56 of the schema';

-- Whether the note of an event is for a reader who is shown that part of it: to the side that wrote it, or to its addressee. A request calls
-- its agency as it likes; another agency is called by its name in the register.
CREATE FUNCTION relay_is_for(part event_part, reader text, side text, actor_organisation text, addressee text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN part IN ('OWN', 'ADDRESSED') AND reader = coalesce(side, CASE actor_organisation WHEN 'INTERPOL' THEN 'INTERPOL' ELSE 'NCB' END)
        OR part = 'ADDRESSED' AND CASE reader
            WHEN 'INTERPOL' THEN addressee = ANY ('{INTERPOL,General Secretariat}'::text[])
            WHEN 'NCB' THEN addressee = 'NCB ' || relay_organisation()
            WHEN 'AGENCY' THEN addressee !~ '^(INTERPOL|General Secretariat|IIS|NCB [A-Z]{3})$'
            ELSE addressee = (SELECT a.name FROM public.agency a WHERE a.code = relay_office()) END;
END $$;
-- The note of a step begins with its capability.
CREATE FUNCTION relay_note_reached(event timeline_event, part event_part, reader text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN CASE part
        WHEN 'BOTH' THEN true
        WHEN 'EVENT' THEN false
        WHEN 'REACHED' THEN event.side IS NULL
            OR relay_reached(event.side, event.reference,
                             CASE event.kind WHEN 'CAPABILITY_STEP' THEN replace(event.said -> 0 ->> 1, 'capability.', '') END, event.happened_at)
        ELSE relay_is_for(part, reader, event.side, event.actor_organisation, event.addressee) END;
END $$;
CREATE FUNCTION relay_note_reached(event intelligence_event, part event_part, reader text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN part = 'BOTH' OR relay_is_for(part, reader, event.side, event.actor_organisation, event.addressee);
END $$;
-- By the version before; ours asks once for each query as what who acts reads.
CREATE OR REPLACE FUNCTION relay_note_reached(event timeline_event) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    reader CONSTANT text := relay_stand(event.reference);
BEGIN
    RETURN relay_note_reached(event, relay_shown('CASE', reader, event.kind), reader);
END $$;
REVOKE EXECUTE ON FUNCTION relay_is_for, relay_note_reached(timeline_event, event_part, text),
    relay_note_reached(intelligence_event, event_part, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_for, relay_note_reached(timeline_event, event_part, text),
    relay_note_reached(intelligence_event, event_part, text) TO relay_app;

-- An event that is not shown is in no list, count or news; of most kinds every reader sees one. What is said of a reminder tells that it concerns a supplement.
CREATE FUNCTION relay_is_of_supplement(said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(said @> '[["limit.supplement"]]' OR said @> '[["process.supplementDecision"]]', false)
    $$;
ALTER POLICY timeline_event_with_case ON timeline_event
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR NOT relay_is_of_supplement(said))
           AND (kind IN (SELECT k.kind FROM event_reader k
                          WHERE k.matter = 'CASE' AND 'NEITHER' <> ALL (ARRAY[k.agency, k.shared, k.joined, k.ncb, k.interpol]))
                OR relay_shown('CASE', relay_stand(reference), kind) <> 'NEITHER'));
ALTER POLICY intelligence_event_concerning ON intelligence_event
    USING (relay_is_producer() OR organisation = relay_organisation() AND relay_receives(reference)
                                  AND relay_shown('INTELLIGENCE', relay_stand(reference), kind) <> 'NEITHER');
-- Neither a mark nor the time of a case tells of an event to those who do not see it.
DO $$
DECLARE
    hidden RECORD;
BEGIN
    FOR hidden IN SELECT * FROM (VALUES ('announce_events()'::regprocedure, 'k.interpol'), ('update_case()', 'k.agency, k.interpol')) v (asking, readers) LOOP
        EXECUTE replace(pg_get_functiondef(hidden.asking), 'NOT relay_is_of_country(e.kind, e.said)', format(
            'NOT relay_is_of_supplement(e.said)
                 AND NOT EXISTS (SELECT FROM public.event_reader k WHERE k.kind = e.kind AND ''NEITHER'' IN (%s))', hidden.readers));
        ASSERT pg_get_functiondef(hidden.asking) ~ 'relay_is_of_supplement';
    END LOOP;
END $$;
-- rolling: functions of the database alone asked it
DROP FUNCTION relay_is_of_country;

-- A kind without a row is not written; the statement that asks for the case asks for the kind as well.
CREATE FUNCTION refuse_unknown_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM entered e
                WHERE NOT EXISTS (SELECT FROM public.event_reader k WHERE k.kind = e.kind AND k.matter = TG_ARGV[0])
                   OR TG_ARGV[0] = 'CASE' AND NOT EXISTS (SELECT FROM public.support_request r WHERE r.reference = e.reference)) THEN
        RAISE EXCEPTION 'a row of % names an unknown case or kind', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER case_is_known ON timeline_event;
CREATE TRIGGER case_is_known AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_event('CASE');
CREATE TRIGGER kind_is_known AFTER INSERT ON intelligence_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_event('INTELLIGENCE');

-- 4. A message is between one agency, or none, and its NCB or INTERPOL: the agency that the case had when it was written.
-- rolling: the trigger fills the column for rows that the version before writes
ALTER TABLE case_message ADD COLUMN agency_code text;
COMMENT ON COLUMN case_message.agency_code IS 'the agency that the case had at that time; null where the NCB itself had asked, or where it is unknown';
CREATE FUNCTION name_agency_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.agency_code := (SELECT r.agency_code FROM public.support_request r WHERE r.reference = NEW.reference);
    RETURN NEW;
END $$;
CREATE TRIGGER agency_is_named BEFORE INSERT ON case_message FOR EACH ROW EXECUTE FUNCTION name_agency_of_message();
ALTER TABLE case_message NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
ALTER TABLE case_access NO FORCE ROW LEVEL SECURITY;
-- The grant of an agency says from when to when the case was its own; a message of a time that no grant covers is for the others alone.
UPDATE case_message m SET agency_code = (SELECT a.organisation FROM case_access a
                                          WHERE a.reference = m.reference AND a.basis = 'AGENCY' AND a.granted_at <= m.sent_at
                                            AND (a.revoked_at IS NULL OR a.revoked_at > m.sent_at)
                                          ORDER BY a.granted_at DESC LIMIT 1);
ALTER TABLE case_access FORCE ROW LEVEL SECURITY;
ALTER TABLE case_message FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;
ALTER POLICY case_message_of_its_parties ON case_message
    USING (relay_side() = 'NCB'
           OR (relay_side() = sender_party OR relay_side() = recipient_party) AND (relay_side() <> 'AGENCY' OR agency_code = relay_office()));

-- The search marks a message with the code of that agency.
DO $$
DECLARE
    keeping CONSTANT text := pg_get_functiondef('keep_searched_text()'::regprocedure);
    searching CONSTANT text := pg_get_functiondef('relay_search(text, text[], integer)'::regprocedure);
    of_party CONSTANT text := 'ARRAY[NEW.sender_party, NEW.recipient_party]';
    asking CONSTANT text := 'quote_literal(relay_side())';
BEGIN
    ASSERT strpos(keeping, of_party) > 0 AND strpos(searching, asking) > 0;
    EXECUTE replace(keeping, of_party, 'message_marks(NEW.sender_party, NEW.recipient_party, NEW.agency_code)');
    EXECUTE replace(searching, asking, 'quote_literal(CASE relay_side() WHEN ''AGENCY'' THEN relay_office() ELSE relay_side() END)');
END $$;
CREATE FUNCTION message_marks(sender text, recipient text, agency text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_remove(array_replace(ARRAY[sender, recipient], 'AGENCY', agency), NULL)
    $$;
REVOKE EXECUTE ON FUNCTION message_marks FROM PUBLIC;
ALTER TABLE case_message NO FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
    PERFORM keep_text_of('MESSAGE', m.id::text, m.reference, m.sent_at, m.body, message_marks(m.sender_party, m.recipient_party, m.agency_code))
       FROM case_message m;
END $$;
ALTER TABLE case_message FORCE ROW LEVEL SECURITY;

-- 5. A grant is of the agency whose case it is. Other agencies of the country read no fact of it, and of what INTERPOL and that agency
-- exchange directly nothing but what their NCB passed on.
ALTER POLICY authorization_fact_with_case ON authorization_fact
    USING (relay_sees(reference) AND (relay_side() <> 'AGENCY' OR relay_stand(reference) = 'AGENCY'));
CREATE OR REPLACE FUNCTION relay_reached(written_by text, wanted text, support text, moment timestamptz) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    reader CONSTANT text := relay_side();
BEGIN
    RETURN written_by = 'NCB' OR reader IN ('NCB', written_by)
        OR EXISTS (SELECT FROM exchange e
                    WHERE e.reference = wanted AND e.capability IS NOT DISTINCT FROM support AND e.outcome = 'PASSED_ON'
                      AND e.direction = CASE reader WHEN 'AGENCY' THEN 'TO_AGENCY' ELSE 'FROM_AGENCY' END AND e.sent_at >= moment
                      AND (e.channel <> 'DIRECT' OR reader <> 'AGENCY' OR relay_stand(wanted) = 'AGENCY'));
END $$;
ALTER POLICY expert_engagement_reached ON expert_engagement
    USING (CASE WHEN organisation = relay_organisation() AND left(reference, 3) <> relay_organisation() THEN true
                WHEN relay_side() <> 'AGENCY' THEN true
                ELSE EXISTS (SELECT FROM exchange e
                              WHERE e.reference = expert_engagement.reference AND e.subject = ANY ('{EXPERT_INTRODUCTION,BEFORE_THIS_VERSION}'::text[])
                                AND e.direction = 'TO_AGENCY' AND e.outcome = 'PASSED_ON' AND e.sent_at >= asked_at
                                AND (e.channel <> 'DIRECT' OR relay_stand(e.reference) = 'AGENCY')) END);
-- An agency that joined gets no letter about them either.
DO $$
DECLARE
    writing CONSTANT text := pg_get_functiondef('write_to_parties()'::regprocedure);
    to_joined CONSTANT text := 'AND l.ended_at IS NULL';
BEGIN
    ASSERT strpos(writing, to_joined) > 0;
    EXECUTE replace(writing, to_joined, to_joined || ' AND NEW.template <> ''MESSAGE_RECEIVED'' AND NOT starts_with(NEW.template, ''DIRECT_CONTACT_'')');
END $$;
