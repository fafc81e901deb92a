-- Letters. A worker's wider sight is a setting of a transaction. The calls of the workers set it for themselves, so that each is one
-- statement and a transaction of its own. They run with the rights of the caller, and leave the setting as they found it.
SET LOCAL lock_timeout = '10s';

-- Claims letters that are due, those that fell due first. A claim is a lease until a moment that no index has: the row is written again in
-- its place, and none of its indexes.
CREATE OR REPLACE FUNCTION relay_claim_letters(due timestamptz, lease timestamptz, most int) RETURNS SETOF outbox_mail LANGUAGE plpgsql
    AS $$
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
CREATE OR REPLACE FUNCTION relay_letters_left(letters uuid[], moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    worker_before CONSTANT text := coalesce(current_setting('relay.worker', true), '');
    ignored text := set_config('relay.worker', 'mail', true);
BEGIN
    UPDATE outbox_mail m SET sent_at = moment, failed_at = NULL, last_error = NULL WHERE m.id = ANY (letters) AND m.sent_at IS NULL;
    ignored := set_config('relay.worker', worker_before, true);
END $$;

-- There is no way to submit without the copy to the General Secretariat (Annex 1.1, cover note 3).
CREATE OR REPLACE FUNCTION refuse_submission_without_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM official_copy c WHERE c.reference = NEW.reference
                      AND c.recipient = 'GENERAL_SECRETARIAT' AND c.subject = 'SUBMISSION') THEN
        RAISE EXCEPTION 'submission % without the copy to the General Secretariat', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

-- Where a letter goes; the published address of the General Secretariat is refused unless this relay may write to it.
CREATE OR REPLACE FUNCTION relay_recipient(address text, refused text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF strpos(lower(address), refused) > 0 THEN
        RAISE EXCEPTION 'only production writes to the published address of the General Secretariat' USING ERRCODE = 'check_violation';
    END IF;
    RETURN address;
END $$;

-- A letter to the agency of a case goes to each agency that joined it as well, from address to address of the register. What INTERPOL
-- writes goes to an agency that joined by that agency's own grant, and not by the grant of the other; what their NCB passes on goes to both
-- (Annex 1.1). Messages and grants are of one agency.
CREATE OR REPLACE FUNCTION write_to_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at, reader,
        page, task_node, task_name, due_at, ends_at, next_step)
    SELECT p.id, p.id || substring(NEW.message_id FROM '@.*$'), NEW.reference, NEW.organisation, p.recipient, NEW.template, NEW.language,
           NEW.created_at, NEW.next_attempt_at, NEW.reader, NEW.page, NEW.task_node, NEW.task_name, NEW.due_at, NEW.ends_at, NEW.next_step
      FROM (SELECT gen_random_uuid() AS id, a.mail_address AS recipient
              FROM case_link l
              JOIN support_request s ON s.reference = l.earlier_reference JOIN agency standing ON standing.code = s.agency_code
                  AND standing.mail_address = NEW.recipient
              JOIN agency a ON a.code = l.agency_code
              
             WHERE l.earlier_reference = NEW.reference AND l.kind = 'JOINED' AND l.ended_at IS NULL
                 AND NEW.template NOT IN ('MESSAGE_RECEIVED', 'AGENCY_JOINED') AND NOT starts_with(NEW.template, 'DIRECT_CONTACT_')
               AND (relay_side() <> 'INTERPOL' OR relay_direct_contact_open(l.reference, NEW.created_at))) p
     WHERE p.recipient IS NOT NULL AND p.recipient <> NEW.recipient;
    RETURN NULL;
END $$;
