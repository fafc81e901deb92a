-- Direction 2: intelligence that INTERPOL sends to member countries (Annex 1.2, 2.1). Then hits between cases: the same trace in two cases,
-- and the questions that one NCB asks the other through INTERPOL.
SET LOCAL lock_timeout = '10s';

-- Intelligence that INTERPOL produced or received. Where it came from never changes. INTERPOL's own names what it rests
-- on: cases and intelligence that INTERPOL holds, or what INTERPOL collected itself.
CREATE TABLE intelligence (
    reference            text PRIMARY KEY CHECK (reference ~ '^INT-[0-9]{4}-[0-9]{6}$'),
    title                text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    content              text NOT NULL CHECK (length(content) BETWEEN 1 AND 40000), -- our default
    source_kind          text NOT NULL CHECK (source_kind IN ('INTERPOL', 'EXTERNAL')),
    source_name          text NOT NULL,
    source_consents      boolean NOT NULL,
    source_basis         text CHECK (source_basis IN ('OWN_COLLECTION', 'CASES_AND_INTELLIGENCE')),
    source_references    text[] NOT NULL DEFAULT '{}' CHECK (cardinality(source_references) <= 21), -- 20 (our default) and the related one
    related_reference    text,
    owner                text REFERENCES organisation,
    countries            text[] NOT NULL CHECK (cardinality(countries) > 0),
    addressees           text[] NOT NULL,
    confidentiality      text NOT NULL,
    restricted_countries text[] NOT NULL,
    conditions           text,
    owner_conditions     boolean NOT NULL,
    owner_confidential   boolean NOT NULL,
    tlp                  text CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')), -- Traffic Light Protocol 2.0
    status               text NOT NULL CHECK (status IN ('REGISTERED', 'RELEASED', 'NOT_RELEASED', 'DISSEMINATED', 'RECALLED')),
    author               text NOT NULL,
    registered_at        timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    retention_until      date NOT NULL,
    retention_review_at  date NOT NULL,
    erased_at            timestamptz,
    -- A country that any source restricted is never among the addressees.
    CHECK (NOT addressees && restricted_countries),
    CHECK (addressees <@ countries),
    CHECK (source_basis IS NULL OR source_kind = 'INTERPOL')
);
COMMENT ON COLUMN intelligence.source_basis IS 'null for an external source, and where it was not recorded';
COMMENT ON COLUMN intelligence.source_references IS 'cases and intelligence that it rests on';
COMMENT ON COLUMN intelligence.restricted_countries IS 'of all sources together, the strictest';
-- The lists of intelligence: the newest, or the last updated first for INTERPOL, for a country what it received.
CREATE INDEX intelligence_newest ON intelligence (registered_at DESC, reference);
CREATE INDEX intelligence_updated ON intelligence (updated_at DESC, reference);
-- What rests on what, however many items lie between.
CREATE INDEX intelligence_by_basis ON intelligence USING gin (source_references);
CREATE INDEX intelligence_by_related ON intelligence (related_reference);
ALTER TABLE intelligence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_received ON intelligence FOR SELECT USING (relay_receives(reference));
CREATE POLICY intelligence_produced ON intelligence FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY intelligence_moved ON intelligence FOR UPDATE USING (relay_organisation() = 'INTERPOL');
GRANT SELECT, INSERT, UPDATE (status, updated_at, retention_until, retention_review_at) ON intelligence TO relay_app;

CREATE POLICY escalation_of_intelligence ON escalation
    USING (starts_with(reference, 'INT-') AND relay_organisation() = 'INTERPOL'
           AND EXISTS (SELECT FROM intelligence i WHERE i.reference = escalation.reference));

-- A second person's decision to release, or to hold back.
CREATE TABLE intelligence_release (
    reference  text PRIMARY KEY REFERENCES intelligence,
    released   boolean NOT NULL,
    reason     text CHECK (released OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
ALTER TABLE intelligence_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_release_own ON intelligence_release USING (relay_is_producer());
GRANT SELECT, INSERT ON intelligence_release TO relay_app;

-- The question to the owner of restricted data whether it may be sent, and the answer.
CREATE TABLE owner_consent (
    reference  text PRIMARY KEY REFERENCES intelligence,
    owner      text NOT NULL REFERENCES organisation,
    asked_at   timestamptz NOT NULL,
    consented  boolean,
    reason     text,
    decided_by text,
    decided_at timestamptz,
    CHECK ((consented IS NULL) = (decided_at IS NULL))
);
CREATE INDEX owner_consent_by_owner ON owner_consent (owner, reference);
ALTER TABLE owner_consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_consent_of_owner ON owner_consent
    USING (relay_is_producer() OR owner = relay_reader())
    WITH CHECK (relay_organisation() = 'INTERPOL' OR owner = relay_organisation());
GRANT SELECT, INSERT, UPDATE (consented, reason, decided_by, decided_at) ON owner_consent TO relay_app;

-- The dispatch of intelligence to one country involved, and what that country did with it. A country that did not answer until its last
-- reminder has a status of its own: its NCB named no unit, or its unit acknowledged nothing.
CREATE TABLE dispatch (
    reference       text NOT NULL REFERENCES intelligence,
    organisation    text NOT NULL REFERENCES organisation,
    channel         text NOT NULL CHECK (channel IN ('DIRECT', 'VIA_NCB')),
    addressee       text NOT NULL,
    status          text NOT NULL CHECK (status IN ('SENT', 'FORWARDED', 'NOT_FORWARDED', 'ACKNOWLEDGED', 'NOT_ACKNOWLEDGED', 'REPORTED',
                                                    'NO_REPORT', 'RECALLED')),
    sent_at         timestamptz NOT NULL,
    sent_by         text NOT NULL,
    ncb_copy        uuid REFERENCES outbox_mail,
    unit            text,
    unit_named_by   text,
    unit_named_at   timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    outcome         text,
    report          text,
    reported_by     text,
    reported_at     timestamptz,
    recalled_by     text,
    recalled_at     timestamptz,
    recall_reason   text,
    agency_code     text,
    PRIMARY KEY (reference, organisation),
    -- Every direct dispatch has the NCB's copy (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR ncb_copy IS NOT NULL)
);
-- A unit that receives intelligence from its NCB is an agency of the register, by its code, as where it goes directly. A unit of no
-- register receives nothing by itself: the NCB stays the receiver, by the code of its country (our default).
COMMENT ON COLUMN dispatch.agency_code IS
    'who receives it in the country: an agency, or the NCB alone by the code of the country; null while the NCB has not decided';
CREATE INDEX dispatch_by_organisation ON dispatch (organisation, reference);
-- Which intelligence a country received.
CREATE INDEX dispatch_of_country ON dispatch (organisation);
ALTER TABLE dispatch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch_seen ON dispatch FOR SELECT
    USING (relay_is_producer() OR organisation = relay_reader() OR organisation = relay_organisation() AND agency_code = relay_reader());
CREATE POLICY dispatch_sent ON dispatch FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY dispatch_answered ON dispatch FOR UPDATE USING (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (status, unit, unit_named_by, unit_named_at, acknowledged_by, acknowledged_at, outcome, report, reported_by,
    reported_at, recalled_by, recalled_at, recall_reason, agency_code) ON dispatch TO relay_app;

-- Direct contact of a unit that received intelligence, as its NCB decided (Annex 1.2).
CREATE TABLE unit_contact (
    reference    text NOT NULL REFERENCES intelligence,
    organisation text NOT NULL REFERENCES organisation,
    granted      boolean NOT NULL,
    scope        text,
    reason       text,
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL,
    PRIMARY KEY (reference, organisation)
);
ALTER TABLE unit_contact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_contact_seen ON unit_contact FOR SELECT
    USING (relay_is_producer() OR organisation = relay_organisation() AND relay_receives(reference));
CREATE POLICY unit_contact_decided ON unit_contact FOR INSERT WITH CHECK (organisation = relay_organisation());
-- by relay_erase
CREATE POLICY unit_contact_erased ON unit_contact FOR UPDATE TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT ON unit_contact TO relay_app;

-- A grade of source and information, 4x4; the last one counts. External material starts at X4.
CREATE TABLE intelligence_grading (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES intelligence,
    source      text NOT NULL CHECK (source IN ('A', 'B', 'C', 'X')),
    information text NOT NULL CHECK (information IN ('1', '2', '3', '4')),
    reason      text NOT NULL,
    graded_by   text NOT NULL,
    graded_at   timestamptz NOT NULL
);
CREATE INDEX intelligence_grading_by_intelligence ON intelligence_grading (reference, id);
ALTER TABLE intelligence_grading ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_grading_received ON intelligence_grading FOR SELECT USING (relay_receives(reference));
CREATE POLICY intelligence_graded ON intelligence_grading FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY intelligence_grading_erased ON intelligence_grading FOR UPDATE TO CURRENT_USER
    USING (reference = current_setting('relay.erasing', true)); -- by relay_erase
GRANT SELECT, INSERT ON intelligence_grading TO relay_app;

-- One event of intelligence; a country reads what concerns it. The audit links each (audit_link).
CREATE TABLE intelligence_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL REFERENCES intelligence,
    organisation       text REFERENCES organisation,
    kind               text NOT NULL,
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    addressee          text,
    note               text,
    said               jsonb, -- as of timeline_event
    happened_at        timestamptz NOT NULL,
    side               text DEFAULT relay_side()
);
COMMENT ON COLUMN intelligence_event.side IS 'which side of the channel wrote it';
CREATE INDEX intelligence_event_by_reference ON intelligence_event (reference, id);
ALTER TABLE intelligence_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- INTERPOL's producers read all; a country what concerns it and is named for it.
CREATE POLICY intelligence_event_concerning ON intelligence_event
    USING (relay_is_producer() OR organisation = relay_organisation() AND relay_receives(reference)
                                  AND relay_shown('INTELLIGENCE', relay_stand(reference), kind) <> 'NEITHER')
    WITH CHECK (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
CREATE POLICY intelligence_event_announced ON intelligence_event FOR SELECT TO CURRENT_USER USING (true); -- by relay_followers_since
GRANT SELECT, INSERT ON intelligence_event TO relay_app;

-- A trace of a case in the form in which it is compared: a handle, an account, a phone, a shipment number, a web address.
CREATE TABLE trace (
    reference    text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('HANDLE', 'ACCOUNT', 'PHONE', 'SHIPMENT', 'URL')),
    value        text NOT NULL CHECK (length(value) BETWEEN 1 AND 2048), -- the longest web address, our default
    organisation text NOT NULL,
    restricted   text[] NOT NULL,
    kept_at      timestamptz NOT NULL,
    digest       text NOT NULL GENERATED ALWAYS AS (md5(value)) STORED,
    PRIMARY KEY (reference, kind, digest),
    CHECK (left(reference, 3) = organisation)
);
COMMENT ON COLUMN trace.restricted IS 'countries that must not learn of the case; they see no hit on it either';
-- A web address may be longer than a row of an index takes (2,704 bytes): its digest finds it, the value decides.
CREATE INDEX trace_by_value ON trace (kind, md5(value), kept_at DESC);
ALTER TABLE trace ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY trace_seen ON trace FOR SELECT
    USING (organisation = relay_organisation() AND relay_sees(reference) OR relay_correlates(reference));
CREATE POLICY trace_kept ON trace FOR INSERT WITH CHECK (organisation = relay_organisation());
-- A corrected request has other traces, and may name other countries that must not learn of it: the old ones go.
CREATE POLICY trace_corrected ON trace FOR DELETE USING (organisation = relay_organisation());
CREATE POLICY trace_matched ON trace FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, DELETE ON trace TO relay_app;

-- What one NCB asked the unknown owner of a hit, and what the owner answered. The NCB that asked reads the answer through relay_hits, which
-- hides the owner until it discloses itself.
CREATE TABLE hit_question (
    id               uuid PRIMARY KEY,
    hit_id           uuid NOT NULL UNIQUE,
    kind             text NOT NULL,
    owner            text NOT NULL REFERENCES organisation,
    owner_reference  text NOT NULL REFERENCES support_request,
    asking           text NOT NULL REFERENCES organisation,
    asking_reference text NOT NULL REFERENCES support_request,
    question         text NOT NULL CHECK (length(question) BETWEEN 1 AND 1000), -- our default
    asked_by         text NOT NULL,
    asked_at         timestamptz NOT NULL,
    outcome          text CHECK (outcome IN ('DISCLOSED', 'DECLINED')),
    answer           text CHECK (length(answer) <= 2000), -- our default
    answered_by      text,
    answered_at      timestamptz,
    CHECK ((outcome IS NULL) = (answered_at IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'DECLINED' OR length(answer) > 0)
);
CREATE INDEX hit_question_by_owner_case ON hit_question (owner_reference);
CREATE INDEX hit_question_by_asking_case ON hit_question (asking_reference);
ALTER TABLE hit_question ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hit_question_of_owner ON hit_question FOR SELECT
    USING (owner = relay_organisation() AND relay_sees(owner_reference)
           OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
CREATE POLICY hit_question_asked ON hit_question FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_question_answered ON hit_question FOR UPDATE USING (owner = relay_organisation());
CREATE POLICY hit_question_matched ON hit_question FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, UPDATE (outcome, answer, answered_by, answered_at) ON hit_question TO relay_app;

-- That a country was shown a trace of another country's case as matched; the owner of that case reads here whom.
CREATE TABLE hit_notice (
    hit_id           uuid PRIMARY KEY,
    kind             text NOT NULL,
    value            text NOT NULL,
    owner            text NOT NULL REFERENCES organisation,
    owner_reference  text NOT NULL REFERENCES support_request,
    asking           text NOT NULL REFERENCES organisation,
    asking_reference text NOT NULL REFERENCES support_request,
    told_at          timestamptz NOT NULL
);
CREATE INDEX hit_notice_by_owner ON hit_notice (owner_reference, told_at DESC);
CREATE INDEX hit_notice_by_asking_case ON hit_notice (asking_reference);
-- How many a bureau was shown in a day.
CREATE INDEX hit_notice_by_asking ON hit_notice (asking, told_at);
-- An NCB that was shown the match does not read whose it is; the relay counts for it.
ALTER TABLE hit_notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hit_notice_of_owner ON hit_notice FOR SELECT
    USING (owner = relay_organisation() AND relay_sees(owner_reference)
           OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
CREATE POLICY hit_notice_told ON hit_notice FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_notice_matched ON hit_notice FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT ON hit_notice TO relay_app;

-- The one secret on which the ids of hits depend: else a country could try references until an id fits, and so learn of foreign cases.
CREATE TABLE correlation_secret (
    secret text NOT NULL
);
INSERT INTO correlation_secret VALUES (gen_random_uuid()::text || gen_random_uuid()::text);
ALTER TABLE correlation_secret ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY correlation_secret_matched ON correlation_secret FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits

-- What a national unit answers to intelligence passes to INTERPOL over the channel (Annex 1.2): directly with the NCB's copy, or by an act
-- of the NCB. Until it has passed its country alone reads it; then the dispatch says it.
CREATE TABLE unit_answer (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference      text NOT NULL REFERENCES intelligence,
    organisation   text NOT NULL REFERENCES organisation,
    kind           text NOT NULL CHECK (kind IN ('RECEIPT', 'REPORT')),
    outcome        text,
    report         text,
    direct_contact boolean NOT NULL,
    given_by       text NOT NULL,
    given_at       timestamptz NOT NULL
);
COMMENT ON COLUMN unit_answer.direct_contact IS 'whether the unit asks for direct contact';
CREATE INDEX unit_answer_by_country ON unit_answer (reference, organisation);
ALTER TABLE unit_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_answer_of_country ON unit_answer
    USING (organisation = relay_organisation() AND relay_receives(reference))
    WITH CHECK (organisation = relay_organisation() AND relay_receives(reference));
-- by relay_erase
CREATE POLICY unit_answer_erased ON unit_answer TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT ON unit_answer TO relay_app;
