-- Row-level security: the wall under the application's own checks. No organisation context, no rows.
DO $$
DECLARE
    of_case text;
BEGIN
    FOREACH of_case IN ARRAY ARRAY['request_version', 'timeline_event', 'official_copy', 'acknowledgment', 'authorization_fact', 'source_takeover',
        'record_check', 'triage',
        'case_capability', 'product', 'product_review', 'delivery', 'feedback', 'case_message', 'step_clock', 'escalation']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_case);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_case);
        EXECUTE format('CREATE POLICY %I ON %I USING (relay_sees(reference)) WITH CHECK (relay_sees(reference))',
                       of_case || '_with_case', of_case);
    END LOOP;
END $$;

ALTER TABLE case_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_access FORCE ROW LEVEL SECURITY;
CREATE POLICY case_access_own ON case_access
    USING (organisation = relay_organisation() OR owner = relay_organisation());
-- INTERPOL invites a country to a case that it sees itself; nobody else opens a case of another country.
CREATE POLICY case_access_invited ON case_access FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND basis IN ('INVITATION', 'DISPATCH') AND relay_sees(reference));

ALTER TABLE support_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
CREATE POLICY support_request_seen ON support_request
    USING (organisation = relay_organisation() OR relay_sees(reference));
CREATE POLICY support_request_filed ON support_request AS RESTRICTIVE FOR INSERT
    WITH CHECK (organisation = relay_organisation());

ALTER TABLE reference_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE reference_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY reference_counter_own ON reference_counter USING (organisation = relay_organisation());

ALTER TABLE request_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY request_draft_own ON request_draft USING (organisation = relay_organisation() AND owner = relay_actor());

ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key USING (organisation = relay_organisation() AND user_id = relay_actor());

-- The workers that carry letters and records out see every row that waits, and nothing else of any case.
CREATE FUNCTION relay_worker() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('relay.worker', true), '') $$;

ALTER TABLE outbox_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_mail_of_case ON outbox_mail
    USING (relay_worker() = 'mail' OR organisation = relay_organisation() OR (reference IS NOT NULL AND relay_sees(reference)))
    WITH CHECK (relay_worker() = 'mail' OR relay_organisation() IS NOT NULL);

ALTER TABLE iis_submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE iis_submission FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_submission_of_case ON iis_submission
    USING (relay_worker() = 'iis' OR relay_sees(reference)) WITH CHECK (relay_worker() = 'iis' OR relay_sees(reference));

ALTER TABLE iis_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE iis_registry FORCE ROW LEVEL SECURITY;
CREATE POLICY iis_registry_of_case ON iis_registry
    USING (relay_worker() = 'iis' OR organisation = relay_organisation() OR relay_sees(reference))
    WITH CHECK (relay_worker() = 'iis');
