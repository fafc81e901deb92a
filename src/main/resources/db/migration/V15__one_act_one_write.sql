-- What an act changes is written once, at the end of its transaction, by one call, set by set (docs/decisions/0012-one-act-one-write.md).

-- Where a letter goes; the published address of the General Secretariat is refused unless this relay may write to it.
CREATE FUNCTION relay_recipient(address text, refused text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF strpos(lower(address), refused) > 0 THEN
        RAISE EXCEPTION 'only production writes to the published address of the General Secretariat' USING ERRCODE = 'check_violation';
    END IF;
    RETURN address;
END $$;

-- Writes what a transaction collected. It runs with the rights of the caller, and each part as the organisation and the
-- person that recorded it: the row-level security of every table holds as if each row had been written then and there. A part is an object
-- with the rows of each kind in arrays; the kinds are written in the order in which one needs another. The first version of a request is
-- its row alone.
CREATE FUNCTION relay_write(parts jsonb, refused_address text) RETURNS void LANGUAGE plpgsql AS $$
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
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, said, happened_at)
            SELECT r.reference, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.said, r.happened_at
              FROM jsonb_populate_recordset(NULL::timeline_event, part -> 'events') WITH ORDINALITY r ORDER BY r.ordinality;
        END IF;
        IF part ? 'intelligence_events' THEN
            INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, addressee, note, said, happened_at)
            SELECT r.reference, r.organisation, r.kind, r.actor, r.actor_organisation, r.addressee, r.note, r.said, r.happened_at
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
