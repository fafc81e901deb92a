-- What passes between INTERPOL's team and an agency (Annex 1.1, 1.2): over the direct channel with the NCB's copy, or through an act of the NCB.

-- On which side of the channel who acts stands: INTERPOL, the agency, or the NCB and whoever else of the country.
CREATE FUNCTION relay_side() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN CASE
        WHEN relay_organisation() = 'INTERPOL' THEN 'INTERPOL'
        WHEN EXISTS (SELECT FROM engine_group_member m WHERE m.user_id = relay_actor() AND m.group_id = 'agency-officers')
             AND NOT EXISTS (SELECT FROM engine_group_member m WHERE m.user_id = relay_actor() AND m.group_id IN ('ncb-officers', 'ncb-heads'))
        THEN 'AGENCY'
        ELSE 'NCB' END;
END $$;
REVOKE EXECUTE ON FUNCTION relay_side FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_side TO relay_app;

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
    ncb_copy   uuid REFERENCES official_copy,
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

-- A case that the version before began goes on by its diagrams, which know no exchange: what is recorded of it stays open to both sides.
ALTER TABLE case_capability NO FORCE ROW LEVEL SECURITY;
INSERT INTO exchange (id, reference, capability, subject, direction, channel, sent_by, sent_at, outcome, decided_by, decided_at)
SELECT gen_random_uuid(), c.reference, c.capability, 'BEFORE_THIS_VERSION', d.direction, 'VIA_NCB', 'relay', 'infinity', 'PASSED_ON', 'relay', now()
  FROM (SELECT reference, capability FROM case_capability UNION SELECT reference, NULL FROM case_capability) c
  JOIN case_figure f USING (reference)
 CROSS JOIN (VALUES ('TO_AGENCY'), ('FROM_AGENCY')) AS d (direction)
 WHERE f.status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') OR c.capability = 'CAPACITY_BUILDING';
ALTER TABLE case_capability FORCE ROW LEVEL SECURITY;

CREATE TRIGGER direct_exchange_is_authorized BEFORE INSERT ON exchange
    FOR EACH ROW WHEN (NEW.channel = 'DIRECT') EXECUTE FUNCTION refuse_unauthorized_contact();

-- Over the NCB nothing passes without an act of the country: neither INTERPOL nor the agency itself decides.
CREATE FUNCTION refuse_passage_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.outcome IS NOT NULL OR relay_side() <> 'NCB' THEN
        RAISE EXCEPTION 'exchange % passes by an act of the NCB only', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER change_is_audited AFTER INSERT OR UPDATE ON exchange DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unaudited_change();
CREATE TRIGGER ncb_passes_on BEFORE UPDATE OF outcome ON exchange FOR EACH ROW EXECUTE FUNCTION refuse_passage_without_ncb();
ALTER TABLE exchange ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY exchange_with_case ON exchange USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY exchange_erased ON exchange TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (outcome, reason, decided_by, decided_at) ON exchange TO relay_app;

CREATE FUNCTION relay_erase_exchange(wanted text) RETURNS void LANGUAGE sql AS $$
    UPDATE exchange SET reason = NULL WHERE reference = wanted $$;
REVOKE EXECUTE ON FUNCTION relay_erase_exchange FROM PUBLIC;

-- The NCB's copy of an exchange.
ALTER TABLE official_copy DROP CONSTRAINT official_copy_subject_check;
-- rolling: it takes all that the version before writes, and one subject more
ALTER TABLE official_copy ADD CONSTRAINT official_copy_subject_check
    CHECK (subject IN ('SUBMISSION', 'CORRECTION', 'DELIVERY', 'MESSAGE', 'WITHDRAWAL', 'EXCHANGE'));

-- Whether what one side recorded at a moment has reached who acts. The NCB reads both sides; the agency and INTERPOL read of each other
-- what a passage after that moment covers.
CREATE FUNCTION relay_reached(written_by text, wanted text, support text, moment timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    reader CONSTANT text := relay_side();
BEGIN
    RETURN written_by = 'NCB' OR reader IN ('NCB', written_by)
        OR EXISTS (SELECT FROM exchange e
                    WHERE e.reference = wanted AND e.capability IS NOT DISTINCT FROM support AND e.outcome = 'PASSED_ON'
                      AND e.direction = CASE reader WHEN 'AGENCY' THEN 'TO_AGENCY' ELSE 'FROM_AGENCY' END AND e.sent_at >= moment);
END $$;
REVOKE EXECUTE ON FUNCTION relay_reached FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_reached TO relay_app;

-- Steps of support, feedback and what the timeline says of them name the side that wrote them. What is on record before this version stays
-- open to both.
ALTER TABLE capability_step ADD COLUMN side text NOT NULL DEFAULT 'NCB';
ALTER TABLE capability_step ALTER COLUMN side SET DEFAULT relay_side();
-- rolling: what the version before began is open to both sides, and it begins nothing any more
CREATE POLICY capability_step_reached ON capability_step AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_reached(side, reference, capability, recorded_at));
ALTER TABLE feedback ADD COLUMN side text NOT NULL DEFAULT 'NCB';
ALTER TABLE feedback ALTER COLUMN side SET DEFAULT relay_side();
-- rolling: what the version before began is open to both sides, and it begins nothing any more
CREATE POLICY feedback_reached ON feedback AS RESTRICTIVE FOR SELECT TO relay_app
    USING (kind <> 'CONFIRMED' OR relay_reached(side, reference, NULL, recorded_at));

ALTER TABLE timeline_event ADD COLUMN side text;
COMMENT ON COLUMN timeline_event.side IS 'which side of the channel wrote it, where its note says something of plans, answers or products; else null';
CREATE FUNCTION note_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.side := relay_side();
    RETURN NEW;
END $$;
CREATE TRIGGER side_is_noted BEFORE INSERT ON timeline_event FOR EACH ROW
    WHEN (NEW.kind IN ('CAPABILITY_STEP', 'FEEDBACK_REPORTED', 'SCOPE_DEFINED', 'DELIVERY_PREPARED')) EXECUTE FUNCTION note_side();
-- Whether the note of an event has reached who acts; that something happened both sides may know. The note of a step begins with its
-- capability. The question of an analysis and a product that has not left reach no agency.
CREATE FUNCTION relay_note_reached(event timeline_event) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT event.side IS NULL
        OR relay_reached(event.side, event.reference,
                         CASE event.kind WHEN 'CAPABILITY_STEP' THEN replace(event.said -> 0 ->> 1, 'capability.', '')
                                         WHEN 'FEEDBACK_REPORTED' THEN NULL ELSE event.kind END, event.happened_at)
    $$;
REVOKE EXECUTE ON FUNCTION relay_note_reached FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_note_reached TO relay_app;

-- An agency reads of an expert once the introduction has passed to it.
-- rolling: the version before shows an agency less, and needs no more for its work
CREATE POLICY expert_engagement_reached ON expert_engagement AS RESTRICTIVE FOR SELECT TO relay_app
    USING (CASE WHEN organisation = relay_organisation() AND left(reference, 3) <> relay_organisation() THEN true
                WHEN relay_side() <> 'AGENCY' THEN true
                ELSE EXISTS (SELECT FROM exchange e WHERE e.reference = expert_engagement.reference AND e.subject IN ('EXPERT_INTRODUCTION', 'BEFORE_THIS_VERSION')
                                AND e.direction = 'TO_AGENCY' AND e.outcome = 'PASSED_ON' AND e.sent_at >= asked_at) END);

-- A message is for its two parties, and for the NCB.
-- rolling: the version before shows fewer messages, and needs none for its work
CREATE POLICY case_message_of_its_parties ON case_message AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_side() IN ('NCB', sender_party, recipient_party));
