-- Letters that leave the relay, and the copies that the Annex demands. Then what the NCB does with a request: acknowledge it, decide on
-- direct contact, have it recorded in the INTERPOL Information System; and what passes between INTERPOL's team and an agency (Annex 1.1,
-- 1.2): over the direct channel with the NCB's copy, or through an act of the NCB. Triggers enforce what the flowchart promises, also on a
-- way past the diagram.
SET LOCAL lock_timeout = '10s';

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
    retried_at      timestamptz,
    last_error      text,
    leased_until    timestamptz,
    incident_id     text,
    reader          text NOT NULL CHECK (reader IN ('AGENCY', 'NCB', 'INTERPOL', 'OTHER_COUNTRY', 'INTELLIGENCE', 'OFFICER')),
    page            text NOT NULL CHECK (page ~ '^/[a-zA-Z0-9/?=:-]*$'),
    task_node       text,
    task_name       text,
    due_at          timestamptz,
    ends_at         timestamptz,
    next_step       text
) WITH (fillfactor = 80);
COMMENT ON COLUMN outbox_mail.organisation IS 'which organisation the letter goes to';
COMMENT ON COLUMN outbox_mail.retried_at IS 'when an officer or operator last gave it another chance after the relay gave up';
COMMENT ON COLUMN outbox_mail.leased_until IS 'until then it is in the hands of one node; a node that dies loses it to another then';
COMMENT ON COLUMN outbox_mail.reader IS 'how the reader is concerned';
COMMENT ON COLUMN outbox_mail.page IS 'of the relay, to which the letter leads';
COMMENT ON COLUMN outbox_mail.task_node IS 'the task that waits, as diagram and node; null if the letter is about none';
COMMENT ON COLUMN outbox_mail.task_name IS 'its label in English';
COMMENT ON COLUMN outbox_mail.due_at IS 'its due date, by the table of time limits';
COMMENT ON COLUMN outbox_mail.ends_at IS 'when its time ends; null if it has no end';
COMMENT ON COLUMN outbox_mail.next_step IS 'what the table of escalations says after the reminders';
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_mail_by_case ON outbox_mail (reference);
-- The mailbox shows an organisation its delivered letters, newest first.
CREATE INDEX outbox_mail_by_desk ON outbox_mail (organisation, sent_at DESC, id DESC) WHERE sent_at IS NOT NULL;
-- An organisation sees the letters to itself. The country that asked also sees whether the General Secretariat's copies left, and INTERPOL
-- the letters of every case that it may see. A country that was invited to a case learns no other's address.
ALTER TABLE outbox_mail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_mail_of_addressed ON outbox_mail
    USING (relay_worker() = 'mail' OR relay_reads(organisation, reference)
           OR (reference IS NOT NULL AND relay_sees(reference)
               AND (relay_organisation() = 'INTERPOL' AND template NOT IN ('SUPPLEMENT_TO_DECIDE', 'SUPPLEMENT_DECIDED')
                    OR (organisation = 'INTERPOL' AND relay_organisation() = left(reference, 3)))))
    WITH CHECK (relay_worker() = 'mail' OR relay_organisation() IS NOT NULL);
CREATE POLICY outbox_mail_counted ON outbox_mail FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
GRANT SELECT, INSERT, UPDATE (next_attempt_at, attempts, sent_at, failed_at, retried_at, last_error, leased_until, incident_id)
    ON outbox_mail TO relay_app;

-- A copy that the Annex demands: of every submission to the General Secretariat (1.1), of every direct delivery to the NCB (1.2).
CREATE TABLE official_copy (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request DEFERRABLE INITIALLY DEFERRED,
    recipient    text NOT NULL CHECK (recipient IN ('GENERAL_SECRETARIAT', 'NCB')),
    organisation text NOT NULL,
    subject      text NOT NULL CHECK (subject IN ('SUBMISSION', 'CORRECTION', 'DELIVERY', 'MESSAGE', 'WITHDRAWAL', 'EXCHANGE',
                                                  'SUPPLEMENT')),
    subject_id   text NOT NULL,
    made_by      text NOT NULL,
    made_at      timestamptz NOT NULL,
    mail_id      uuid NOT NULL REFERENCES outbox_mail,
    -- It goes to the General Secretariat or to the NCB of the case, and the case is there by its foreign key.
    CONSTRAINT official_copy_reaches_its_recipient
        CHECK (organisation = CASE recipient WHEN 'GENERAL_SECRETARIAT' THEN 'INTERPOL' ELSE left(reference, 3) END)
);
CREATE INDEX official_copy_by_case ON official_copy (reference);
CREATE UNIQUE INDEX official_copy_once ON official_copy (reference, recipient, subject, subject_id);
ALTER TABLE official_copy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY official_copy_with_case ON official_copy USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON official_copy TO relay_app;

-- One sending back of a case to an earlier step. What that step and those after it decided stays as it is and counts no longer: each decides
-- anew, once in each round.
CREATE TABLE sent_back (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text NOT NULL REFERENCES support_request,
    status    text NOT NULL CHECK (status IN ('SUBMITTED', 'ACKNOWLEDGED', 'RECORDED', 'IN_SUPPORT')),
    node      text NOT NULL,
    sent_by   text NOT NULL,
    sent_at   timestamptz NOT NULL
);
COMMENT ON COLUMN sent_back.status IS 'of the case from then on: what was decided before it had this status still counts';
COMMENT ON COLUMN sent_back.node IS 'diagram and node that sent it back';
CREATE INDEX sent_back_by_case ON sent_back (reference, id);
ALTER TABLE sent_back ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sent_back_with_case ON sent_back USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON sent_back TO relay_app;

-- How often the case was sent back to where it had this status, or before: a decision of a round that is not greater counts no longer.
CREATE FUNCTION relay_sent_back(wanted text, status text) RETURNS bigint LANGUAGE sql STABLE
    RETURN (SELECT count(*) FROM sent_back s
             WHERE s.reference = wanted
               AND array_position('{SUBMITTED,ACKNOWLEDGED,RECORDED,IN_SUPPORT}'::text[], s.status)
                   <= array_position('{SUBMITTED,ACKNOWLEDGED,RECORDED,IN_SUPPORT}'::text[], relay_sent_back.status));
REVOKE EXECUTE ON FUNCTION relay_sent_back FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_sent_back TO relay_app;

-- One answer of the NCB to a submission: acknowledged, returned with the missing points, or declined with a reason.
CREATE TABLE acknowledgment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    outcome    text NOT NULL CHECK (outcome IN ('ACKNOWLEDGED', 'RETURNED', 'DECLINED')),
    reason     text CHECK (outcome = 'ACKNOWLEDGED' OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    round      int NOT NULL DEFAULT 1 CHECK (round > 0)
);
COMMENT ON COLUMN acknowledgment.round IS 'by relay_sent_back, as of the other tables of decisions; a trigger sets it';
CREATE INDEX acknowledgment_by_case ON acknowledgment (reference, id);
CREATE UNIQUE INDEX acknowledgment_final_once ON acknowledgment (reference, round) WHERE outcome <> 'RETURNED';
ALTER TABLE acknowledgment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY acknowledgment_with_case ON acknowledgment USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON acknowledgment TO relay_app;

-- One fact about direct contact between an agency and INTERPOL; whether it is open follows from all of them in order.
CREATE TABLE authorization_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('GRANTED', 'RENEWED', 'REFUSED', 'LAPSED', 'SUSPENDED', 'RESUMED', 'REVOKED', 'EXPIRED',
                                              'ENDED')),
    agency      text,
    scope       text,
    valid_from  timestamptz,
    valid_until timestamptz,
    reason      text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (kind NOT IN ('GRANTED', 'RENEWED') OR (agency IS NOT NULL AND scope IS NOT NULL AND valid_from < valid_until))
);
CREATE INDEX authorization_fact_by_case ON authorization_fact (reference, id);
ALTER TABLE authorization_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- A grant is of the agency whose case it is. Other agencies of the country read no fact of it.
CREATE POLICY authorization_fact_with_case ON authorization_fact
    USING (relay_sees(reference) AND (relay_side() <> 'AGENCY' OR relay_stand(reference) = 'AGENCY'))
    WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON authorization_fact TO relay_app;

-- Direct contact needs two recorded facts: the acknowledgment, and an authorization that is live (Annex 1.1, 1.2).
CREATE FUNCTION relay_direct_contact_open(wanted text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM acknowledgment k WHERE k.reference = wanted AND k.outcome = 'ACKNOWLEDGED'
                                                     AND k.round > (SELECT count(*) FROM sent_back s
                                                                     WHERE s.reference = wanted AND s.status = 'SUBMITTED'))
           AND (SELECT g.valid_from <= at AND at < g.valid_until FROM authorization_fact g
                 WHERE g.reference = wanted AND g.kind IN ('GRANTED', 'RENEWED') ORDER BY g.id DESC LIMIT 1)
           AND (SELECT f.kind IN ('GRANTED', 'RENEWED', 'RESUMED') FROM authorization_fact f
                 WHERE f.reference = wanted ORDER BY f.id DESC LIMIT 1)
    $$;

-- Whether the NCB takes over as the source from an agency that it has not approved (Annex 1.1).
CREATE TABLE source_takeover (
    reference  text NOT NULL REFERENCES support_request,
    taken_over boolean NOT NULL,
    reason     text CHECK (taken_over OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    round      int NOT NULL DEFAULT 1 CHECK (round > 0),
    PRIMARY KEY (reference, round)
);
ALTER TABLE source_takeover ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY source_takeover_with_case ON source_takeover USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON source_takeover TO relay_app;

-- One check of quality, level, handling and retention by the NCB before the record is made.
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
    checked_at           timestamptz NOT NULL,
    round                int NOT NULL DEFAULT 1 CHECK (round > 0)
);
CREATE INDEX record_check_by_case ON record_check (reference, id);
ALTER TABLE record_check ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY record_check_with_case ON record_check USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON record_check TO relay_app;

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
ALTER TABLE iis_submission ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_submission_of_case ON iis_submission
    USING (relay_worker() = 'iis' OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis' OR relay_sees(reference));
CREATE POLICY iis_submission_matched ON iis_submission FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, UPDATE (next_attempt_at, attempts, last_error, record_number, recorded_at) ON iis_submission TO relay_app;

-- A record in the local registry, the embedded stand-in for the INTERPOL Information System.
CREATE TABLE iis_registry (
    record_number text PRIMARY KEY,
    reference     text NOT NULL UNIQUE,
    organisation  text NOT NULL REFERENCES organisation,
    provenance    jsonb NOT NULL,
    recorded_at   timestamptz NOT NULL
);
ALTER TABLE iis_registry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_registry_of_case ON iis_registry
    USING (relay_worker() = 'iis' OR organisation = relay_reader() OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis');
GRANT SELECT, INSERT ON iis_registry TO relay_app;

-- One passage of what a support has on record until then: to the agency, or from it to INTERPOL's team.
CREATE TABLE exchange (
    id         uuid PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    capability text,
    subject    text NOT NULL CHECK (subject ~ '^[A-Z_]{3,40}$'),
    direction  text NOT NULL CHECK (direction IN ('TO_AGENCY', 'FROM_AGENCY')),
    channel    text NOT NULL CHECK (channel IN ('DIRECT', 'VIA_NCB')),
    sent_by    text NOT NULL,
    sent_at    timestamptz NOT NULL,
    -- The copy is written with the acts, at the end of the transaction.
    ncb_copy   uuid REFERENCES official_copy DEFERRABLE INITIALLY DEFERRED,
    outcome    text CHECK (outcome IN ('PASSED_ON', 'ANSWERED_BY_NCB', 'RETURNED', 'NOT_PASSED_ON')),
    reason     text,
    decided_by text,
    decided_at timestamptz,
    -- Every direct passage creates the NCB's copy in the same transaction (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR (outcome = 'PASSED_ON' AND ncb_copy IS NOT NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
COMMENT ON COLUMN exchange.capability IS 'null where it concerns the case as a whole';
COMMENT ON COLUMN exchange.reason IS 'of the NCB that returns it';
CREATE INDEX exchange_by_case ON exchange (reference, capability);
CREATE INDEX exchange_by_copy ON exchange (ncb_copy) WHERE ncb_copy IS NOT NULL;
ALTER TABLE exchange ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_with_case ON exchange USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY exchange_erased ON exchange TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (outcome, reason, decided_by, decided_at) ON exchange TO relay_app;

CREATE TABLE supplement (
    id              uuid PRIMARY KEY,
    reference       text NOT NULL REFERENCES support_request,
    kind            text NOT NULL CHECK (kind IN ('EVIDENCE', 'FACTS', 'CORRECTION', 'SUPPORT')),
    content         jsonb NOT NULL,
    agency_code     text,
    filed_by        text NOT NULL,
    filed_at        timestamptz NOT NULL,
    status          text NOT NULL DEFAULT 'WAITING_FOR_NCB'
                    CHECK (status IN ('WAITING_FOR_NCB', 'ACCEPTED', 'RETURNED', 'DECLINED')),
    source          text CHECK (source IN ('NCB', 'APPROVED_AGENCY')),
    source_code     text,
    decided_by      text CHECK (decided_by <> filed_by),
    decided_at      timestamptz,
    reason          text,
    said            jsonb, -- as of timeline_event
    next_attempt_at timestamptz,
    attempts        int NOT NULL DEFAULT 0,
    last_error      text,
    record_number   text UNIQUE,
    recorded_at     timestamptz,
    UNIQUE (id, reference),
    CHECK ((status = 'ACCEPTED') = (source IS NOT NULL) AND (source IS NULL) = (source_code IS NULL)),
    CHECK (status NOT IN ('RETURNED', 'DECLINED') OR length(reason) > 0),
    CHECK (status = 'ACCEPTED' OR next_attempt_at IS NULL),
    CHECK ((record_number IS NULL) = (recorded_at IS NULL))
);
COMMENT ON COLUMN supplement.id IS 'of evidence: the id of the original';
COMMENT ON COLUMN supplement.agency_code IS 'the agency that filed it; null where the NCB did';
COMMENT ON COLUMN supplement.decided_by IS 'who decided for the NCB; null where an official source filed it';
COMMENT ON COLUMN supplement.record_number IS 'of the amendment in the information system';
CREATE INDEX supplement_by_case ON supplement (reference, filed_at, id);
CREATE INDEX supplement_due ON supplement (next_attempt_at) WHERE record_number IS NULL AND next_attempt_at IS NOT NULL;
ALTER TABLE supplement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY supplement_in_the_record ON supplement
    USING (relay_worker() = 'iis'
           OR (left(reference, 3) = relay_organisation() AND relay_sees(reference)
               OR status = 'ACCEPTED' AND relay_handles_evidence(reference) AND relay_recorded(reference))
              AND (relay_side() <> 'AGENCY' OR agency_code = relay_reader() OR filed_at >= relay_reads_files_since(reference)))
    WITH CHECK (relay_worker() = 'iis' OR left(reference, 3) = relay_organisation());
-- by relay_erase_supplements
CREATE POLICY supplement_erased ON supplement TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (status, source, source_code, decided_by, decided_at, reason, said, next_attempt_at, attempts, last_error,
    record_number, recorded_at) ON supplement TO relay_app;

-- An amendment of a record in the local registry.
CREATE TABLE iis_amendment (
    record_number text PRIMARY KEY,
    supplement    uuid NOT NULL UNIQUE,
    reference     text NOT NULL,
    organisation  text NOT NULL REFERENCES organisation,
    provenance    jsonb NOT NULL,
    recorded_at   timestamptz NOT NULL
);
CREATE INDEX iis_amendment_by_case ON iis_amendment (reference);
ALTER TABLE iis_amendment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_amendment_of_case ON iis_amendment
    USING (relay_worker() = 'iis' OR organisation = relay_reader() OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis');
GRANT SELECT, INSERT ON iis_amendment TO relay_app;
