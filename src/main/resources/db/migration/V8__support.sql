-- The support that INTERPOL gives: triage, capabilities, products and their delivery, feedback and messages; support that reaches other
-- countries or platforms; and what came of cases.
SET LOCAL lock_timeout = '10s';

-- One step of the team's judgment of a recorded request: one analyst assesses, another person decides.
CREATE TABLE triage (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    step        text NOT NULL CHECK (step IN ('ASSESSED', 'APPROVED', 'REJECTED', 'JOIN_PROPOSED', 'KEPT_APART', 'JOINED')),
    priority    text CHECK (priority IN ('ROUTINE', 'URGENT', 'VERY_URGENT')),
    note        text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    capability  text,
    standing    text REFERENCES support_request,
    round       int NOT NULL DEFAULT 1 CHECK (round > 0),
    CONSTRAINT triage_keeps_no_assessment CHECK (step <> 'ASSESSED' OR note IS NULL),
    CONSTRAINT triage_names_standing_case CHECK (
        CASE WHEN step IN ('JOIN_PROPOSED', 'KEPT_APART') THEN standing IS NOT NULL AND capability IS NULL
             ELSE step = 'JOINED' OR standing IS NULL END)
);
COMMENT ON COLUMN triage.note IS 'the reason of the lead, which the country reads, or of the NCB, which the team reads';
COMMENT ON COLUMN triage.capability IS 'the support that the country asked for later; null where the request as a whole was judged';
COMMENT ON COLUMN triage.standing IS
    'the case to which the request would be joined; null in other steps';
CREATE INDEX triage_by_case ON triage (reference, id);
CREATE UNIQUE INDEX triage_decided_once ON triage (reference, round, coalesce(capability, ''))
    WHERE step IN ('APPROVED', 'REJECTED', 'JOINED');
-- The same two cases are proposed once, and answered once.
CREATE UNIQUE INDEX triage_proposed_once ON triage (standing, reference, step) WHERE standing IS NOT NULL;
ALTER TABLE triage ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- The agency of neither case learns of a proposal before its NCB has decided, nor what was not joined. The answer is the NCB's.
CREATE POLICY triage_with_case ON triage
    USING (relay_sees(reference) AND (step NOT IN ('JOIN_PROPOSED', 'KEPT_APART') OR relay_side() <> 'AGENCY'))
    WITH CHECK (relay_sees(reference)
                AND CASE WHEN step IN ('JOINED', 'KEPT_APART') THEN relay_side() = 'NCB' AND left(reference, 3) = relay_organisation()
                         WHEN step = 'JOIN_PROPOSED' THEN relay_organisation() = 'INTERPOL' ELSE true END);
GRANT SELECT, INSERT ON triage TO relay_app;

-- What the team's analyst thinks of a request, for the lead alone: it may name another country's case, or say that there is one.
CREATE TABLE triage_assessment (
    triage           bigint PRIMARY KEY REFERENCES triage,
    reference        text NOT NULL REFERENCES support_request,
    assessment       text NOT NULL CHECK (assessment IN ('VALID', 'DUPLICATE', 'NOT_VALID')),
    linked_reference text,
    note             text
);
CREATE INDEX triage_assessment_by_case ON triage_assessment (reference);
ALTER TABLE triage_assessment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY triage_assessment_of_the_team ON triage_assessment
    USING (relay_organisation() = 'INTERPOL' AND relay_sees(reference))
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference));
GRANT SELECT, INSERT ON triage_assessment TO relay_app;

-- The state of one capability that a request asked for.
CREATE TABLE case_capability (
    reference  text NOT NULL,
    capability text NOT NULL,
    position   int NOT NULL,
    status     text NOT NULL CHECK (status IN ('REQUESTED', 'OFFERED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS',
                                               'DELIVERED', 'COMPLETED', 'WITHHELD', 'NOT_RECEIVED', 'REFUSED', 'WITHDRAWN')),
    reason     text,
    said       jsonb, -- as of timeline_event
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (reference, capability)
);
ALTER TABLE case_capability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_capability_with_case ON case_capability USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (status, reason, said, updated_at) ON case_capability TO relay_app;

-- One recorded step of a case: the answers to the form of a task, as they were accepted, or what a rule made of them; never changed. Steps of a
-- capability's support name it. Labels of the answers are those of the form; the diagram says who reads them, as V2 has it: REACHED, what has
-- passed the channel, CONTACT, what INTERPOL's team records, BUREAUS, the NCB and INTERPOL, or INTERPOL alone.
CREATE TABLE step_record (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    capability   text,
    kind         text CHECK (kind ~ '^[A-Z_]{3,40}$'),
    process      text,
    node         text,
    form         text,
    round        int CHECK (round > 0), -- of the answers to one task in one case
    answers      jsonb NOT NULL,
    readers      text NOT NULL DEFAULT 'REACHED' CHECK (readers IN ('REACHED', 'CONTACT', 'BUREAUS', 'INTERPOL')),
    recorded_by  text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    recorded_at  timestamptz NOT NULL,
    side         text NOT NULL DEFAULT relay_side(),
    CONSTRAINT step_record_is_of_a_rule_or_a_form CHECK (
        kind IS NOT NULL AND capability IS NOT NULL AND num_nonnulls(process, node, form, round) = 0
        OR kind IS NULL AND num_nonnulls(process, node, form, round) = 4)
);
CREATE INDEX step_record_by_case ON step_record (reference, id);
ALTER TABLE step_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY step_record_with_case ON step_record USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY step_record_reached ON step_record AS RESTRICTIVE FOR SELECT TO relay_app
    USING (CASE readers WHEN 'INTERPOL' THEN relay_side() = 'INTERPOL'
                        WHEN 'BUREAUS' THEN relay_side() <> 'AGENCY'
                        WHEN 'CONTACT' THEN relay_is_in_contact(reference)
                        ELSE relay_reached(side, reference, capability, recorded_at) END);
GRANT SELECT, INSERT ON step_record TO relay_app;

-- A version of a document that support produced: a report, an advice note, minutes, an opinion. A rework is the next version.
CREATE TABLE product (
    id               uuid PRIMARY KEY,
    reference        text NOT NULL REFERENCES support_request,
    capability       text NOT NULL,
    kind             text NOT NULL,
    version          int NOT NULL CHECK (version > 0),
    title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 300), -- our default
    body             text NOT NULL,
    confidentiality  text NOT NULL,
    handling         text,
    source_grading   text CHECK (source_grading IN ('A', 'B', 'C', 'X')), -- 4x4, as in intelligence_grading
    info_grading     text CHECK (info_grading IN ('1', '2', '3', '4')),
    external_sources text[] NOT NULL DEFAULT '{}',
    written_by       text NOT NULL,
    written_at       timestamptz NOT NULL,
    sha256           text NOT NULL,
    formatted        text, -- our default
    CONSTRAINT product_formatted_check CHECK (kind = 'MINUTES' OR length(formatted) <= 40000) -- our default
);
COMMENT ON COLUMN product.body IS 'the words alone';
COMMENT ON COLUMN product.formatted IS 'the same text as Markdown; null where it has no headings, lists, tables or links';
CREATE INDEX product_by_case ON product (reference, capability);
ALTER TABLE product ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY product_with_case ON product USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON product TO relay_app;

-- A second person's judgment of a product; the author is never that person.
CREATE TABLE product_review (
    product_id  uuid PRIMARY KEY REFERENCES product,
    reference   text NOT NULL REFERENCES support_request,
    outcome     text NOT NULL CHECK (outcome IN ('APPROVED', 'REWORK', 'WITHHELD')),
    note        text,
    reviewed_by text NOT NULL,
    reviewed_at timestamptz NOT NULL
);
CREATE INDEX product_review_by_case ON product_review (reference);
ALTER TABLE product_review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY product_review_with_case ON product_review USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON product_review TO relay_app;

-- The handing over of one product over one channel; a reroute is a new row that replaces the old one.
CREATE TABLE delivery (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    product_id   uuid NOT NULL REFERENCES product,
    capability   text NOT NULL,
    channel      text NOT NULL CHECK (channel IN ('DIRECT', 'VIA_NCB')),
    addressee    text NOT NULL,
    status       text NOT NULL CHECK (status IN ('PREPARED', 'SENT', 'FORWARDED', 'WITHHELD', 'NOT_RECEIVED', 'REROUTED', 'CANCELLED')),
    prepared_at  timestamptz NOT NULL,
    sent_at      timestamptz,
    sent_by      text,
    -- The copy is written with the acts, at the end of the transaction.
    ncb_copy     uuid REFERENCES official_copy DEFERRABLE INITIALLY DEFERRED,
    forwarded_at timestamptz,
    forwarded_by text,
    forwarded_to text,
    replaces     uuid REFERENCES delivery,
    reason       text,
    said         jsonb, -- as of timeline_event
    CHECK (status NOT IN ('SENT', 'FORWARDED') OR sent_at IS NOT NULL),
    -- Every direct delivery creates the NCB's copy in the same transaction (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR sent_at IS NULL OR ncb_copy IS NOT NULL)
);
CREATE INDEX delivery_by_case ON delivery (reference, capability);
CREATE INDEX delivery_by_product ON delivery (product_id);
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_with_case ON delivery USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
-- The NCB reads what was sent to it or copied; the agency what reached it (Annex 1.1, 1.2). What INTERPOL delivers by the grant of one
-- agency is for that one; others read what their NCB forwarded. The policy of products asks this one.
CREATE POLICY delivery_reached ON delivery AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() <> 'AGENCY'
           OR sent_at IS NOT NULL AND (status = 'FORWARDED' OR channel = 'DIRECT' AND relay_stand(reference) = 'AGENCY'));
GRANT SELECT, INSERT, UPDATE (status, sent_at, sent_by, ncb_copy, forwarded_at, forwarded_by, forwarded_to, reason, said)
    ON delivery TO relay_app;

-- The team reads its products; the NCB those that were sent to it or copied; the agency what reached it (Annex 1.1, 1.2).
CREATE POLICY product_reached ON product AS RESTRICTIVE FOR SELECT TO relay_app
    USING (CASE WHEN relay_side() = 'INTERPOL' OR relay_actor() = 'relay' THEN true
                WHEN relay_side() = 'NCB' AND kind = 'TRAINING_PLAN' THEN true -- it agrees to the plan
                ELSE EXISTS (SELECT FROM delivery d WHERE d.product_id = product.id AND d.sent_at IS NOT NULL) END);

-- What the agency reported after it had received the products.
CREATE TABLE feedback (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('CONFIRMED', 'NO_FEEDBACK', 'CLOSED')),
    outcome     text,
    note        text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    side        text NOT NULL DEFAULT relay_side()
);
CREATE INDEX feedback_by_case ON feedback (reference);
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feedback_with_case ON feedback USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY feedback_reached ON feedback AS RESTRICTIVE FOR SELECT TO relay_app
    USING (kind <> 'CONFIRMED' OR relay_reached(side, reference, NULL, recorded_at));
GRANT SELECT, INSERT ON feedback TO relay_app;

-- A message about a case; if it went directly between agency and INTERPOL, the NCB has its copy.
CREATE TABLE case_message (
    id                  uuid PRIMARY KEY,
    reference           text NOT NULL REFERENCES support_request,
    sender              text NOT NULL,
    sender_organisation text NOT NULL,
    sender_party        text NOT NULL CHECK (sender_party IN ('AGENCY', 'NCB', 'INTERPOL')),
    recipient_party     text NOT NULL CHECK (recipient_party IN ('AGENCY', 'NCB', 'INTERPOL')),
    body                text NOT NULL CHECK (length(body) BETWEEN 1 AND 8000), -- our default
    sent_at             timestamptz NOT NULL,
    ncb_copy            uuid REFERENCES official_copy,
    agency_code         text,
    CHECK (sender_party = 'NCB' OR recipient_party = 'NCB' OR ncb_copy IS NOT NULL)
);
COMMENT ON COLUMN case_message.agency_code IS
    'the agency that the case had at that time; null where the NCB itself had asked, or where it is unknown';
CREATE INDEX case_message_by_case ON case_message (reference, sent_at);
ALTER TABLE case_message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_message_with_case ON case_message USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
-- A message is for its two parties, and for the NCB; PostgreSQL writes a list of columns behind IN with brackets that a dump does not bring
-- back.
CREATE POLICY case_message_of_its_parties ON case_message AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() = 'NCB'
           OR (relay_side() = sender_party OR relay_side() = recipient_party)
              AND (relay_side() <> 'AGENCY' OR agency_code = relay_office()));
GRANT SELECT, INSERT ON case_message TO relay_app;

-- A coordination meeting as the invited countries read of it; they see nothing else of the case.
CREATE TABLE meeting (
    reference  text PRIMARY KEY REFERENCES support_request,
    title      text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    purpose    text NOT NULL,
    format     text NOT NULL CHECK (format IN ('VIDEO', 'IN_PERSON', 'HYBRID')),
    held_on    date NOT NULL,
    place      text NOT NULL,
    agenda     text,
    planned_by text NOT NULL,
    planned_at timestamptz NOT NULL
);
-- An invited country reads the meeting.
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_with_case ON meeting USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (agenda) ON meeting TO relay_app;

-- The invitation of one country, whose NCB reads it and answers it once.
CREATE TABLE meeting_invitation (
    reference    text NOT NULL REFERENCES meeting,
    country      text NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('INVITED', 'ACCEPTED', 'DECLINED', 'NO_ANSWER')),
    participants text,
    reason       text,
    invited_at   timestamptz NOT NULL,
    answered_by  text,
    answered_at  timestamptz,
    agencies     text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (reference, country),
    CHECK (country <> left(reference, 3)),
    CHECK (state <> 'DECLINED' OR length(reason) > 0),
    CONSTRAINT meeting_invitation_agencies_come CHECK (state = 'ACCEPTED' OR agencies = '{}')
);
CREATE INDEX meeting_invitation_by_country ON meeting_invitation (country, invited_at);
ALTER TABLE meeting_invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_invitation_with_case ON meeting_invitation USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
-- A national agency that its bureau names reads the invitation.
CREATE POLICY meeting_invitation_read ON meeting_invitation FOR SELECT
    USING (country = relay_reader() OR (country = relay_organisation() AND relay_reader() = ANY (agencies)));
CREATE POLICY meeting_invitation_answered ON meeting_invitation FOR UPDATE
    USING (country = relay_organisation() AND state = 'INVITED')
    WITH CHECK (country = relay_organisation());
-- An agency that its NCB named for a meeting reads its invitation.
CREATE POLICY meeting_invitation_reached ON meeting_invitation AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_is_in_contact(reference) OR relay_reader() = ANY (agencies));
GRANT SELECT, INSERT, UPDATE (state, participants, reason, answered_by, answered_at, agencies) ON meeting_invitation TO relay_app;

CREATE POLICY meeting_read_by_invitation ON meeting FOR SELECT
    USING (EXISTS (SELECT 1 FROM meeting_invitation i WHERE i.reference = meeting.reference AND i.country = relay_organisation()));

CREATE POLICY meeting_reached ON meeting AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_is_in_contact(reference)
           OR EXISTS (SELECT FROM meeting_invitation i WHERE i.reference = meeting.reference AND relay_reader() = ANY (i.agencies)));

-- Whether the meeting was held, and with whom.
CREATE TABLE meeting_outcome (
    reference    text PRIMARY KEY REFERENCES meeting,
    held         boolean NOT NULL,
    participants text CHECK (NOT held OR length(participants) > 0),
    reason       text CHECK (held OR length(reason) > 0),
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);
ALTER TABLE meeting_outcome ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_outcome_with_case ON meeting_outcome USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY meeting_outcome_reached ON meeting_outcome AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
GRANT SELECT, INSERT ON meeting_outcome TO relay_app;

-- An action that the meeting agreed on; each has an owner and a due date.
CREATE TABLE meeting_action (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES meeting,
    action      text NOT NULL CHECK (length(action) > 0),
    owner       text NOT NULL CHECK (length(owner) > 0),
    due_on      date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX meeting_action_by_case ON meeting_action (reference, id);
ALTER TABLE meeting_action ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_action_with_case ON meeting_action USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY meeting_action_reached ON meeting_action AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
GRANT SELECT, INSERT ON meeting_action TO relay_app;

-- The last number of a series that INTERPOL numbers itself; it says nothing of any case, and every organisation may read it.
CREATE TABLE official_number (
    series text NOT NULL CHECK (series IN ('NOTICE', 'DIFFUSION')),
    year   int NOT NULL,
    last   bigint NOT NULL CHECK (last BETWEEN 1 AND 999999), -- six digits
    PRIMARY KEY (series, year)
);
GRANT SELECT, INSERT, UPDATE (last) ON official_number TO relay_app;

-- A message that an NCB sent to selected countries; the General Secretariat reviews it at once after sending.
CREATE TABLE diffusion (
    number        text PRIMARY KEY,
    reference     text NOT NULL REFERENCES support_request,
    receivers     text[] NOT NULL CHECK (cardinality(receivers) > 0),
    title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    body          text NOT NULL,
    sent_by       text NOT NULL,
    sent_at       timestamptz NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text,
    colour        text,
    CHECK (left(reference, 3) <> ALL (receivers)),
    CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
    CONSTRAINT number_says_kind CHECK ((colour IS NOT NULL) = starts_with(number, 'NOTICE-'))
);
COMMENT ON COLUMN diffusion.colour IS 'of a notice; null for a diffusion';
CREATE INDEX diffusion_by_case ON diffusion (reference);
CREATE INDEX diffusion_by_receiver ON diffusion USING gin (receivers);
ALTER TABLE diffusion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY diffusion_seen ON diffusion FOR SELECT USING (relay_sees(reference) OR relay_reader() = ANY (receivers));
CREATE POLICY diffusion_sent ON diffusion FOR INSERT WITH CHECK (relay_sees(reference));
-- What a bureau has sent ends with its request, by INTERPOL or by that bureau.
CREATE POLICY diffusion_cancelled ON diffusion FOR UPDATE USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (cancelled_at, cancel_reason) ON diffusion TO relay_app;

-- A request to a platform to preserve data for a case: how long a platform preserves them, and how often that can be
-- renewed, comes from the decision table when the request is filed (our default, after the Budapest Convention, article 29). Until the
-- warning is due, this row alone waits; then a worker starts the process.
CREATE TABLE preservation_request (
    id            uuid PRIMARY KEY,
    reference     text NOT NULL REFERENCES support_request,
    provider      text NOT NULL,
    account       text,
    requested_at  date NOT NULL,
    expires_at    date NOT NULL,
    warning_at    timestamptz,
    warned_at     timestamptz,
    renewed_at    timestamptz,
    renewed_by    text,
    outcome       text CHECK (outcome IN ('LET_LAPSE', 'LAPSED')),
    reason        text,
    ended_at      timestamptz,
    period_days   int NOT NULL DEFAULT 30 CHECK (period_days > 0),
    renewals_left int NOT NULL DEFAULT 0 CHECK (renewals_left >= 0),
    CHECK (expires_at >= requested_at),
    CHECK ((renewed_at IS NULL) = (renewed_by IS NULL)),
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK (outcome IS NULL OR warning_at IS NULL)
);
COMMENT ON COLUMN preservation_request.expires_at IS 'last day on which the platform keeps the data';
COMMENT ON COLUMN preservation_request.warning_at IS 'when the process starts with its warning; null while it runs, and after the end';
CREATE INDEX preservation_request_by_case ON preservation_request (reference, expires_at);
CREATE INDEX preservation_request_due ON preservation_request (warning_at) WHERE warning_at IS NOT NULL;
ALTER TABLE preservation_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY preservation_request_with_case ON preservation_request USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
-- The worker finds what is due of all countries, and then acts as each country.
CREATE POLICY preservation_request_for_worker ON preservation_request FOR SELECT USING (relay_worker() = 'preservation');
GRANT SELECT, INSERT, UPDATE (expires_at, warning_at, warned_at, renewed_at, renewed_by, outcome, reason, ended_at, renewals_left)
    ON preservation_request TO relay_app;

-- Measures that leave their mark outside the case: notices, diffusions, teams, experts, meetings, trainings. Each ends once: done, or
-- undone by a withdrawal, a refusal or a stop. The countries that it reaches read its row, which says nothing else of the case.
CREATE TABLE measure (
    id         uuid PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    capability text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('NOTICE', 'DIFFUSION', 'TERMS', 'TEAM', 'EXPERT', 'MEETING', 'TRAINING')),
    name       text,
    countries  text[] NOT NULL,
    taken_by   text NOT NULL,
    taken_at   timestamptz NOT NULL,
    outcome    text CHECK (outcome IN ('DONE', 'UNDONE')),
    ended_by   text,
    ended_at   timestamptz,
    CHECK ((outcome IS NULL) = (ended_at IS NULL) AND (outcome IS NULL) = (ended_by IS NULL))
);
COMMENT ON COLUMN measure.name IS 'a number, or the code of an expert; null where the kind says all';
CREATE INDEX measure_by_case ON measure (reference, taken_at);
CREATE INDEX measure_by_country ON measure USING gin (countries);
ALTER TABLE measure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_with_case ON measure USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY measure_read_where_it_reaches ON measure FOR SELECT USING (relay_organisation() = ANY (countries));
GRANT SELECT, INSERT, UPDATE (outcome, ended_by, ended_at) ON measure TO relay_app;

-- A case that continues another one of its country: a request that follows a closed case, or a duplicate that was joined to the standing
-- case.
CREATE TABLE case_link (
    reference         text NOT NULL REFERENCES support_request,
    kind              text NOT NULL CHECK (kind IN ('FOLLOWS', 'JOINED')),
    earlier_reference text NOT NULL REFERENCES support_request,
    agency_code       text,
    linked_at         timestamptz NOT NULL DEFAULT now(),
    ended_at          timestamptz,
    PRIMARY KEY (reference, kind),
    CHECK (reference <> earlier_reference),
    CHECK (left(reference, 3) = left(earlier_reference, 3))
);
COMMENT ON COLUMN case_link.agency_code IS
    'of the case that was joined: a party of the earlier case from then on; null where the NCB itself had asked';
COMMENT ON COLUMN case_link.ended_at IS 'since when the agency of the case that was joined is no party any more';
CREATE INDEX case_link_by_earlier ON case_link (earlier_reference);
ALTER TABLE case_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Who sees both cases sees that they belong together.
CREATE POLICY case_link_between_cases ON case_link FOR SELECT USING (relay_sees(reference) AND relay_sees(earlier_reference));
CREATE POLICY case_link_followed ON case_link TO CURRENT_USER USING (true) WITH CHECK (true); -- by link_followed_case
CREATE POLICY case_link_joined ON case_link FOR INSERT TO relay_app
    WITH CHECK (kind = 'JOINED' AND relay_side() = 'NCB' AND relay_actor() <> 'relay' AND left(reference, 3) = relay_organisation()
                AND relay_sees(reference) AND relay_sees(earlier_reference)
                AND EXISTS (SELECT FROM triage t WHERE t.reference = case_link.reference AND t.standing = case_link.earlier_reference
                                                   AND t.step = 'JOIN_PROPOSED'));
GRANT SELECT, INSERT ON case_link TO relay_app;

-- One report of results, from the record of the case on. Data enter INTERPOL only from an official source (Annex 1.1): INTERPOL and invited
-- countries read a report once the NCB or an agency that it approves stands behind it.
CREATE TABLE result_report (
    id              uuid PRIMARY KEY,
    reference       text NOT NULL REFERENCES support_request,
    content         jsonb NOT NULL,
    seizures        int NOT NULL CHECK (seizures >= 0),
    arrests         int NOT NULL CHECK (arrests >= 0),
    accounts_closed int NOT NULL CHECK (accounts_closed >= 0),
    reported_by     text NOT NULL,
    reported_at     timestamptz NOT NULL,
    confirmed_by    text,
    confirmed_at    timestamptz,
    corrects        uuid UNIQUE REFERENCES result_report,
    CHECK (seizures + arrests + accounts_closed > 0),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK (corrects <> id)
);
COMMENT ON COLUMN result_report.arrests IS 'persons arrested';
COMMENT ON COLUMN result_report.confirmed_by IS 'the officer of the official source: who reported it, or who confirmed it for the NCB';
CREATE INDEX result_report_by_case ON result_report (reference, reported_at);
ALTER TABLE result_report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY result_report_seen ON result_report FOR SELECT
    USING (relay_sees(reference) AND (confirmed_at IS NOT NULL OR left(reference, 3) = relay_organisation()));
CREATE POLICY result_report_filed ON result_report FOR INSERT
    WITH CHECK (left(reference, 3) = relay_organisation() AND relay_sees(reference));
CREATE POLICY result_report_confirmed ON result_report FOR UPDATE
    USING (left(reference, 3) = relay_organisation() AND relay_sees(reference))
    WITH CHECK (left(reference, 3) = relay_organisation());
CREATE POLICY result_report_erased ON result_report TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at) ON result_report TO relay_app;
