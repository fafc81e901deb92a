-- The text of a request is in its row, and was written into request_version as well when it was filed. Most requests are never corrected:
-- the text that was filed now becomes version 1 when a correction takes its place. Cases that have their version 1 keep it.
COMMENT ON TABLE request_version IS 'the texts of a request that was corrected: what was filed is version 1, and is written with version 2; never changed';

CREATE FUNCTION keep_first_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO request_version (reference, version, content, written_by, written_at)
    VALUES (OLD.reference, 1, OLD.content, OLD.submitted_by, OLD.submitted_at) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- An erasure takes the text away for good.
CREATE TRIGGER first_version_is_kept AFTER UPDATE OF content ON support_request FOR EACH ROW
    WHEN (OLD.version = 1 AND NEW.erased_at IS NULL) EXECUTE FUNCTION keep_first_version();

-- As before (V18__one_act_one_write.sql), but for the first version of a request.
CREATE OR REPLACE FUNCTION relay_write(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    actor_before CONSTANT text := coalesce(current_setting('relay.actor', true), '');
    part jsonb;
    ignored text;
BEGIN
    FOR i IN 0 .. jsonb_array_length(parts) - 1 LOOP
        part := parts -> i;
        ignored := set_config('relay.organisation', part ->> 'organisation', true);
        ignored := set_config('relay.actor', part ->> 'actor', true);
        IF part ? 'access' THEN
            INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
            SELECT r.reference, r.organisation, r.owner, r.basis, r.granted_by, r.granted_at
              FROM jsonb_populate_recordset(NULL::case_access, part -> 'access') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'requests' THEN
            INSERT INTO support_request (reference, organisation, agency_code, submitted_by, submitted_at, updated_at, status, title,
                                         urgency, confidentiality, capabilities, countries_involved, restricted_countries,
                                         retention_until, direct_contact_requested, content, process_instance_id)
            SELECT r.reference, r.organisation, r.agency_code, r.submitted_by, r.submitted_at, r.updated_at, r.status, r.title,
                   r.urgency, r.confidentiality, r.capabilities, r.countries_involved, r.restricted_countries,
                   r.retention_until, r.direct_contact_requested, r.content, r.process_instance_id
              FROM jsonb_populate_recordset(NULL::support_request, part -> 'requests') r;
        END IF;
        IF part ? 'traces' THEN
            INSERT INTO trace (reference, organisation, restricted, kept_at, kind, value)
            SELECT r.reference, r.organisation, r.restricted, r.kept_at, r.kind, r.value
              FROM jsonb_populate_recordset(NULL::trace, part -> 'traces') r ON CONFLICT DO NOTHING;
        END IF;
        IF part ? 'capabilities' THEN
            INSERT INTO case_capability (reference, capability, position, status, updated_at)
            SELECT r.reference, r.capability, r.position, r.status, r.updated_at
              FROM jsonb_populate_recordset(NULL::case_capability, part -> 'capabilities') r;
        END IF;
        IF part ? 'clocks' THEN
            INSERT INTO step_clock (reference, step, event, reason, happened_at)
            SELECT r.reference, r.step, r.event, r.reason, r.happened_at
              FROM jsonb_populate_recordset(NULL::step_clock, part -> 'clocks') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'letters' THEN
            INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at)
            SELECT r.id, r.message_id, r.reference, r.organisation, relay_recipient(coalesce(r.recipient, o.mail_address), refused_address),
                   r.template, r.language, r.created_at, r.created_at
              FROM jsonb_populate_recordset(NULL::outbox_mail, part -> 'letters') r
              LEFT JOIN organisation o ON o.code = r.organisation AND r.recipient IS NULL;
        END IF;
        IF part ? 'copies' THEN
            INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
            SELECT r.id, r.reference, r.recipient, r.organisation, r.subject, r.subject_id, r.made_by, r.made_at, r.mail_id
              FROM jsonb_populate_recordset(NULL::official_copy, part -> 'copies') r;
        END IF;
        IF part ? 'events' THEN
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, happened_at)
            SELECT r.reference, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.happened_at
              FROM jsonb_populate_recordset(NULL::timeline_event, part -> 'events') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'intelligence_events' THEN
            INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, addressee, note, happened_at)
            SELECT r.reference, r.organisation, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.happened_at
              FROM jsonb_populate_recordset(NULL::intelligence_event, part -> 'intelligence_events') WITH ORDINALITY r
             ORDER BY r.ordinality;
        END IF;
        IF part ? 'receipts' THEN
            INSERT INTO idempotency_key (organisation, user_id, key, body_sha256, reference, answer, created_at)
            SELECT r.organisation, r.user_id, r.key, r.body_sha256, r.reference, r.answer, r.created_at
              FROM jsonb_populate_recordset(NULL::idempotency_key, part -> 'receipts') r;
        END IF;
        IF part ? 'passages' THEN
            ignored := relay_write_passages(part -> 'passages')::text;
        END IF;
    END LOOP;
    ignored := set_config('relay.organisation', organisation_before, true);
    ignored := set_config('relay.actor', actor_before, true);
END $$;
