-- Cases: the request for support, who may see it, its versions and its timeline; how it moves through the diagrams, and the figures that
-- the board counts; what is searched, and what officers arrange for themselves in their lists.
SET LOCAL lock_timeout = '10s';

-- To whom a case is open: INTERPOL because the submission was copied there, its agency, another country by invitation. Its own country sees
-- it by its reference and has no row.
CREATE TABLE case_access (
    reference    text NOT NULL,
    organisation text NOT NULL,
    owner        text NOT NULL,
    basis        text NOT NULL CHECK (basis IN ('AGENCY', 'SHARED', 'COPY_TO_GENERAL_SECRETARIAT', 'RECORD', 'DEPLOYMENT',
                                                'SUBSTITUTE', 'INVITATION', 'DISPATCH')),
    granted_by   text NOT NULL,
    granted_at   timestamptz NOT NULL,
    valid_until  timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    changed_in   bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (reference, organisation),
    CONSTRAINT case_access_owner_is_the_country CHECK (owner = left(reference, 3)),
    CONSTRAINT case_access_is_to_others CHECK (organisation <> owner)
);
COMMENT ON COLUMN case_access.organisation IS 'to whom the case is open, as relay_reader() names them';
COMMENT ON COLUMN case_access.changed_in IS 'the transaction that wrote the row last';
-- Cases of others are found by whom they are open to; a single grant by its key.
CREATE INDEX case_access_to_others ON case_access (organisation, reference);
CREATE INDEX case_access_changed ON case_access (changed_in);
-- A country opens its own cases and ends what it opened; INTERPOL invites a country to a case that it sees itself. No country opens
-- another country's case to itself.
ALTER TABLE case_access ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Who acts is asked once for each query of the grants, not for each grant.
CREATE POLICY case_access_seen ON case_access FOR SELECT USING (organisation = (SELECT relay_reader()) OR owner = relay_reader());
CREATE POLICY case_access_opened ON case_access FOR INSERT
    WITH CHECK (owner = relay_organisation() AND starts_with(reference, owner || '-'));
CREATE POLICY case_access_invited ON case_access FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND basis IN ('INVITATION', 'DISPATCH') AND relay_sees(reference));
CREATE POLICY case_access_ended ON case_access FOR UPDATE USING (owner = relay_organisation());
CREATE POLICY case_access_deployed ON case_access FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND basis = 'DEPLOYMENT'
                AND starts_with(organisation, 'INTERPOL-ist-members/') AND relay_sees(reference));
-- by relay_open_to_substitutes
CREATE POLICY case_access_of_members ON case_access TO CURRENT_USER USING (starts_with(organisation, 'INTERPOL-ist-members/'));
CREATE POLICY case_access_of_team ON case_access FOR SELECT TO CURRENT_USER USING (organisation = 'INTERPOL-gwet'); -- by name_case_of_task
GRANT SELECT, INSERT, UPDATE (valid_until, revoked_at, revoked_by, basis, granted_by, granted_at) ON case_access TO relay_app;

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
CREATE POLICY support_request_seen ON support_request USING (organisation = relay_reader() OR relay_sees(reference));
CREATE POLICY support_request_filed ON support_request AS RESTRICTIVE FOR INSERT WITH CHECK (organisation = relay_organisation());
-- A correction may change everything that was asked, but not who asked and when.
-- A transfer moves the request to another agency of its country.
GRANT SELECT, INSERT, UPDATE (updated_at, closed_at, status, title, urgency, confidentiality, capabilities, countries_involved,
    restricted_countries, retention_until, retention_review_at, direct_contact_requested, version, content, process_instance_id,
    agency_code) ON support_request TO relay_app;

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
ALTER TABLE request_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY request_version_with_case ON request_version USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON request_version TO relay_app;

-- What each reader sees of each kind of event.
CREATE TYPE event_part AS ENUM ('BOTH', 'EVENT', 'NEITHER', 'REACHED', 'OWN', 'ADDRESSED');
COMMENT ON TYPE event_part IS
    'the event with its note; without; neither; the event, and its note once it has passed the channel, to the side that
wrote it alone, or to that side and the one that it is addressed to';

CREATE TABLE event_reader (
    matter   text NOT NULL CHECK (matter = 'CASE' OR matter = 'INTELLIGENCE'),
    kind     text NOT NULL,
    agency   event_part NOT NULL,
    shared   event_part NOT NULL,
    joined   event_part NOT NULL,
    ncb      event_part NOT NULL,
    interpol event_part NOT NULL,
    topic    text CHECK (topic = ANY ('{DECISION,DELIVERY,MESSAGE,HIT,OTHER}'::text[])),
    PRIMARY KEY (kind, matter)
);
COMMENT ON TABLE event_reader IS 'what each reader sees of an event; an event of a kind that has no row cannot be written';
COMMENT ON COLUMN event_reader.topic IS 'what an event of this kind is about; officers choose the topics of which they want news';
GRANT SELECT ON event_reader TO relay_app;

-- What of a row is a reader's; the planner puts it in the place of its calls.
CREATE FUNCTION relay_part(named event_reader, reader text) RETURNS event_part LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE reader WHEN 'INTERPOL' THEN named.interpol WHEN 'NCB' THEN named.ncb WHEN 'AGENCY' THEN named.agency
                       WHEN 'JOINED' THEN named.joined WHEN 'SHARED' THEN named.shared END
    $$;
REVOKE EXECUTE ON FUNCTION relay_part FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_part TO relay_app;

-- What a reader sees of events of a kind; null where nothing is named.
CREATE FUNCTION relay_shown(of_matter text, reader text, happened text) RETURNS event_part LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT relay_part(r, reader) FROM public.event_reader r WHERE r.kind = happened AND r.matter = of_matter);
END $$;
REVOKE EXECUTE ON FUNCTION relay_shown FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_shown TO relay_app;

-- What each reader sees of each kind of event, in the order of the columns: agency, shared, joined, ncb, interpol.
-- The course of the request, by codes and dates, and why it ended: the case file says the same.
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'BOTH', 'BOTH', 'BOTH', 'BOTH' FROM unnest('{
    REQUEST_SUBMITTED, COPIED_TO_GENERAL_SECRETARIAT, ADDRESSED_TO_NCB, REQUEST_ACKNOWLEDGED, REQUEST_CORRECTED, REQUEST_DECLINED,
    REQUEST_ABANDONED, SOURCE_NOT_TAKEN_OVER, RECORD_NOT_CHECKED, RECORD_ENTERED_BY_GENERAL_SECRETARIAT, RECORD_SUBMITTED,
    RECORDED_IN_IIS, RECORD_AMENDED, SUPPORT_ASKED, REQUEST_ASSESSED, SUPPORT_APPROVED, SUPPORT_REJECTED,
    CAPABILITY_NOT_YET_OFFERED, CAPABILITY_STARTED, CAPABILITY_REFUSED, CAPABILITY_WITHDRAWN, CAPABILITY_COMPLETED,
    FEEDBACK_REQUESTED, NO_FEEDBACK, NOTHING_DELIVERED, CASE_CLOSED, REQUEST_WITHDRAWN, RETENTION_REVIEW_SCHEDULED,
    INTELLIGENCE_UNDER_REVIEW, INTELLIGENCE_REVIEWED}'::text[]) AS kind;
-- Work with the agency whose case it is; other agencies of the country learn that it happened.
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'BOTH' FROM unnest('{
    REQUEST_RETURNED, REMINDER_SENT, ESCALATED_TO_SECOND_OFFICE, ESCALATED_TO_NCB_HEAD, ESCALATED_TO_GS_LIAISON,
    ESCALATED_TO_TEAM_LEAD, SUPPLEMENT_ACCEPTED, REQUEST_JOINED, AGENCY_JOINED, PRODUCT_DELIVERED, NCB_COPIED, SENT_TO_NCB,
    PASSED_ON_BY_NCB, ANSWERED_BY_NCB, NOT_PASSED_ON, PRODUCT_SENT_TO_NCB, PRODUCT_FORWARDED, RESULTS_REPORTED, RESULTS_CORRECTED,
    RESULTS_CONFIRMED, NOTICE_WITHDRAWN, DIFFUSION_CANCELLED, TERMS_ENDED, MISSION_ENDED, EXPERT_STOOD_DOWN, MEETING_CANCELLED,
    TRAINING_CANCELLED, CASE_TRANSFERRED, CONTINUES_AFTER_END, PRESERVATION_LAPSE_NEAR, PRESERVATION_RENEWED,
    PRESERVATION_LET_LAPSE, PRESERVATION_LAPSED, CLOSING_WAITS, STEP_COMPLETED}'::text[]) AS kind;
-- Plans and answers pass the channel first.
INSERT INTO event_reader SELECT 'CASE', kind, 'REACHED', 'REACHED', 'REACHED', 'BOTH', 'REACHED' FROM unnest('{
    CAPABILITY_STEP}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'REACHED', 'EVENT', 'EVENT', 'BOTH', 'REACHED' FROM unnest('{
    FEEDBACK_REPORTED}'::text[]) AS kind;
-- Messages and grants are of one agency.
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    MESSAGE_SENT, DIRECT_CONTACT_GRANTED, DIRECT_CONTACT_REFUSED, DIRECT_CONTACT_SUSPENDED, DIRECT_CONTACT_RESUMED,
    DIRECT_CONTACT_REVOKED, DIRECT_CONTACT_EXPIRED, DIRECT_CONTACT_LAPSED, DIRECT_CONTACT_RENEWED, DIRECT_CONTACT_ENDED}'::text[]) AS kind;
-- Between an agency and its NCB. INTERPOL learns nothing of a supplement before it is accepted, and of a withdrawal once it is confirmed.
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'NEITHER' FROM unnest('{
    SUPPLEMENT_FILED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'ADDRESSED', 'ADDRESSED', 'BOTH', 'NEITHER' FROM unnest('{
    SUPPLEMENT_RETURNED, SUPPLEMENT_DECLINED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'EVENT', 'EVENT', 'BOTH', 'EVENT' FROM unnest('{
    WITHDRAWAL_ASKED, WITHDRAWAL_NOT_CONFIRMED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'BOTH', 'ADDRESSED', 'ADDRESSED', 'BOTH', 'EVENT' FROM unnest('{
    CASE_SHARED, CASE_SHARING_ENDED}'::text[]) AS kind;
-- Between the NCB and INTERPOL.
INSERT INTO event_reader SELECT 'CASE', kind, 'EVENT', 'EVENT', 'EVENT', 'BOTH', 'BOTH' FROM unnest('{
    NCB_CONTACTED, SENT_BACK, SOURCE_TAKEN_OVER, RECORD_CHECKED, SCOPE_DEFINED, CONSENT_GIVEN, CONSENT_REFUSED, DELIVERY_REROUTED,
    PRODUCT_WITHHELD, PRODUCT_NOT_FORWARDED}'::text[]) AS kind;
-- Why the team delivers again or not is for the country's NCB; the agency reads that it happened.
INSERT INTO event_reader SELECT 'CASE', kind, 'EVENT', 'EVENT', 'EVENT', 'BOTH', 'BOTH' FROM unnest('{
    NOT_RECEIVED}'::text[]) AS kind;
-- A hit says that another country works on the same trace.
INSERT INTO event_reader SELECT 'CASE', kind, 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    HIT_MATCHED, HIT_QUESTION_ASKED, HIT_QUESTION_RECEIVED, HIT_DISCLOSED, HIT_DECLINED}'::text[]) AS kind;
-- A proposal to join a duplicate, and a decision against it. That another agency has joined is no news to that agency.
INSERT INTO event_reader SELECT 'CASE', kind, 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    JOIN_PROPOSED, JOIN_KEPT_APART}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'EVENT', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    MAIL_FAILED, MAIL_RETRIED, MAIL_SENT_AT_LAST}'::text[]) AS kind;
-- The NCB returns an answer to the agency, or a plan to the team: who is to correct it reads why.
INSERT INTO event_reader SELECT 'CASE', kind, 'ADDRESSED', 'EVENT', 'EVENT', 'BOTH', 'ADDRESSED' FROM unnest('{
    RETURNED_BY_NCB}'::text[]) AS kind;
-- A decision that the next office takes over is a matter of these two offices; other tasks are one office's.
INSERT INTO event_reader SELECT 'CASE', kind, 'EVENT', 'NEITHER', 'NEITHER', 'ADDRESSED', 'ADDRESSED' FROM unnest('{
    DECISION_REFERRED, REFERRAL_ACCEPTED, REFERRAL_ENDED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'OWN', 'NEITHER', 'NEITHER', 'OWN', 'OWN' FROM unnest('{
    TASK_RELEASED, TASK_ASSIGNED}'::text[]) AS kind;
-- The team's work on a product, which has a title for others once it is sent.
INSERT INTO event_reader SELECT 'CASE', kind, 'NEITHER', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH' FROM unnest('{
    PRODUCT_WRITTEN, PRODUCT_APPROVED, PRODUCT_RETURNED, PRODUCT_MARKED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'CASE', kind, 'EVENT', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH' FROM unnest('{
    DELIVERY_PREPARED}'::text[]) AS kind;
-- Intelligence. How INTERPOL produces it, and decides on it, is its own.
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'NEITHER', 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH' FROM unnest('{
    INTELLIGENCE_REGISTERED, COUNTRY_LEFT_OUT, CAVEAT_ATTACHED, GRADING_KEPT, REGRADED, SOURCE_CONSENTED, SOURCE_REFUSED,
    RELEASED, HELD_BACK, NOT_RELEASED, DISSEMINATED, BASIS_WITHDRAWN, BASIS_CORRECTED, BASIS_REVIEWED,
        RECALLED_EVERYWHERE}'::text[]) AS kind;
-- The consent of the NCB whose data it rests on.
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'NEITHER', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    OWNER_ASKED, OWNER_CONSENTED, OWNER_REFUSED, OWNER_SILENT}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'BOTH' FROM unnest('{
    DISPATCHED_DIRECTLY, DISPATCHED_VIA_NCB, NCB_COPIED, UNIT_IDENTIFIED, SENT_TO_NCB, PASSED_ON_BY_NCB, NOT_PASSED_ON,
    NOT_FORWARDED, ACKNOWLEDGED, NOT_ACKNOWLEDGED, REPORTED, NO_REPORT, RECALLED, WORK_ENDED, DIRECT_CONTACT_GRANTED,
    DIRECT_CONTACT_REFUSED, DIRECT_CONTACT_NOT_DECIDED, REMINDED_REMIND, REMINDED_SECOND_OFFICE, REMINDED_NCB_HEAD,
    REMINDED_GS_LIAISON, REMINDED_TEAM_LEAD, REPLACES}'::text[]) AS kind;
-- Who holds intelligence that stands learns that it does; the reason speaks of another country's case.
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'EVENT', 'NEITHER', 'NEITHER', 'EVENT', 'BOTH' FROM unnest('{
    MAINTAINED}'::text[]) AS kind;
-- To the unit that is to say more.
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'BOTH', 'NEITHER', 'NEITHER', 'BOTH', 'EVENT' FROM unnest('{
    RETURNED_BY_NCB}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'EVENT', 'NEITHER', 'NEITHER', 'ADDRESSED', 'ADDRESSED' FROM unnest('{
    DECISION_REFERRED, REFERRAL_ACCEPTED, REFERRAL_ENDED}'::text[]) AS kind;
INSERT INTO event_reader SELECT 'INTELLIGENCE', kind, 'OWN', 'NEITHER', 'NEITHER', 'OWN', 'OWN' FROM unnest('{
    TASK_RELEASED, TASK_ASSIGNED}'::text[]) AS kind;

-- What each kind is about, in cases and in intelligence alike. Reminders, letters and the relay's own steps are OTHER. A kind without a
-- topic ends the migration.
UPDATE event_reader SET topic = 'DECISION' WHERE kind = ANY ('{
    REQUEST_SUBMITTED, REQUEST_ACKNOWLEDGED, REQUEST_CORRECTED, REQUEST_DECLINED, SENT_BACK, STEP_COMPLETED, REQUEST_ABANDONED, SUPPORT_ASKED,
    REQUEST_ASSESSED, SUPPORT_APPROVED, SUPPORT_REJECTED, CAPABILITY_REFUSED, CAPABILITY_WITHDRAWN, CASE_CLOSED,
    REQUEST_WITHDRAWN, REQUEST_RETURNED, SUPPLEMENT_ACCEPTED, REQUEST_JOINED, NOT_PASSED_ON, RESULTS_CONFIRMED,
    NOTICE_WITHDRAWN, DIFFUSION_CANCELLED, TERMS_ENDED, MISSION_ENDED, MEETING_CANCELLED, TRAINING_CANCELLED, CASE_TRANSFERRED,
    DIRECT_CONTACT_GRANTED, DIRECT_CONTACT_REFUSED, DIRECT_CONTACT_SUSPENDED, DIRECT_CONTACT_RESUMED, DIRECT_CONTACT_REVOKED,
    DIRECT_CONTACT_EXPIRED, DIRECT_CONTACT_LAPSED, DIRECT_CONTACT_RENEWED, DIRECT_CONTACT_ENDED, SUPPLEMENT_RETURNED,
    SUPPLEMENT_DECLINED, WITHDRAWAL_ASKED, WITHDRAWAL_NOT_CONFIRMED, CASE_SHARED, CASE_SHARING_ENDED, CONSENT_GIVEN,
    CONSENT_REFUSED, RETURNED_BY_NCB, REFERRAL_ACCEPTED, REFERRAL_ENDED, PRODUCT_APPROVED, PRODUCT_RETURNED, SOURCE_CONSENTED,
    SOURCE_REFUSED, RELEASED, HELD_BACK, NOT_RELEASED, BASIS_WITHDRAWN, OWNER_CONSENTED, OWNER_REFUSED, NOT_FORWARDED,
    ACKNOWLEDGED, NOT_ACKNOWLEDGED, WORK_ENDED, DIRECT_CONTACT_NOT_DECIDED}'::text[]);
UPDATE event_reader SET topic = 'DELIVERY' WHERE kind = ANY ('{
    NOTHING_DELIVERED, PRODUCT_DELIVERED, PRODUCT_SENT_TO_NCB, PRODUCT_FORWARDED, PRODUCT_WITHHELD, PRODUCT_NOT_FORWARDED,
    DISSEMINATED, DISPATCHED_DIRECTLY, DISPATCHED_VIA_NCB, RECALLED}'::text[]);
UPDATE event_reader SET topic = 'MESSAGE' WHERE kind = ANY ('{
    SENT_TO_NCB, PASSED_ON_BY_NCB, ANSWERED_BY_NCB, RESULTS_REPORTED, RESULTS_CORRECTED, FEEDBACK_REPORTED, MESSAGE_SENT,
    SUPPLEMENT_FILED, REPORTED}'::text[]);
UPDATE event_reader SET topic = 'HIT' WHERE kind = ANY ('{
    HIT_MATCHED, HIT_QUESTION_ASKED, HIT_QUESTION_RECEIVED, HIT_DISCLOSED, HIT_DECLINED}'::text[]);
UPDATE event_reader SET topic = 'OTHER' WHERE kind = ANY ('{
    COPIED_TO_GENERAL_SECRETARIAT, ADDRESSED_TO_NCB, SOURCE_NOT_TAKEN_OVER, RECORD_NOT_CHECKED,
    RECORD_ENTERED_BY_GENERAL_SECRETARIAT, RECORD_SUBMITTED, RECORDED_IN_IIS, RECORD_AMENDED, CAPABILITY_NOT_YET_OFFERED,
    CAPABILITY_STARTED, CAPABILITY_COMPLETED, FEEDBACK_REQUESTED, NO_FEEDBACK, RETENTION_REVIEW_SCHEDULED,
    INTELLIGENCE_UNDER_REVIEW, INTELLIGENCE_REVIEWED, REMINDER_SENT, ESCALATED_TO_SECOND_OFFICE, ESCALATED_TO_NCB_HEAD,
    ESCALATED_TO_GS_LIAISON, ESCALATED_TO_TEAM_LEAD, AGENCY_JOINED, NCB_COPIED, EXPERT_STOOD_DOWN, CONTINUES_AFTER_END,
    PRESERVATION_LAPSE_NEAR, PRESERVATION_RENEWED, PRESERVATION_LET_LAPSE, PRESERVATION_LAPSED, CLOSING_WAITS, CAPABILITY_STEP,
    NCB_CONTACTED, SOURCE_TAKEN_OVER, RECORD_CHECKED, SCOPE_DEFINED, DELIVERY_REROUTED, NOT_RECEIVED, JOIN_PROPOSED,
    JOIN_KEPT_APART, MAIL_FAILED, MAIL_RETRIED, MAIL_SENT_AT_LAST, DECISION_REFERRED, TASK_RELEASED, TASK_ASSIGNED,
    PRODUCT_WRITTEN, PRODUCT_MARKED, DELIVERY_PREPARED, INTELLIGENCE_REGISTERED, COUNTRY_LEFT_OUT, CAVEAT_ATTACHED,
    GRADING_KEPT, REGRADED, BASIS_CORRECTED, BASIS_REVIEWED, RECALLED_EVERYWHERE, OWNER_ASKED, OWNER_SILENT, UNIT_IDENTIFIED,
    NO_REPORT, REMINDED_REMIND, REMINDED_SECOND_OFFICE, REMINDED_NCB_HEAD, REMINDED_GS_LIAISON, REMINDED_TEAM_LEAD, REPLACES,
    MAINTAINED}'::text[]);
ALTER TABLE event_reader ALTER COLUMN topic SET NOT NULL;

-- One event of a case: who did what, when, to whom. The audit links each (audit_link). What the relay says of a note or a reason, here
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
    happened_at        timestamptz NOT NULL,
    side               text DEFAULT relay_side(),
    also               text[],
    also_to            text[]
);
COMMENT ON COLUMN timeline_event.also IS 'kinds of the other events that the same act is; they have the same readers, and no note';
COMMENT ON COLUMN timeline_event.also_to IS 'whom these are addressed to, each in its place; null once it was erased';
COMMENT ON COLUMN timeline_event.side IS 'which side of the channel wrote it';
CREATE INDEX timeline_event_by_case ON timeline_event (reference, id);
ALTER TABLE timeline_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- An event that is not shown is in no list, count or news; of most kinds every reader sees one.
CREATE POLICY timeline_event_with_case ON timeline_event
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR NOT relay_is_of_supplement(said))
           AND (kind IN (SELECT k.kind FROM event_reader k
                          WHERE k.matter = 'CASE' AND 'NEITHER' <> ALL (ARRAY[k.agency, k.shared, k.joined, k.ncb, k.interpol]))
                OR relay_shown('CASE', relay_stand(reference), kind) <> 'NEITHER'))
    WITH CHECK (relay_sees(reference));
CREATE POLICY timeline_event_announced ON timeline_event FOR SELECT TO CURRENT_USER USING (true); -- by relay_followers_since
-- An approved erasure erases all of the case, also what the approving organisation does not see.
CREATE POLICY timeline_event_erased ON timeline_event TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
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

-- The start, a pause or the end of a time limit: the clock does not run while the other side owes an answer.
CREATE TABLE step_clock (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL,
    step        text NOT NULL,
    event       text NOT NULL CHECK (event IN ('STARTED', 'PAUSED', 'RESUMED', 'STOPPED')),
    reason      text,
    happened_at timestamptz NOT NULL
);
CREATE INDEX step_clock_by_case ON step_clock (reference, step, id);
ALTER TABLE step_clock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY step_clock_with_case ON step_clock USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON step_clock TO relay_app;

-- A reminder or an escalation that a time limit caused. A step may wait for several answers side by side: of each invited country, of each
-- expert's home country, of each owner of a hit.
CREATE TABLE escalation (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL,
    step         text NOT NULL,
    debt         text NOT NULL DEFAULT '',
    stage        int NOT NULL CHECK (stage > 0),
    action       text NOT NULL,
    escalated_at timestamptz NOT NULL,
    UNIQUE (reference, step, debt, stage)
);
COMMENT ON COLUMN escalation.debt IS 'which of the answers is owed; empty where the step waits for one';
ALTER TABLE escalation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY escalation_with_case ON escalation
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR step <> 'supplement'))
    WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON escalation TO relay_app;

-- Where a case stays after the transaction that brought it there, and stayed: a row for each such passage through a node of a diagram,
-- closed once when the case leaves the node. The board counts by it where cases are; lists find them by it.
CREATE TABLE case_place (
    position   bigint GENERATED BY DEFAULT AS IDENTITY,
    instance   text,
    reference  text NOT NULL,
    process    text NOT NULL,
    activity   text NOT NULL,
    entered_at timestamptz NOT NULL,
    left_at    timestamptz CHECK (left_at >= entered_at),
    cancelled  boolean NOT NULL DEFAULT false,
    left_by    text CHECK (left_by IS NULL OR left_at IS NOT NULL),
    changed_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (reference, position),
    CHECK (left_at IS NOT NULL OR instance IS NOT NULL)
);
COMMENT ON COLUMN case_place.instance IS 'the engine''s name of this passage, by which it is closed; null once it has ended';
COMMENT ON COLUMN case_place.left_by IS 'who answered the user task, so that four eyes of any later task may name it; null for other nodes';
COMMENT ON COLUMN case_place.cancelled IS 'an interruption ended the passage, such as a withdrawal';
COMMENT ON COLUMN case_place.changed_in IS 'the transaction that wrote the row last';
-- The board asks where cases are now, never where they all have been. A case that is opened to another organisation later brings its places
-- along.
CREATE INDEX case_place_open ON case_place (process, activity, reference) WHERE left_at IS NULL;
CREATE INDEX case_place_changed ON case_place (changed_in);
-- As relay_sees, written out: a count over all cases of others then reads the grants once and not once for each row.
ALTER TABLE case_place ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_place_with_case ON case_place
    USING (CASE WHEN left(reference, 3) = relay_reader() THEN true
                ELSE (process NOT LIKE 'supplement%' OR left(reference, 3) = relay_organisation())
                     AND EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_place.reference AND a.organisation = relay_reader()
                                    AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())) END);
CREATE POLICY case_place_counted ON case_place FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
GRANT SELECT, INSERT, UPDATE (instance, left_at, cancelled, left_by) ON case_place TO relay_app;
GRANT USAGE ON SEQUENCE case_place_position_seq TO relay_app; -- what is passed within a transaction is numbered along

-- What a case passed within one transaction, as most passages begin and end in one: a row for each transaction, only ever added. INTERPOL
-- reads nothing of supplements; what a transaction passed in their diagrams is a row of its own, and one that has both is not shown to it.
CREATE TABLE case_path (
    reference     text NOT NULL,
    position      bigint NOT NULL,
    passages      jsonb STORAGE MAIN NOT NULL CHECK (jsonb_typeof(passages) = 'array'),
    of_supplement boolean NOT NULL
        GENERATED ALWAYS AS (jsonb_path_exists(passages, '$[*].process ? (@ starts with "supplement")')) STORED,
    PRIMARY KEY (reference, position)
) WITH (toast_tuple_target = 256); -- from this length on, the passages are stored compressed, in their row
COMMENT ON COLUMN case_path.passages IS 'objects with the names and types of case_place, without an instance';
COMMENT ON COLUMN case_path.position IS 'of the first of them';
ALTER TABLE case_path ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_path_with_case ON case_path
    USING (relay_sees(reference) AND (left(reference, 3) = relay_organisation() OR NOT of_supplement));
GRANT SELECT, INSERT ON case_path TO relay_app;

-- From the least to the most urgent.
CREATE FUNCTION urgency_rank(urgency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE urgency WHEN 'VERY_URGENT' THEN 2 WHEN 'URGENT' THEN 1 ELSE 0 END $$;

-- One row for each case with what the board counts and lists are sorted by; a trigger updates it, so that figures and lists never read the
-- cases themselves.
CREATE TABLE case_figure (
    reference       text PRIMARY KEY REFERENCES support_request,
    organisation    text NOT NULL,
    status          text NOT NULL,
    urgency         text NOT NULL,
    capabilities    text[] NOT NULL,
    submitted_at    timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    outcome         text CHECK (outcome IN ('DELIVERED', 'PARTLY_DELIVERED', 'NOTHING_DELIVERED', 'DECLINED', 'WITHDRAWN', 'ABANDONED',
                                            'JOINED')),
    stage           int NOT NULL CHECK (stage BETWEEN 1 AND 6),
    changed_in      bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    seizures        int NOT NULL DEFAULT 0,
    arrests         int NOT NULL DEFAULT 0,
    accounts_closed int NOT NULL DEFAULT 0,
    is_unsearched   boolean NOT NULL DEFAULT true,
    CONSTRAINT case_figure_outcome_of_ended_cases CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
COMMENT ON COLUMN case_figure.updated_at IS 'when the case last changed, as support_request has it';
COMMENT ON COLUMN case_figure.outcome IS 'what came of the case; null while it is open';
COMMENT ON COLUMN case_figure.stage IS 'the furthest it came: 1 submitted, 2 acknowledged, 3 recorded, 4 in support, 5 delivered, 6 closed';
COMMENT ON COLUMN case_figure.changed_in IS 'the transaction that wrote the row last';
COMMENT ON COLUMN case_figure.is_unsearched IS 'whether case_text may have no words of the case; false from the first change of status after they were written';
-- Each order of a list has an index over all cases, for readers who see most of them, and one within each country.
CREATE INDEX case_figure_by_submission ON case_figure (submitted_at, reference);
CREATE INDEX case_figure_by_update ON case_figure (updated_at, reference);
CREATE INDEX case_figure_by_status ON case_figure (status, reference);
CREATE INDEX case_figure_by_status_and_submission ON case_figure (status, submitted_at, reference);
CREATE INDEX case_figure_by_status_and_update ON case_figure (status, updated_at, reference);
CREATE INDEX case_figure_by_urgency ON case_figure (urgency_rank(urgency), reference);
CREATE INDEX case_figure_of_country_by_submission ON case_figure (organisation, submitted_at, reference);
CREATE INDEX case_figure_of_country_by_update ON case_figure (organisation, updated_at, reference);
CREATE INDEX case_figure_of_country_by_status ON case_figure (organisation, status, reference);
CREATE INDEX case_figure_of_country_by_urgency ON case_figure (organisation, urgency_rank(urgency), reference);
CREATE INDEX case_figure_waiting ON case_figure (submitted_at) WHERE ended_at IS NULL;
CREATE INDEX case_figure_changed ON case_figure (changed_in);
CREATE INDEX case_figure_unsearched ON case_figure (changed_in, reference) WHERE is_unsearched;
-- The row-level security is written out for the same reason. Only the owner's functions read all rows; they check the
-- grants themselves.
ALTER TABLE case_figure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_figure_with_case ON case_figure
    USING (organisation = relay_reader()
           OR EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_figure.reference AND a.organisation = relay_reader()
                         AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));
CREATE POLICY case_figure_listed ON case_figure FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (status, urgency, capabilities, updated_at, acknowledged_at, ended_at, outcome, stage, seizures, arrests,
    accounts_closed, is_unsearched) ON case_figure TO relay_app;

-- The text that is searched. Under row-level security PostgreSQL does not use an index for a condition that might tell of rows that the
-- reader does not see, and every condition on a text vector is such a one. So only the owner's functions read this table, and they
-- check the grants.
CREATE TABLE case_text (
    reference text PRIMARY KEY,
    words     tsvector NOT NULL
);
COMMENT ON COLUMN case_text.words IS
    'the words of the request, in lower case; their stems after a tilde; and the code of its country, in upper case, which no question of a reader has';
CREATE INDEX case_text_by_word ON case_text USING gin (words);
ALTER TABLE case_text ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_text_kept ON case_text TO CURRENT_USER USING (true);

-- Words that are like others. Each organisation has the list of the words of those cases that are its own; INTERPOL's has those of all that
-- are open to it. Only its own organisation asks a list, so that the words of others answer no question; and it names no word: it leads to
-- cases that the reader may see.
CREATE TABLE search_word (
    organisation text NOT NULL,
    word         text NOT NULL,
    PRIMARY KEY (organisation, word)
);
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY search_word_kept ON search_word TO CURRENT_USER USING (true);

-- A selection of a list that an officer has saved under a name; its query is the part of the address after the question mark.
CREATE TABLE saved_view (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    officer      text NOT NULL,
    list         text NOT NULL CHECK (list IN ('TASKS', 'CASES')),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 80), -- our default
    query        text NOT NULL CHECK (length(query) <= 2000),
    saved_at     timestamptz NOT NULL,
    UNIQUE (officer, organisation, list, name)
);
-- Officers see only their own views.
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_view_of_officer ON saved_view USING (organisation = relay_organisation() AND officer = relay_actor());
GRANT SELECT, INSERT, UPDATE (query, saved_at), DELETE ON saved_view TO relay_app;

-- How much of a case, or of intelligence, an officer has seen: the newest event of its timeline when they last opened it. It has no foreign
-- key to the case: opening a case would lock its row.
CREATE TABLE case_seen (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    seen_event   bigint NOT NULL,
    seen_at      timestamptz NOT NULL,
    news_event   bigint,
    news_at      timestamptz,
    PRIMARY KEY (reference, officer, organisation)
);
COMMENT ON COLUMN case_seen.seen_event IS 'id of the event; 0 if there was none';
COMMENT ON COLUMN case_seen.news_event IS 'id of the newest event of others that may be news to the officer; null once it was seen';
CREATE INDEX case_seen_with_news ON case_seen (officer, organisation, news_at) WHERE news_event IS NOT NULL;
-- A grant that has ended takes what the officer has seen with it. Intelligence that is recalled, or not sent to the officer's country, is
-- neither followed nor seen.
ALTER TABLE case_seen ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_seen_by_officer ON case_seen
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);
CREATE POLICY case_seen_marked ON case_seen TO CURRENT_USER USING (true); -- by announce_events
GRANT SELECT, INSERT, UPDATE (seen_event, seen_at, news_event, news_at) ON case_seen TO relay_app;

-- A case, or intelligence, that an officer follows.
CREATE TABLE followed_case (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    followed_at  timestamptz NOT NULL,
    PRIMARY KEY (reference, officer, organisation)
);
CREATE INDEX followed_case_by_officer ON followed_case (officer, organisation);
ALTER TABLE followed_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY followed_case_of_officer ON followed_case
    USING (organisation = relay_organisation() AND officer = relay_actor()
           AND CASE WHEN starts_with(reference, 'INT-') THEN relay_receives(reference) ELSE relay_sees(reference) END);
CREATE POLICY followed_case_announced ON followed_case FOR SELECT TO CURRENT_USER USING (true); -- by relay_followers_since
CREATE POLICY followed_case_by_act ON followed_case FOR INSERT TO CURRENT_USER WITH CHECK (true); -- by announce_events
GRANT SELECT, INSERT, DELETE ON followed_case TO relay_app;

-- One search in everything that an officer may read: intelligence, messages, names and descriptions of evidence, and experts. Cases have
-- case_text and relay_list. As there, a condition on words may not use an index under row-level security, so the words have a table
-- of their own, which only the owner's function reads. It answers ids; the application reads the rows behind them under row-level security.
CREATE TABLE searched_text (
    kind      text NOT NULL CHECK (kind IN ('INTELLIGENCE', 'MESSAGE', 'EVIDENCE', 'EXPERT', 'ROSTER')),
    id        text NOT NULL,
    reference text NOT NULL,
    at        timestamptz NOT NULL,
    words     tsvector NOT NULL,
    PRIMARY KEY (kind, id)
);
COMMENT ON COLUMN searched_text.kind IS 'EXPERT has the name, for the own country; ROSTER has not, for INTERPOL';
COMMENT ON COLUMN searched_text.words IS
    'as those of case_text; in upper case the code of the country, and the parties of a message, which no question of a reader has';
CREATE INDEX searched_text_by_word ON searched_text USING gin (words);
CREATE INDEX searched_text_by_time ON searched_text (kind, at DESC, id);
CREATE INDEX searched_text_of_country_by_time ON searched_text (kind, left(reference, 3), at DESC, id);
CREATE INDEX searched_text_by_reference ON searched_text (reference);
ALTER TABLE searched_text ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY searched_text_kept ON searched_text TO CURRENT_USER USING (true);

-- Titles that are like what was searched for, where nothing has just these words. A server without the extension, or an owner who may not
-- create it, goes without.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searches find no misspelt words';
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE INDEX search_word_by_likeness ON search_word USING gin (word gin_trgm_ops);
    END IF;
END $$;
