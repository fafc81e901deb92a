-- What comes after the end of a case: the request that follows it, the duplicate that is joined to it; agencies in meetings; free days.

-- A case that continues another one of its country: a request that follows a closed case, or a duplicate that was joined to the standing case.
CREATE TABLE case_link (
    reference   text NOT NULL REFERENCES support_request,
    kind        text NOT NULL CHECK (kind IN ('FOLLOWS', 'JOINED')),
    earlier_reference text NOT NULL REFERENCES support_request,
    agency_code text,
    linked_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reference, kind),
    CHECK (reference <> earlier_reference),
    CHECK (left(reference, 3) = left(earlier_reference, 3))
);
COMMENT ON COLUMN case_link.agency_code IS 'of the case that was joined: a party of the earlier case from then on; null where the NCB itself had asked';
CREATE INDEX case_link_by_earlier ON case_link (earlier_reference);
ALTER TABLE case_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Who sees both cases sees that they belong together.
CREATE POLICY case_link_between_cases ON case_link FOR SELECT USING (relay_sees(reference) AND relay_sees(earlier_reference));
CREATE POLICY case_link_joined ON case_link FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND kind = 'JOINED' AND relay_sees(reference) AND relay_sees(earlier_reference));
CREATE POLICY case_link_followed ON case_link TO CURRENT_USER USING (true) WITH CHECK (true); -- by link_followed_case
GRANT SELECT, INSERT ON case_link TO relay_app;

-- The agency of a joined duplicate reads the standing case from then on.
CREATE FUNCTION open_to_joined_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (NEW.earlier_reference, NEW.agency_code, left(NEW.earlier_reference, 3), 'SHARED', relay_actor(), NEW.linked_at)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE POLICY case_access_joined ON case_access FOR INSERT WITH CHECK (
    relay_organisation() = 'INTERPOL' AND basis = 'SHARED'
    AND EXISTS (SELECT FROM case_link l WHERE l.earlier_reference = case_access.reference AND l.kind = 'JOINED' AND l.agency_code = case_access.organisation));
CREATE TRIGGER joined_agency_reads AFTER INSERT ON case_link FOR EACH ROW
    WHEN (NEW.kind = 'JOINED' AND NEW.agency_code IS NOT NULL) EXECUTE FUNCTION open_to_joined_agency();

-- What a request follows is in its text, which may be corrected while it is returned. The link is of the same country, and to a closed case.
CREATE FUNCTION link_followed_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM case_link l WHERE l.reference = NEW.reference AND l.kind = 'FOLLOWS';
    IF NEW.content ? 'follows' THEN
        INSERT INTO case_link (reference, kind, earlier_reference)
        SELECT NEW.reference, 'FOLLOWS', r.reference FROM support_request r
         WHERE r.reference = NEW.content ->> 'follows' AND r.organisation = NEW.organisation AND r.status = 'CLOSED';
        IF NOT FOUND THEN
            RAISE EXCEPTION '% follows no closed case of its country', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION link_followed_case FROM PUBLIC;
CREATE TRIGGER followed_case_is_linked AFTER INSERT ON support_request FOR EACH ROW
    WHEN (NEW.content ? 'follows') EXECUTE FUNCTION link_followed_case();
-- An erasure takes the text away; that the two cases belong together stays.
CREATE TRIGGER corrected_link_is_kept AFTER UPDATE OF content ON support_request FOR EACH ROW
    WHEN (NEW.erased_at IS NULL AND OLD.content ->> 'follows' IS DISTINCT FROM NEW.content ->> 'follows')
    EXECUTE FUNCTION link_followed_case();

-- A letter to the agency of a case goes to each agency that joined it as well: at the address of its own request, or of the register.
CREATE FUNCTION write_to_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at)
    SELECT p.id, p.id || substring(NEW.message_id FROM '@.*$'), NEW.reference, NEW.organisation, p.recipient, NEW.template, NEW.language,
           NEW.created_at, NEW.next_attempt_at
      FROM (SELECT gen_random_uuid() AS id, coalesce(j.content -> 'agency' ->> 'email', a.mail_address) AS recipient
              FROM case_link l
              JOIN support_request s ON s.reference = l.earlier_reference AND s.content -> 'agency' ->> 'email' = NEW.recipient
              JOIN agency a ON a.code = l.agency_code
              LEFT JOIN support_request j ON j.reference = l.reference
             WHERE l.earlier_reference = NEW.reference AND l.kind = 'JOINED') p
     WHERE p.recipient IS NOT NULL AND p.recipient <> NEW.recipient;
    RETURN NULL;
END $$;
CREATE TRIGGER letter_goes_to_all_parties AFTER INSERT ON outbox_mail FOR EACH ROW
    WHEN (NEW.reference IS NOT NULL AND NEW.organisation = left(NEW.reference, 3) AND NEW.sent_at IS NULL)
    EXECUTE FUNCTION write_to_parties();

-- The lead may join a duplicate to the standing case; the board counts what came of it by that name.
-- rolling: it takes all that the version before writes, and one step more
ALTER TABLE triage DROP CONSTRAINT triage_step_check,
    ADD CONSTRAINT triage_step_check CHECK (step IN ('ASSESSED', 'APPROVED', 'REJECTED', 'JOINED'));
-- rolling: it takes all that the version before writes, and one outcome more
ALTER TABLE case_figure DROP CONSTRAINT case_figure_outcome_check,
    ADD CONSTRAINT case_figure_outcome_check
        CHECK (outcome IN ('DELIVERED', 'PARTLY_DELIVERED', 'NOTHING_DELIVERED', 'DECLINED', 'WITHDRAWN', 'ABANDONED', 'JOINED'));
CREATE FUNCTION case_outcome(status text, support text[], abandoned boolean, joined boolean) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN joined AND status = 'CLOSED' AND NOT abandoned THEN 'JOINED' ELSE case_outcome(status, support, abandoned) END $$;
CREATE OR REPLACE FUNCTION recorded_outcome(recorded text, status text) RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT case_outcome(status, ARRAY(SELECT c.status FROM case_capability c WHERE c.reference = recorded),
                              EXISTS (SELECT FROM timeline_event e WHERE e.reference = recorded AND e.kind = 'REQUEST_ABANDONED'),
                              EXISTS (SELECT FROM case_link l WHERE l.reference = recorded AND l.kind = 'JOINED')) $$;

-- A day on which the offices of a country are closed, added by its NCB to the public holidays that the relay knows. A removed day stays on record.
CREATE TABLE free_day (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    day          date NOT NULL,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- our default
    added_by     text NOT NULL,
    added_at     timestamptz NOT NULL,
    removed_by   text,
    removed_at   timestamptz,
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
CREATE UNIQUE INDEX free_day_once ON free_day (organisation, day) WHERE removed_at IS NULL;
ALTER TABLE free_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY free_day_own ON free_day USING (organisation = relay_organisation()) WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (removed_by, removed_at) ON free_day TO relay_app;

CREATE FUNCTION audit_free_day() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.removed_by, NEW.added_by),
                       CASE WHEN NEW.removed_at IS NULL THEN 'FREE_DAY_ADDED' ELSE 'FREE_DAY_REMOVED' END,
                       NULL, NEW.day::text, audit_text(NEW.name, coalesce(NEW.removed_at, NEW.added_at)::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_free_day FROM PUBLIC;
CREATE TRIGGER free_day_is_audited AFTER INSERT OR UPDATE ON free_day FOR EACH ROW EXECUTE FUNCTION audit_free_day();

-- National agencies of an invited country that its NCB named for the meeting: their officers read it too.
-- rolling: the version before leaves the column empty
ALTER TABLE meeting_invitation ADD COLUMN agencies text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT meeting_invitation_agencies_come CHECK (state = 'ACCEPTED' OR agencies = '{}');
-- A national agency that its bureau names reads the invitation.
ALTER POLICY meeting_invitation_read ON meeting_invitation
    USING (country = relay_reader() OR (country = relay_organisation() AND relay_reader() = ANY (agencies)));
GRANT UPDATE (agencies) ON meeting_invitation TO relay_app;
CREATE FUNCTION refuse_agency_of_another_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(NEW.agencies) named (code)
                WHERE NOT EXISTS (SELECT FROM public.agency a WHERE a.code = named.code AND a.organisation = NEW.country)) THEN
        RAISE EXCEPTION '% has no such agency', NEW.country USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agencies_are_of_the_country BEFORE UPDATE OF agencies ON meeting_invitation
    FOR EACH ROW WHEN (NEW.agencies <> '{}') EXECUTE FUNCTION refuse_agency_of_another_country();
