-- Who may see a case: its own country, INTERPOL because the submission was copied there, another country by invitation.
CREATE TABLE case_access (
    reference    text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    owner        text NOT NULL REFERENCES organisation,
    basis        text NOT NULL CHECK (basis IN ('OWN', 'COPY_TO_GENERAL_SECRETARIAT', 'INVITATION', 'DISPATCH')),
    granted_by   text NOT NULL,
    granted_at   timestamptz NOT NULL,
    valid_until  timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    PRIMARY KEY (reference, organisation)
);
CREATE INDEX case_access_by_organisation ON case_access (organisation, reference);

CREATE FUNCTION relay_sees(wanted text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT EXISTS (SELECT 1 FROM case_access a
                    WHERE a.reference = wanted AND a.organisation = relay_organisation()
                      AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now()))
    $$;

-- The last number a country gave in a year.
CREATE TABLE reference_counter (
    organisation text NOT NULL REFERENCES organisation,
    year         int NOT NULL,
    last         bigint NOT NULL CHECK (last BETWEEN 1 AND 999999),
    PRIMARY KEY (organisation, year)
);

-- A request for support as it stands now; every version of its text is kept in request_version.
CREATE TABLE support_request (
    reference                text PRIMARY KEY CHECK (reference ~ '^[A-Z]{3}-[0-9]{4}-[0-9]{6}$'),
    organisation             text NOT NULL REFERENCES organisation,
    agency_code              text REFERENCES agency,
    submitted_by             text NOT NULL,
    submitted_at             timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    closed_at                timestamptz,
    status                   text NOT NULL CHECK (status IN ('SUBMITTED', 'RETURNED', 'ACKNOWLEDGED', 'RECORDED', 'IN_SUPPORT',
                                                             'DELIVERED', 'CLOSED', 'DECLINED', 'WITHDRAWN')),
    title                    text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
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
    search                   tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', reference || ' ' || title), 'A') || jsonb_to_tsvector('simple', content, '["string"]')) STORED,
    CHECK (left(reference, 3) = organisation)
);
CREATE INDEX support_request_by_country ON support_request (organisation, submitted_at DESC, reference);
CREATE INDEX support_request_by_time ON support_request (submitted_at DESC, reference);
CREATE INDEX support_request_by_status ON support_request (status, submitted_at DESC);
CREATE INDEX support_request_by_capability ON support_request USING gin (capabilities);
CREATE INDEX support_request_by_text ON support_request USING gin (search);

-- The text of a request as it was filed or corrected; never changed.
CREATE TABLE request_version (
    reference  text NOT NULL REFERENCES support_request,
    version    int NOT NULL,
    content    jsonb NOT NULL,
    note       text,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (reference, version)
);

-- What happened, in order: who did what, when, to whom.
CREATE TABLE timeline_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL REFERENCES support_request,
    kind               text NOT NULL,
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    addressee          text,
    note               text,
    happened_at        timestamptz NOT NULL
);
CREATE INDEX timeline_event_by_case ON timeline_event (reference, id);

-- One letter that left, or will leave, the relay; it carries a reference and a link, never content.
CREATE TABLE outbox_mail (
    id              uuid PRIMARY KEY,
    message_id      text NOT NULL UNIQUE,
    reference       text,
    organisation    text NOT NULL,
    recipient       text NOT NULL,
    template        text NOT NULL,
    language        text NOT NULL DEFAULT 'en',
    created_at      timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    attempts        int NOT NULL DEFAULT 0,
    sent_at         timestamptz,
    failed_at       timestamptz,
    last_error      text,
    incident_id     text
);
COMMENT ON COLUMN outbox_mail.organisation IS 'whose desk the letter goes to';
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_mail_by_case ON outbox_mail (reference);

-- A copy the Annex demands: of every submission to the General Secretariat (1.1), of every direct delivery to the NCB (1.2).
CREATE TABLE official_copy (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request DEFERRABLE INITIALLY DEFERRED,
    recipient    text NOT NULL CHECK (recipient IN ('GENERAL_SECRETARIAT', 'NCB')),
    organisation text NOT NULL REFERENCES organisation,
    subject      text NOT NULL CHECK (subject IN ('SUBMISSION', 'CORRECTION', 'DELIVERY', 'MESSAGE', 'WITHDRAWAL')),
    subject_id   text NOT NULL,
    made_by      text NOT NULL,
    made_at      timestamptz NOT NULL,
    mail_id      uuid NOT NULL REFERENCES outbox_mail
);
CREATE INDEX official_copy_by_case ON official_copy (reference);
CREATE UNIQUE INDEX official_copy_once ON official_copy (reference, recipient, subject, subject_id);

-- There is no way to submit without the copy to the General Secretariat (Annex 1.1, cover note 3).
CREATE FUNCTION refuse_submission_without_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM official_copy c WHERE c.reference = NEW.reference
                      AND c.recipient = 'GENERAL_SECRETARIAT' AND c.subject = 'SUBMISSION') THEN
        RAISE EXCEPTION 'submission % without the copy to the General Secretariat', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER submission_is_copied AFTER INSERT ON support_request
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_submission_without_copy();

-- One answer of the NCB to a submission: acknowledged, returned with the missing points, or declined with a reason.
CREATE TABLE acknowledgment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    outcome    text NOT NULL CHECK (outcome IN ('ACKNOWLEDGED', 'RETURNED', 'DECLINED')),
    reason     text CHECK (outcome = 'ACKNOWLEDGED' OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX acknowledgment_final_once ON acknowledgment (reference) WHERE outcome <> 'RETURNED';
CREATE INDEX acknowledgment_by_case ON acknowledgment (reference, id);

-- One fact about direct contact between an agency and INTERPOL; what stands now follows from all of them in order.
CREATE TABLE authorization_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('GRANTED', 'REFUSED', 'SUSPENDED', 'RESUMED', 'REVOKED', 'EXPIRED')),
    agency      text,
    scope       text,
    valid_from  timestamptz,
    valid_until timestamptz,
    reason      text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (kind <> 'GRANTED' OR (agency IS NOT NULL AND scope IS NOT NULL AND valid_from < valid_until))
);
CREATE UNIQUE INDEX authorization_decided_once ON authorization_fact (reference) WHERE kind IN ('GRANTED', 'REFUSED');
CREATE UNIQUE INDEX authorization_ended_once ON authorization_fact (reference) WHERE kind IN ('REVOKED', 'EXPIRED');
CREATE INDEX authorization_fact_by_case ON authorization_fact (reference, id);

-- The NCB's word on whether it takes over as the source of an agency that it has not approved (Annex 1.1).
CREATE TABLE source_takeover (
    reference  text PRIMARY KEY REFERENCES support_request,
    taken_over boolean NOT NULL,
    reason     text CHECK (taken_over OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);

-- What the NCB found when it checked quality, level, handling and retention before the record was made.
CREATE TABLE record_check (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference            text NOT NULL REFERENCES support_request,
    purpose              text NOT NULL,
    confidentiality      text NOT NULL,
    handling             text,
    restricted_countries text[] NOT NULL,
    retention_until      date NOT NULL,
    remark               text,
    checked_by           text NOT NULL,
    checked_at           timestamptz NOT NULL
);
CREATE INDEX record_check_by_case ON record_check (reference, id);

-- The record of a case in the INTERPOL Information System: what was asked, from which official source, under which number.
CREATE TABLE iis_submission (
    reference            text PRIMARY KEY REFERENCES support_request,
    source               text NOT NULL CHECK (source IN ('NCB', 'APPROVED_AGENCY')),
    source_code          text NOT NULL,
    purpose              text NOT NULL,
    confidentiality      text NOT NULL,
    handling             text,
    restricted_countries text[] NOT NULL,
    retention_until      date NOT NULL,
    entered_by           text NOT NULL,
    entered_at           timestamptz NOT NULL,
    next_attempt_at      timestamptz NOT NULL,
    attempts             int NOT NULL DEFAULT 0,
    last_error           text,
    record_number        text UNIQUE,
    recorded_at          timestamptz,
    CHECK ((record_number IS NULL) = (recorded_at IS NULL))
);
CREATE INDEX iis_submission_due ON iis_submission (next_attempt_at) WHERE record_number IS NULL;

-- A record of the local registry, the embedded stand-in for the INTERPOL Information System.
CREATE TABLE iis_registry (
    record_number text PRIMARY KEY,
    reference     text NOT NULL UNIQUE,
    organisation  text NOT NULL REFERENCES organisation,
    provenance    jsonb NOT NULL,
    recorded_at   timestamptz NOT NULL
);

-- The team's judgment of a recorded request: one analyst assesses, another person decides.
CREATE TABLE triage (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference        text NOT NULL REFERENCES support_request,
    step             text NOT NULL CHECK (step IN ('ASSESSED', 'APPROVED', 'REJECTED')),
    assessment       text CHECK (assessment IN ('VALID', 'DUPLICATE', 'NOT_VALID')),
    linked_reference text,
    priority         text CHECK (priority IN ('ROUTINE', 'URGENT', 'VERY_URGENT')),
    note             text,
    recorded_by      text NOT NULL,
    recorded_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX triage_decided_once ON triage (reference) WHERE step <> 'ASSESSED';

-- How far each capability that was asked for has come.
CREATE TABLE case_capability (
    reference  text NOT NULL REFERENCES support_request,
    capability text NOT NULL,
    position   int NOT NULL,
    status     text NOT NULL CHECK (status IN ('REQUESTED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED',
                                               'COMPLETED', 'REFUSED', 'WITHDRAWN')),
    reason     text,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (reference, capability)
);

-- A document that support produced: a report, an advice note, minutes, an opinion; a rework is a new version.
CREATE TABLE product (
    id               uuid PRIMARY KEY,
    reference        text NOT NULL REFERENCES support_request,
    capability       text NOT NULL,
    kind             text NOT NULL,
    version          int NOT NULL CHECK (version > 0),
    title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    body             text NOT NULL,
    confidentiality  text NOT NULL,
    handling         text,
    source_grading   text CHECK (source_grading IN ('A', 'B', 'C', 'X')),
    info_grading     text CHECK (info_grading IN ('1', '2', '3', '4')),
    external_sources text[] NOT NULL DEFAULT '{}',
    written_by       text NOT NULL,
    written_at       timestamptz NOT NULL,
    sha256           text NOT NULL
);
CREATE INDEX product_by_case ON product (reference, capability);

-- A second person's judgment of a product; the author is never that person.
CREATE TABLE product_review (
    product_id  uuid PRIMARY KEY REFERENCES product,
    reference   text NOT NULL REFERENCES support_request,
    outcome     text NOT NULL CHECK (outcome IN ('APPROVED', 'REWORK', 'WITHHELD')),
    note        text,
    reviewed_by text NOT NULL,
    reviewed_at timestamptz NOT NULL
);
CREATE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND p.written_by = NEW.reviewed_by) THEN
        RAISE EXCEPTION 'a product cannot be reviewed by its author' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_is_independent BEFORE INSERT ON product_review FOR EACH ROW EXECUTE FUNCTION refuse_own_review();

-- The handing over of one product over one channel; a reroute is a new row that supersedes the old one.
CREATE TABLE delivery (
    id            uuid PRIMARY KEY,
    reference     text NOT NULL REFERENCES support_request,
    product_id    uuid NOT NULL REFERENCES product,
    capability    text NOT NULL,
    channel       text NOT NULL CHECK (channel IN ('DIRECT', 'VIA_NCB')),
    addressee     text NOT NULL,
    status        text NOT NULL CHECK (status IN ('PREPARED', 'SENT', 'FORWARDED', 'WITHHELD', 'REROUTED', 'CANCELLED')),
    prepared_at   timestamptz NOT NULL,
    sent_at       timestamptz,
    sent_by       text,
    ncb_copy      uuid REFERENCES official_copy,
    forwarded_at  timestamptz,
    forwarded_by  text,
    forwarded_to  text,
    replaces      uuid REFERENCES delivery,
    reason        text,
    CHECK (status NOT IN ('SENT', 'FORWARDED') OR sent_at IS NOT NULL),
    -- Every direct delivery creates the NCB's copy in the same transaction (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR sent_at IS NULL OR ncb_copy IS NOT NULL)
);
CREATE INDEX delivery_by_case ON delivery (reference, capability);

-- What the agency reported after it had received the products.
CREATE TABLE feedback (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('CONFIRMED', 'NO_FEEDBACK', 'CLOSED')),
    outcome     text,
    note        text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX feedback_by_case ON feedback (reference);

-- A message of the case's channel; where it went directly between agency and INTERPOL, the NCB has its copy.
CREATE TABLE case_message (
    id                  uuid PRIMARY KEY,
    reference           text NOT NULL REFERENCES support_request,
    sender              text NOT NULL,
    sender_organisation text NOT NULL,
    sender_party        text NOT NULL CHECK (sender_party IN ('AGENCY', 'NCB', 'INTERPOL')),
    recipient_party     text NOT NULL CHECK (recipient_party IN ('AGENCY', 'NCB', 'INTERPOL')),
    body                text NOT NULL CHECK (length(body) BETWEEN 1 AND 8000),
    sent_at             timestamptz NOT NULL,
    ncb_copy            uuid REFERENCES official_copy,
    CHECK (sender_party = 'NCB' OR recipient_party = 'NCB' OR ncb_copy IS NOT NULL)
);
CREATE INDEX case_message_by_case ON case_message (reference, sent_at);

-- Starts, pauses and ends of a time limit: a clock stands still while the other side owes an answer.
CREATE TABLE step_clock (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    step        text NOT NULL,
    event       text NOT NULL CHECK (event IN ('STARTED', 'PAUSED', 'RESUMED', 'STOPPED')),
    reason      text,
    happened_at timestamptz NOT NULL
);
CREATE INDEX step_clock_by_case ON step_clock (reference, step, id);

-- A reminder or an escalation that a time limit caused.
CREATE TABLE escalation (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    step         text NOT NULL,
    stage        int NOT NULL CHECK (stage > 0),
    action       text NOT NULL,
    escalated_at timestamptz NOT NULL,
    UNIQUE (reference, step, stage)
);

-- A request that is still being written; it belongs to its writer's organisation and to nobody else.
CREATE TABLE request_draft (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    owner        text NOT NULL,
    content      jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX request_draft_by_owner ON request_draft (organisation, owner);

-- The answer that was given to an idempotency key, so that the same call again gets the same answer.
CREATE TABLE idempotency_key (
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_sha256  text NOT NULL,
    reference    text NOT NULL,
    answer       jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (organisation, user_id, key)
);

GRANT SELECT, INSERT ON case_access, support_request, request_version, timeline_event, official_copy, acknowledgment, authorization_fact,
    source_takeover, record_check, iis_submission, iis_registry, triage, case_capability, product, product_review, delivery, feedback, case_message, step_clock,
    escalation, request_draft, idempotency_key, reference_counter, outbox_mail TO relay_app;
GRANT UPDATE (last) ON reference_counter TO relay_app;
GRANT UPDATE (revoked_at, revoked_by, valid_until) ON case_access TO relay_app;
GRANT UPDATE (updated_at, closed_at, status, version, content, title, process_instance_id, retention_review_at)
    ON support_request TO relay_app;
GRANT UPDATE (next_attempt_at, attempts, sent_at, failed_at, last_error, incident_id) ON outbox_mail TO relay_app;
GRANT UPDATE (next_attempt_at, attempts, last_error, record_number, recorded_at) ON iis_submission TO relay_app;
GRANT UPDATE (status, reason, updated_at) ON case_capability TO relay_app;
GRANT UPDATE (status, sent_at, sent_by, ncb_copy, forwarded_at, forwarded_by, forwarded_to, reason) ON delivery TO relay_app;
GRANT UPDATE (content, updated_at), DELETE ON request_draft TO relay_app;
