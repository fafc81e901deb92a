-- Which function runs at which change of which table. They stand apart from their functions, so that a change of a function locks no table.
SET LOCAL lock_timeout = '10s';

CREATE OR REPLACE TRIGGER first_password_is_noted AFTER INSERT ON act_id_user FOR EACH ROW EXECUTE FUNCTION note_first_password();
CREATE OR REPLACE TRIGGER other_password_is_noted AFTER UPDATE OF pwd_ ON act_id_user FOR EACH ROW WHEN (NEW.pwd_ IS DISTINCT FROM OLD.pwd_)
    EXECUTE FUNCTION note_first_password();
CREATE OR REPLACE TRIGGER login_name_is_given BEFORE INSERT OR UPDATE OF id_ ON act_id_user FOR EACH ROW EXECUTE FUNCTION give_login_name();

CREATE OR REPLACE TRIGGER nothing_stands_on_it AFTER DELETE ON act_ru_execution REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal_below_others();
CREATE OR REPLACE TRIGGER what_is_below_stays AFTER INSERT ON act_ru_execution REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION hold_what_is_below();

CREATE OR REPLACE TRIGGER change_is_noted BEFORE UPDATE ON act_ru_task
    FOR EACH ROW WHEN (OLD.due_date_ IS DISTINCT FROM NEW.due_date_) EXECUTE FUNCTION note_change();
CREATE OR REPLACE TRIGGER nothing_stands_on_it AFTER DELETE ON act_ru_task REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal_below_links();
CREATE OR REPLACE TRIGGER case_is_named BEFORE INSERT ON act_ru_task FOR EACH ROW EXECUTE FUNCTION name_case_of_task();

CREATE OR REPLACE TRIGGER organisation_stays BEFORE DELETE OR TRUNCATE ON organisation EXECUTE FUNCTION refuse_loss();
CREATE OR REPLACE TRIGGER code_of_organisation_stays BEFORE UPDATE OF code ON organisation EXECUTE FUNCTION refuse_loss();
CREATE OR REPLACE TRIGGER organisation_is_changed_by_two BEFORE UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION refuse_change_of_one();
CREATE OR REPLACE TRIGGER organisation_is_audited AFTER INSERT OR UPDATE ON organisation
    FOR EACH ROW WHEN (NEW.changed_by IS NOT NULL) EXECUTE FUNCTION audit_organisation();

CREATE OR REPLACE TRIGGER agency_stays BEFORE DELETE OR TRUNCATE ON agency EXECUTE FUNCTION refuse_loss();
CREATE OR REPLACE TRIGGER code_of_agency_stays BEFORE UPDATE OF code, organisation ON agency EXECUTE FUNCTION refuse_loss();
CREATE OR REPLACE TRIGGER agency_is_audited AFTER INSERT OR UPDATE ON agency
    FOR EACH ROW WHEN (NEW.changed_by IS NOT NULL) EXECUTE FUNCTION audit_agency();

CREATE OR REPLACE TRIGGER approval_is_audited AFTER INSERT ON agency_approval FOR EACH ROW EXECUTE FUNCTION audit_approval();

CREATE OR REPLACE TRIGGER absence_is_the_only_one BEFORE INSERT ON absence FOR EACH ROW EXECUTE FUNCTION refuse_second_absence();
CREATE OR REPLACE TRIGGER absence_ends_once BEFORE UPDATE ON absence
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_second_end();
CREATE OR REPLACE TRIGGER absence_is_audited AFTER INSERT OR UPDATE ON absence FOR EACH ROW EXECUTE FUNCTION audit_absence();

CREATE OR REPLACE TRIGGER stand_in_is_audited AFTER INSERT ON stand_in FOR EACH ROW EXECUTE FUNCTION audit_stand_in();
CREATE OR REPLACE TRIGGER task_release_is_audited AFTER INSERT ON task_release FOR EACH ROW EXECUTE FUNCTION audit_task_release();

CREATE OR REPLACE TRIGGER task_assignment_is_audited AFTER INSERT ON task_assignment FOR EACH ROW EXECUTE FUNCTION audit_task_assignment();
CREATE OR REPLACE TRIGGER assignment_opens_case AFTER INSERT ON task_assignment
    FOR EACH ROW WHEN (NEW.organisation = 'INTERPOL') EXECUTE FUNCTION open_to_assignee();

CREATE OR REPLACE TRIGGER free_day_is_audited AFTER INSERT OR UPDATE ON free_day FOR EACH ROW EXECUTE FUNCTION audit_free_day();
CREATE OR REPLACE TRIGGER audit_is_kept BEFORE DELETE OR TRUNCATE ON audit_record EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER link_is_kept BEFORE UPDATE ON audit_record FOR EACH ROW WHEN (NOT keeps_link(OLD, NEW))
    EXECUTE FUNCTION refuse_change();

DROP TRIGGER IF EXISTS audit_is_chained ON audit_pending;
CREATE CONSTRAINT TRIGGER audit_is_chained AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.opens) EXECUTE FUNCTION audit_chain();

CREATE OR REPLACE TRIGGER checkpoint_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER checkpoint_head_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint_head
    EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE TRIGGER change_is_noted BEFORE UPDATE ON case_access FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE OR REPLACE TRIGGER party_ends_with_access AFTER UPDATE OF revoked_at ON case_access FOR EACH ROW EXECUTE FUNCTION end_party();
DROP TRIGGER IF EXISTS change_is_audited ON case_access;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON case_access DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.basis NOT IN ('AGENCY', 'RECORD', 'DEPLOYMENT', 'SUBSTITUTE')) EXECUTE FUNCTION refuse_unaudited_change();
CREATE OR REPLACE TRIGGER reader_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access FOR EACH ROW
    WHEN (NEW.organisation NOT IN ('INTERPOL', 'INTERPOL-gwet') AND NOT starts_with(NEW.organisation, 'INTERPOL-ist-members'))
    EXECUTE FUNCTION refuse_unknown_reader();
CREATE OR REPLACE TRIGGER grant_is_asked_again AFTER UPDATE OR DELETE ON case_access
    FOR EACH ROW WHEN (OLD.organisation = 'INTERPOL-gwet') EXECUTE FUNCTION ask_grant_of_tasks();
ALTER TABLE case_access ENABLE ALWAYS TRIGGER grant_is_asked_again;

-- Whatever refers to the case rests on its country and its agency. The application changes neither, and a trigger before each update would
-- have the searchable text computed anew each time.
CREATE OR REPLACE TRIGGER organisation_is_known BEFORE INSERT ON support_request
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();
CREATE OR REPLACE TRIGGER agency_is_known BEFORE INSERT ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION refuse_unknown_agency();
CREATE OR REPLACE TRIGGER case_stays BEFORE DELETE OR TRUNCATE ON support_request EXECUTE FUNCTION refuse_removal_of_a_case();
-- An erasure takes the text away for good.
CREATE OR REPLACE TRIGGER first_version_is_kept AFTER UPDATE OF content ON support_request FOR EACH ROW
    WHEN (OLD.version = 1 AND NEW.erased_at IS NULL) EXECUTE FUNCTION keep_first_version();
DROP TRIGGER IF EXISTS submission_is_copied ON support_request;
CREATE CONSTRAINT TRIGGER submission_is_copied AFTER INSERT ON support_request
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_submission_without_copy();
CREATE OR REPLACE TRIGGER figure_is_kept AFTER INSERT OR UPDATE OF status, urgency, capabilities, updated_at ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_figure();
CREATE OR REPLACE TRIGGER text_is_kept AFTER UPDATE OF title, content ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_text();
CREATE OR REPLACE TRIGGER case_is_open_to_agency AFTER INSERT ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION open_to_agency();
CREATE OR REPLACE TRIGGER next_agency_is_known AFTER UPDATE OF agency_code ON support_request
    FOR EACH ROW WHEN (NEW.agency_code IS NOT NULL) EXECUTE FUNCTION refuse_unknown_agency();
CREATE OR REPLACE TRIGGER followed_case_is_linked AFTER INSERT ON support_request FOR EACH ROW
    WHEN (NEW.content ? 'follows') EXECUTE FUNCTION link_followed_case();
-- An erasure takes the text away; that the two cases belong together stays.
CREATE OR REPLACE TRIGGER corrected_link_is_kept AFTER UPDATE OF content ON support_request FOR EACH ROW
    WHEN (NEW.erased_at IS NULL AND OLD.content ->> 'follows' IS DISTINCT FROM NEW.content ->> 'follows')
    EXECUTE FUNCTION link_followed_case();

CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON request_version REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();

CREATE OR REPLACE TRIGGER outcome_follows_abandonment AFTER INSERT ON timeline_event
    FOR EACH ROW WHEN (NEW.kind = 'REQUEST_ABANDONED') EXECUTE FUNCTION update_case_outcome();
CREATE OR REPLACE TRIGGER event_is_noted BEFORE INSERT ON timeline_event FOR EACH ROW EXECUTE FUNCTION note_entered_event();
DROP TRIGGER IF EXISTS event_is_linked ON timeline_event;
CREATE CONSTRAINT TRIGGER event_is_linked AFTER INSERT ON timeline_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE OR REPLACE TRIGGER event_is_announced AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION announce_events();
CREATE OR REPLACE TRIGGER event_updates_case AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION update_case();
CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_event('CASE');

CREATE OR REPLACE TRIGGER organisation_is_known BEFORE INSERT OR UPDATE OF organisation ON idempotency_key
    FOR EACH ROW EXECUTE FUNCTION refuse_unknown_organisation();

CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON step_clock REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();

CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON escalation REFERENCING NEW TABLE AS entered
    FOR EACH ROW WHEN (NOT starts_with(NEW.reference, 'INT-')) EXECUTE FUNCTION refuse_unknown_case();

CREATE OR REPLACE TRIGGER change_is_noted BEFORE UPDATE ON case_place FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE OR REPLACE TRIGGER change_is_noted BEFORE UPDATE ON case_figure FOR EACH ROW EXECUTE FUNCTION note_change();

CREATE OR REPLACE TRIGGER letter_goes_to_all_parties AFTER INSERT ON outbox_mail FOR EACH ROW
    WHEN (NEW.reference IS NOT NULL AND NEW.organisation = left(NEW.reference, 3) AND NEW.sent_at IS NULL)
    EXECUTE FUNCTION write_to_parties();

CREATE OR REPLACE TRIGGER record_stays BEFORE INSERT ON sent_back
    FOR EACH ROW WHEN (NEW.status IN ('SUBMITTED', 'ACKNOWLEDGED')) EXECUTE FUNCTION refuse_second_record();

CREATE OR REPLACE TRIGGER round_is_counted BEFORE INSERT ON acknowledgment FOR EACH ROW EXECUTE FUNCTION count_round('SUBMITTED');
CREATE OR REPLACE TRIGGER acknowledgment_is_independent BEFORE INSERT ON acknowledgment
    FOR EACH ROW EXECUTE FUNCTION refuse_decision_on_own_request();

CREATE OR REPLACE TRIGGER authorization_is_in_order BEFORE INSERT ON authorization_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_authorization_out_of_order();
CREATE OR REPLACE TRIGGER authorization_is_independent BEFORE INSERT ON authorization_fact
    FOR EACH ROW WHEN (NEW.kind IN ('GRANTED', 'RENEWED', 'REFUSED', 'RESUMED')) EXECUTE FUNCTION refuse_decision_on_own_request();

CREATE OR REPLACE TRIGGER round_is_counted BEFORE INSERT ON source_takeover FOR EACH ROW EXECUTE FUNCTION count_round('ACKNOWLEDGED');
CREATE OR REPLACE TRIGGER round_is_counted BEFORE INSERT ON record_check FOR EACH ROW EXECUTE FUNCTION count_round('ACKNOWLEDGED');

CREATE OR REPLACE TRIGGER source_is_official BEFORE INSERT ON iis_submission
    FOR EACH ROW EXECUTE FUNCTION refuse_unofficial_source();
CREATE OR REPLACE TRIGGER record_opens_case AFTER INSERT OR UPDATE OF record_number ON iis_submission
    FOR EACH ROW WHEN (NEW.record_number IS NOT NULL) EXECUTE FUNCTION open_to_team();

CREATE OR REPLACE TRIGGER direct_exchange_is_authorized BEFORE INSERT ON exchange
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT') EXECUTE FUNCTION refuse_unauthorized_contact();
DROP TRIGGER IF EXISTS change_is_audited ON exchange;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON exchange DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();
CREATE OR REPLACE TRIGGER ncb_passes_on BEFORE UPDATE OF outcome ON exchange FOR EACH ROW EXECUTE FUNCTION refuse_passage_without_ncb();

DROP TRIGGER IF EXISTS change_is_audited ON supplement;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE OF status ON supplement DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();
CREATE OR REPLACE TRIGGER source_is_official BEFORE INSERT OR UPDATE OF status, source, source_code, decided_by, reason ON supplement
    FOR EACH ROW EXECUTE FUNCTION refuse_unofficial_supplement();

CREATE OR REPLACE TRIGGER round_is_counted BEFORE INSERT ON triage FOR EACH ROW EXECUTE FUNCTION count_round('RECORDED');
CREATE OR REPLACE TRIGGER triage_follows_the_record BEFORE INSERT ON triage
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
CREATE OR REPLACE TRIGGER triage_is_independent BEFORE INSERT ON triage
    FOR EACH ROW WHEN (NEW.step <> 'ASSESSED') EXECUTE FUNCTION refuse_decision_on_own_assessment();

CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON case_capability REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
CREATE OR REPLACE TRIGGER support_follows_the_record BEFORE UPDATE ON case_capability
    FOR EACH ROW WHEN (NEW.status IN ('CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED', 'WITHHELD'))
    EXECUTE FUNCTION refuse_work_before_the_record();
CREATE OR REPLACE TRIGGER outcome_follows_support AFTER UPDATE OF status ON case_capability
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION update_case_outcome();
CREATE OR REPLACE TRIGGER added_support_is_counted AFTER INSERT OR UPDATE OF status ON case_capability
    FOR EACH ROW EXECUTE FUNCTION count_added_support();

CREATE OR REPLACE TRIGGER product_follows_the_record BEFORE INSERT ON product
    FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();

CREATE OR REPLACE TRIGGER review_is_independent BEFORE INSERT ON product_review FOR EACH ROW EXECUTE FUNCTION refuse_own_review();

CREATE OR REPLACE TRIGGER new_direct_delivery_is_authorized BEFORE INSERT ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();
CREATE OR REPLACE TRIGGER direct_delivery_is_authorized BEFORE UPDATE ON delivery
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT' AND NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL)
    EXECUTE FUNCTION refuse_unauthorized_contact();

CREATE OR REPLACE TRIGGER direct_message_is_authorized BEFORE INSERT ON case_message
    FOR EACH ROW WHEN (NEW.sender_party <> 'NCB' AND NEW.recipient_party <> 'NCB')
    EXECUTE FUNCTION refuse_unauthorized_contact();
CREATE OR REPLACE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF body ON case_message FOR EACH ROW
    EXECUTE FUNCTION keep_searched_text();
CREATE OR REPLACE TRIGGER agency_is_named BEFORE INSERT ON case_message FOR EACH ROW EXECUTE FUNCTION name_agency_of_message();

CREATE OR REPLACE TRIGGER invitation_is_allowed BEFORE INSERT ON meeting_invitation FOR EACH ROW
    EXECUTE FUNCTION refuse_restricted_invitation();
CREATE OR REPLACE TRIGGER agencies_are_of_the_country BEFORE UPDATE OF agencies ON meeting_invitation
    FOR EACH ROW WHEN (NEW.agencies <> '{}') EXECUTE FUNCTION refuse_agency_of_another_country();

CREATE OR REPLACE TRIGGER receivers_are_allowed BEFORE INSERT ON diffusion FOR EACH ROW EXECUTE FUNCTION refuse_restricted_receiver();

CREATE OR REPLACE TRIGGER joined_agency_reads AFTER INSERT ON case_link FOR EACH ROW
    WHEN (NEW.kind = 'JOINED' AND NEW.agency_code IS NOT NULL) EXECUTE FUNCTION open_to_joined_agency();

CREATE OR REPLACE TRIGGER case_is_recorded BEFORE INSERT ON result_report FOR EACH ROW EXECUTE FUNCTION refuse_work_before_the_record();
DROP TRIGGER IF EXISTS change_is_audited ON result_report;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON result_report DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();
CREATE OR REPLACE TRIGGER results_are_counted AFTER INSERT ON result_report FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION count_results();
CREATE OR REPLACE TRIGGER confirmed_results_are_counted AFTER UPDATE OF confirmed_at ON result_report FOR EACH ROW
    WHEN (OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION count_results();

CREATE OR REPLACE TRIGGER team_was_asked_for BEFORE INSERT ON ist_deployment FOR EACH ROW EXECUTE FUNCTION refuse_team_without_request();

CREATE OR REPLACE TRIGGER round_is_counted BEFORE INSERT ON ist_fact
    FOR EACH ROW WHEN (NEW.kind IN ('APPROVED', 'DECLINED', 'NOT_COMPLETED', 'GO', 'NO_GO')) EXECUTE FUNCTION count_round('IN_SUPPORT');
CREATE OR REPLACE TRIGGER mission_is_bounded BEFORE INSERT ON ist_fact
    FOR EACH ROW WHEN (NEW.days IS NOT NULL) EXECUTE FUNCTION refuse_too_long_mission();

CREATE OR REPLACE TRIGGER expert_is_audited AFTER INSERT OR UPDATE ON expert FOR EACH ROW EXECUTE FUNCTION audit_expert();
CREATE OR REPLACE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF name, expertise ON expert FOR EACH ROW
    EXECUTE FUNCTION keep_searched_text();

CREATE OR REPLACE TRIGGER engagement_is_requested BEFORE INSERT ON expert_engagement FOR EACH ROW
    EXECUTE FUNCTION refuse_expert_without_ncb();
CREATE OR REPLACE TRIGGER engagement_is_allowed BEFORE INSERT ON expert_engagement FOR EACH ROW EXECUTE FUNCTION refuse_restricted_expert();

CREATE OR REPLACE TRIGGER introduction_is_released BEFORE INSERT ON expert_introduction FOR EACH ROW
    EXECUTE FUNCTION refuse_unreleased_expert();

CREATE OR REPLACE TRIGGER intelligence_is_kept_for_a_time BEFORE INSERT ON intelligence FOR EACH ROW EXECUTE FUNCTION keep_for_a_time();
CREATE OR REPLACE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF title, content ON intelligence FOR EACH ROW
    EXECUTE FUNCTION keep_searched_text();

CREATE OR REPLACE TRIGGER release_is_independent BEFORE INSERT ON intelligence_release FOR EACH ROW EXECUTE FUNCTION refuse_own_release();

CREATE OR REPLACE TRIGGER dispatch_is_released BEFORE INSERT ON dispatch FOR EACH ROW EXECUTE FUNCTION refuse_restricted_addressee();
CREATE OR REPLACE TRIGGER ncb_passes_answer BEFORE UPDATE OF acknowledged_at, reported_at ON dispatch FOR EACH ROW
    EXECUTE FUNCTION refuse_answer_without_ncb();
CREATE OR REPLACE TRIGGER agency_is_named BEFORE INSERT ON dispatch FOR EACH ROW
    WHEN (NEW.channel = 'DIRECT') EXECUTE FUNCTION name_agency_of_dispatch();

CREATE OR REPLACE TRIGGER event_is_noted BEFORE INSERT ON intelligence_event FOR EACH ROW EXECUTE FUNCTION note_entered_event();
DROP TRIGGER IF EXISTS event_is_linked ON intelligence_event;
CREATE CONSTRAINT TRIGGER event_is_linked AFTER INSERT ON intelligence_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE OR REPLACE TRIGGER event_is_announced AFTER INSERT ON intelligence_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION announce_events();
CREATE OR REPLACE TRIGGER kind_is_known AFTER INSERT ON intelligence_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_event('INTELLIGENCE');

CREATE OR REPLACE TRIGGER case_is_known AFTER INSERT ON trace REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();

CREATE OR REPLACE TRIGGER evidence_amends_the_record BEFORE INSERT ON evidence FOR EACH ROW
    EXECUTE FUNCTION refuse_evidence_past_the_record();
CREATE OR REPLACE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF file_name, description ON evidence FOR EACH ROW
    EXECUTE FUNCTION keep_searched_text();
CREATE OR REPLACE TRIGGER evidence_is_of_something BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_evidence_of_nothing();

CREATE OR REPLACE TRIGGER evidence_is_sealed BEFORE INSERT ON evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_sealed_evidence();

CREATE OR REPLACE TRIGGER custody_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_custody EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER custody_is_audited AFTER INSERT ON evidence_custody FOR EACH ROW EXECUTE FUNCTION audit_custody();
CREATE OR REPLACE TRIGGER infected_evidence_is_held BEFORE INSERT ON evidence_custody FOR EACH ROW WHEN (NEW.act = 'DOWNLOADED')
    EXECUTE FUNCTION refuse_unwarned_download();

CREATE OR REPLACE TRIGGER draft_evidence_is_audited AFTER INSERT OR DELETE ON draft_evidence FOR EACH ROW
    EXECUTE FUNCTION audit_draft_evidence();

CREATE OR REPLACE TRIGGER draft_evidence_is_sealed BEFORE INSERT ON draft_evidence_chunk
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_draft_evidence();

CREATE OR REPLACE TRIGGER retention_step_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_step EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER retention_is_audited AFTER INSERT ON retention_step FOR EACH ROW EXECUTE FUNCTION audit_retention();
CREATE OR REPLACE TRIGGER erasure_is_independent BEFORE INSERT ON retention_step FOR EACH ROW
    WHEN (NEW.kind = 'ERASURE_APPROVED') EXECUTE FUNCTION refuse_own_erasure();

CREATE OR REPLACE TRIGGER administration_change_is_decided_once BEFORE UPDATE ON administration_change
    FOR EACH ROW WHEN (OLD.state <> 'PENDING' OR NEW.state IN ('PENDING', 'MADE_ALONE')) EXECUTE FUNCTION refuse_second_decision();
CREATE OR REPLACE TRIGGER administration_change_is_kept BEFORE DELETE OR TRUNCATE ON administration_change EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER administration_change_is_audited AFTER INSERT OR UPDATE ON administration_change
    FOR EACH ROW EXECUTE FUNCTION audit_administration_change();

CREATE OR REPLACE TRIGGER session_end_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON session_end EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER session_end_is_audited AFTER INSERT ON session_end FOR EACH ROW EXECUTE FUNCTION audit_session_end();

CREATE OR REPLACE TRIGGER access_token_is_kept BEFORE DELETE OR TRUNCATE ON access_token EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER access_token_stays_revoked BEFORE UPDATE ON access_token
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_token_again();
CREATE OR REPLACE TRIGGER access_token_is_audited AFTER INSERT ON access_token FOR EACH ROW EXECUTE FUNCTION audit_access_token();
CREATE OR REPLACE TRIGGER access_token_revocation_is_audited AFTER UPDATE OF revoked_at ON access_token
    FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION audit_access_token();

CREATE OR REPLACE TRIGGER passkey_goes_forward BEFORE UPDATE ON passkey FOR EACH ROW
    WHEN (NEW.counter < OLD.counter OR OLD.suspected_at IS NOT NULL AND NEW.suspected_at IS DISTINCT FROM OLD.suspected_at
          OR OLD.removed_at IS NOT NULL) EXECUTE FUNCTION refuse_passkey_going_back();
CREATE OR REPLACE TRIGGER passkey_is_kept BEFORE DELETE OR TRUNCATE ON passkey EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER passkey_is_counted AFTER INSERT OR UPDATE OF suspected_at, removed_at ON passkey
    FOR EACH ROW EXECUTE FUNCTION count_passkeys();
CREATE OR REPLACE TRIGGER passkey_is_audited AFTER INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION audit_passkey();
CREATE OR REPLACE TRIGGER passkey_change_is_audited AFTER UPDATE ON passkey FOR EACH ROW
    WHEN (OLD.suspected_at IS DISTINCT FROM NEW.suspected_at OR OLD.removed_at IS DISTINCT FROM NEW.removed_at)
    EXECUTE FUNCTION audit_passkey();

CREATE OR REPLACE TRIGGER database_rollback_is_kept BEFORE DELETE OR TRUNCATE ON database_rollback EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER rule_change_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_change EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER login_name_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON login_name EXECUTE FUNCTION refuse_change();
