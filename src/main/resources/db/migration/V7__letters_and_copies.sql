-- Letters that leave the relay, and the copies that the Annex demands.

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
    incident_id     text
) WITH (fillfactor = 80);
COMMENT ON COLUMN outbox_mail.organisation IS 'which organisation the letter goes to';
COMMENT ON COLUMN outbox_mail.leased_until IS 'until then it is in the hands of one node; a node that dies loses it to another then';
COMMENT ON COLUMN outbox_mail.retried_at IS 'when somebody last gave it another chance after the relay gave up';
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_mail_by_case ON outbox_mail (reference);
-- The mailbox shows an organisation its delivered letters, newest first.
CREATE INDEX outbox_mail_by_desk ON outbox_mail (organisation, sent_at DESC, id DESC) WHERE sent_at IS NOT NULL;
-- An organisation sees the letters to itself. The country that asked also sees whether the General Secretariat's copies left, and INTERPOL
-- the letters of every case that it may see. A country that was invited to a case learns no other's address.
ALTER TABLE outbox_mail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_mail_of_addressed ON outbox_mail
    USING (relay_worker() = 'mail' OR organisation = relay_organisation()
           OR (reference IS NOT NULL AND relay_sees(reference)
               AND (relay_organisation() = 'INTERPOL'
                    OR (organisation = 'INTERPOL' AND relay_organisation() = left(reference, 3)))))
    WITH CHECK (relay_worker() = 'mail' OR relay_organisation() IS NOT NULL);
CREATE POLICY outbox_mail_counted ON outbox_mail FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
GRANT SELECT, INSERT, UPDATE (next_attempt_at, attempts, sent_at, failed_at, retried_at, last_error, leased_until, incident_id)
    ON outbox_mail TO relay_app;

-- A worker's wider sight is a setting of a transaction. The calls of the workers set it for themselves, so that each is one statement and a
-- transaction of its own. They run with the rights of the caller, and leave the setting as they found it.

-- Claims letters that are due, those that fell due first. A claim is a lease until a moment that no index has: the row is written again in
-- its place, and none of its indexes.
CREATE FUNCTION relay_claim_letters(due timestamptz, lease timestamptz, most int) RETURNS SETOF outbox_mail LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'mail', true);
BEGIN
    RETURN QUERY
        UPDATE outbox_mail m SET leased_until = lease, attempts = m.attempts + 1
         WHERE m.id IN (SELECT w.id FROM outbox_mail w
                         WHERE w.sent_at IS NULL AND w.failed_at IS NULL AND w.next_attempt_at <= due
                           AND (w.leased_until IS NULL OR w.leased_until <= due)
                         ORDER BY w.next_attempt_at LIMIT most FOR UPDATE SKIP LOCKED)
        RETURNING m.*;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- Marks letters as sent.
CREATE FUNCTION relay_letters_left(letters uuid[], moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'mail', true);
BEGIN
    UPDATE outbox_mail m SET sent_at = moment, failed_at = NULL, last_error = NULL WHERE m.id = ANY (letters) AND m.sent_at IS NULL;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- A copy that the Annex demands: of every submission to the General Secretariat (1.1), of every direct delivery to the NCB (1.2).
CREATE TABLE official_copy (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request DEFERRABLE INITIALLY DEFERRED,
    recipient    text NOT NULL CHECK (recipient IN ('GENERAL_SECRETARIAT', 'NCB')),
    organisation text NOT NULL,
    subject      text NOT NULL CHECK (subject IN ('SUBMISSION', 'CORRECTION', 'DELIVERY', 'MESSAGE', 'WITHDRAWAL')),
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
