-- The support that INTERPOL gives: triage, capabilities, products and their delivery, feedback and messages.

-- One step of the team's judgment of a recorded request: one analyst assesses, another person decides.
CREATE TABLE triage (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    step        text NOT NULL CHECK (step IN ('ASSESSED', 'APPROVED', 'REJECTED')),
    priority    text CHECK (priority IN ('ROUTINE', 'URGENT', 'VERY_URGENT')),
    note        text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT triage_keeps_no_assessment CHECK (step <> 'ASSESSED' OR note IS NULL)
);
COMMENT ON COLUMN triage.note IS 'the reason of the lead, which the country reads';
CREATE INDEX triage_by_case ON triage (reference, id);
CREATE UNIQUE INDEX triage_decided_once ON triage (reference) WHERE step <> 'ASSESSED';
CREATE TRIGGER triage_follows_the_record BEFORE INSERT ON triage
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
ALTER TABLE triage ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY triage_with_case ON triage USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
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

-- Nobody decides on their own assessment (our default).
CREATE FUNCTION refuse_decision_on_own_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.recorded_by = (SELECT t.recorded_by FROM triage t WHERE t.reference = NEW.reference AND t.step = 'ASSESSED'
                           ORDER BY t.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'case % cannot be decided by its assessor', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER triage_is_independent BEFORE INSERT ON triage
    FOR EACH ROW WHEN (NEW.step <> 'ASSESSED') EXECUTE FUNCTION refuse_decision_on_own_assessment();

-- The state of one capability that a request asked for.
CREATE TABLE case_capability (
    reference  text NOT NULL,
    capability text NOT NULL,
    position   int NOT NULL,
    status     text NOT NULL CHECK (status IN ('REQUESTED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED',
                                               'COMPLETED', 'WITHHELD', 'REFUSED', 'WITHDRAWN')),
    reason     text,
    said       jsonb, -- as of timeline_event
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (reference, capability)
);
CREATE TRIGGER case_is_known AFTER INSERT ON case_capability REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
CREATE TRIGGER support_follows_the_record BEFORE UPDATE ON case_capability
    FOR EACH ROW WHEN (NEW.status IN ('CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED', 'WITHHELD'))
    EXECUTE FUNCTION refuse_work_before_the_record();
ALTER TABLE case_capability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_capability_with_case ON case_capability USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (status, reason, said, updated_at) ON case_capability TO relay_app;

-- One recorded step of a capability's support: what was agreed, decided or done, by whom; never changed.
CREATE TABLE capability_step (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    capability   text NOT NULL,
    kind         text NOT NULL CHECK (kind ~ '^[A-Z_]{3,40}$'),
    content      jsonb NOT NULL,
    recorded_by  text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    recorded_at  timestamptz NOT NULL
);
CREATE INDEX capability_step_by_case ON capability_step (reference, capability, id);
ALTER TABLE capability_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY capability_step_with_case ON capability_step USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON capability_step TO relay_app;

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
    sha256           text NOT NULL
);
CREATE INDEX product_by_case ON product (reference, capability);
CREATE TRIGGER product_follows_the_record BEFORE INSERT ON product
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
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

CREATE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND p.written_by = NEW.reviewed_by) THEN
        RAISE EXCEPTION 'a product cannot be reviewed by its author' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_is_independent BEFORE INSERT ON product_review FOR EACH ROW EXECUTE FUNCTION refuse_own_review();

-- The handing over of one product over one channel; a reroute is a new row that replaces the old one.
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
    said          jsonb, -- as of timeline_event
    CHECK (status NOT IN ('SENT', 'FORWARDED') OR sent_at IS NOT NULL),
    -- Every direct delivery creates the NCB's copy in the same transaction (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR sent_at IS NULL OR ncb_copy IS NOT NULL)
);
CREATE INDEX delivery_by_case ON delivery (reference, capability);
CREATE INDEX delivery_by_product ON delivery (product_id);
CREATE TRIGGER new_direct_delivery_is_authorized BEFORE INSERT ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();
CREATE TRIGGER direct_delivery_is_authorized BEFORE UPDATE ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_with_case ON delivery USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (status, sent_at, sent_by, ncb_copy, forwarded_at, forwarded_by, forwarded_to, reason, said)
    ON delivery TO relay_app;

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
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feedback_with_case ON feedback USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
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
    CHECK (sender_party = 'NCB' OR recipient_party = 'NCB' OR ncb_copy IS NOT NULL)
);
CREATE INDEX case_message_by_case ON case_message (reference, sent_at);
CREATE TRIGGER direct_message_is_authorized BEFORE INSERT ON case_message
    FOR EACH ROW WHEN (NEW.sender_party <> 'NCB' AND NEW.recipient_party <> 'NCB')
    EXECUTE FUNCTION refuse_unauthorized_contact();
ALTER TABLE case_message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_message_with_case ON case_message USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON case_message TO relay_app;
