-- People whom INTERPOL sends or asks: Investigative Support Teams (Annex 2.3), from the scope to the debrief; and the global network of
-- experts (Annex 2.5), who they are, and how one comes to help in a case.

-- The deployment of a team that a country asked for.
CREATE TABLE ist_deployment (
    reference text PRIMARY KEY REFERENCES support_request,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL
);
ALTER TABLE ist_deployment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_deployment_with_case ON ist_deployment USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_deployment TO relay_app;

-- There is no team without a recorded request for one (Annex 2.3).
CREATE FUNCTION refuse_team_without_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM support_request r JOIN iis_submission s USING (reference)
                    WHERE r.reference = NEW.reference AND 'IST_DEPLOYMENT' = ANY (r.capabilities) AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no recorded request of % asks for a team', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER team_was_asked_for BEFORE INSERT ON ist_deployment FOR EACH ROW EXECUTE FUNCTION refuse_team_without_request();

-- One thing that was decided or happened in a deployment; its state follows from all of them in order. A deployment also ends
-- when a country does not answer in time (our default: twice the limit): the NCB that was to complete the request, or the host that was to
-- consent. Each is recorded as silence, not as a decision.
CREATE TABLE ist_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    kind        text NOT NULL CHECK (kind IN ('SCOPED', 'RETURNED', 'SUPPLEMENTED', 'NOT_COMPLETED', 'ASSESSED', 'APPROVED', 'DECLINED',
                                              'TERMS_DRAFTED', 'HOST_SIGNED', 'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'HOST_SILENT', 'GS_SIGNED',
                                              'TEAM_COMPOSED', 'GO', 'NOT_YET', 'NO_GO', 'DEPLOYED', 'SITUATION_REPORTED', 'EXTENDED',
                                              'COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER', 'EXIT_BRIEFED', 'DEBRIEFED',
                                              'FOLLOWED_UP')),
    note        text,
    said        jsonb, -- as of timeline_event
    days        int CHECK (days BETWEEN 1 AND 20), -- working days, our default
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK ((kind IN ('DEPLOYED', 'EXTENDED')) = (days IS NOT NULL)),
    CHECK (kind NOT IN ('DECLINED', 'HOST_REFUSED', 'NO_GO', 'EXTENDED', 'WITHDRAWN', 'CONSENT_WITHDRAWN') OR length(note) > 0),
    CONSTRAINT ist_fact_silence_has_a_note CHECK (kind NOT IN ('NOT_COMPLETED', 'HOST_SILENT') OR length(note) > 0)
);
CREATE INDEX ist_fact_by_case ON ist_fact (reference, id);
CREATE UNIQUE INDEX ist_decided_once ON ist_fact (reference) WHERE kind IN ('APPROVED', 'DECLINED', 'NOT_COMPLETED');
CREATE UNIQUE INDEX ist_host_signed_once ON ist_fact (reference) WHERE kind IN ('HOST_SIGNED', 'HOST_REFUSED', 'HOST_SILENT');
CREATE UNIQUE INDEX ist_signed_once ON ist_fact (reference) WHERE kind = 'GS_SIGNED';
CREATE UNIQUE INDEX ist_go_once ON ist_fact (reference) WHERE kind IN ('GO', 'NO_GO');
CREATE UNIQUE INDEX ist_deployed_once ON ist_fact (reference) WHERE kind = 'DEPLOYED';
CREATE UNIQUE INDEX ist_ended_once ON ist_fact (reference) WHERE kind IN ('COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER');
ALTER TABLE ist_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_fact_with_case ON ist_fact USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_fact TO relay_app;

-- A mission lasts 20 working days in all at most (our default).
CREATE FUNCTION refuse_too_long_mission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(days), 0) FROM ist_fact WHERE reference = NEW.reference) + NEW.days > 20 THEN
        RAISE EXCEPTION 'a mission lasts 20 working days in all at most' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mission_is_bounded BEFORE INSERT ON ist_fact
    FOR EACH ROW WHEN (NEW.days IS NOT NULL) EXECUTE FUNCTION refuse_too_long_mission();

-- A judgment of need, risk and safety, on which the General Secretariat decides.
CREATE TABLE ist_assessment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    need        text NOT NULL CHECK (need IN ('LOW', 'MEDIUM', 'HIGH')),
    risk        text NOT NULL CHECK (risk IN ('LOW', 'MEDIUM', 'HIGH')),
    safety      text NOT NULL CHECK (safety IN ('SAFE', 'CONDITIONAL', 'UNSAFE')),
    measures    text NOT NULL,
    assessed_by text NOT NULL,
    assessed_at timestamptz NOT NULL
);
CREATE INDEX ist_assessment_by_case ON ist_assessment (reference, id);
ALTER TABLE ist_assessment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_assessment_with_case ON ist_assessment USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_assessment TO relay_app;

-- A version of the terms of reference; a change that the host asks for makes the next one.
CREATE TABLE ist_terms (
    reference          text NOT NULL REFERENCES ist_deployment,
    version            int NOT NULL CHECK (version > 0),
    purpose            text NOT NULL,
    legal_basis        text NOT NULL,
    host_lead_agency   text NOT NULL,
    places             text NOT NULL,
    starts_on          date NOT NULL,
    working_days       int NOT NULL CHECK (working_days BETWEEN 1 AND 20), -- our default
    tasks_in_scope     text NOT NULL,
    tasks_out_of_scope text NOT NULL,
    team               text NOT NULL,
    evidence_rules     text NOT NULL,
    confidentiality    text NOT NULL CHECK (confidentiality IN ('FOR_OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL')),
    media_rule         text NOT NULL CHECK (media_rule IN ('NONE', 'HOST_ONLY', 'JOINT')),
    cost_bearer        text NOT NULL CHECK (cost_bearer IN ('INTERPOL', 'HOST', 'SHARED')),
    emergency_contact  text NOT NULL,
    reporting          text NOT NULL,
    drafted_by         text NOT NULL,
    drafted_at         timestamptz NOT NULL,
    PRIMARY KEY (reference, version)
);
ALTER TABLE ist_terms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_terms_with_case ON ist_terms USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_terms TO relay_app;

-- One place in a team. The NCB of its expert's home country reads this row, and nothing else of the case, and answers it once.
CREATE TABLE ist_member (
    id          uuid PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    round       int NOT NULL CHECK (round > 0),
    role        text NOT NULL CHECK (role IN ('LEADER', 'ANALYST', 'DIGITAL_FORENSICS', 'WILDLIFE_FORENSICS', 'LIAISON')),
    home        text NOT NULL REFERENCES organisation,
    task        text NOT NULL,
    state       text NOT NULL CHECK (state IN ('OWN_STAFF', 'ASKED', 'RELEASED', 'REFUSED', 'NO_ANSWER')),
    expert      text,
    reason      text,
    answered_by text,
    answered_at timestamptz,
    UNIQUE (reference, round, role),
    CHECK ((state = 'OWN_STAFF') = (home = 'INTERPOL')),
    CHECK (state <> 'RELEASED' OR length(expert) > 0),
    CHECK (state <> 'REFUSED' OR length(reason) > 0)
);
CREATE INDEX ist_member_by_home ON ist_member (home, state);
ALTER TABLE ist_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_member_with_case ON ist_member USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY ist_member_read_at_home ON ist_member FOR SELECT USING (home = relay_organisation());
CREATE POLICY ist_member_answered_at_home ON ist_member FOR UPDATE
    USING (home = relay_organisation() AND state = 'ASKED') WITH CHECK (home = relay_organisation());
GRANT SELECT, INSERT, UPDATE (state, expert, reason, answered_by, answered_at) ON ist_member TO relay_app;

-- The state of one thing that a team needs; the last row of an item counts.
CREATE TABLE ist_logistics (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    item        text NOT NULL CHECK (item IN ('VISAS', 'TRAVEL', 'EQUIPMENT_AND_CUSTOMS', 'INSURANCE', 'BRIEFING', 'INTERPRETERS')),
    state       text NOT NULL CHECK (state IN ('READY', 'NOT_NEEDED', 'NOT_READY')),
    note        text,
    prepared_by text NOT NULL,
    prepared_at timestamptz NOT NULL
);
CREATE INDEX ist_logistics_by_case ON ist_logistics (reference, item, id);
ALTER TABLE ist_logistics ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_logistics_with_case ON ist_logistics USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_logistics TO relay_app;

-- A recommendation of the debrief; each has an owner and a due date.
CREATE TABLE ist_recommendation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    action      text NOT NULL CHECK (length(action) > 0),
    owner       text NOT NULL CHECK (length(owner) > 0),
    due_on      date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ist_recommendation_by_case ON ist_recommendation (reference, id);
ALTER TABLE ist_recommendation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_recommendation_with_case ON ist_recommendation USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON ist_recommendation TO relay_app;

-- An expert, registered by the expert's own country.
CREATE TABLE expert (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-EXP-[0-9]{3}$'),
    organisation text NOT NULL REFERENCES organisation,
    user_id      text,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- our default
    expertise    text[] NOT NULL CHECK (cardinality(expertise) > 0),
    languages    text[] NOT NULL,
    clearance    text NOT NULL CHECK (clearance IN ('FOR_OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL')),
    available    boolean NOT NULL,
    on_roster    boolean NOT NULL,
    added_by     text NOT NULL,
    added_at     timestamptz NOT NULL,
    changed_by   text,
    changed_at   timestamptz,
    CHECK (left(code, 3) = organisation)
);
COMMENT ON COLUMN expert.on_roster IS 'whether INTERPOL can find the expert at all; the country decides';
COMMENT ON COLUMN expert.changed_by IS 'of the last change; null if there was none';
CREATE INDEX expert_by_organisation ON expert (organisation);
ALTER TABLE expert ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_seen ON expert FOR SELECT
    USING (organisation = relay_organisation() OR (relay_organisation() = 'INTERPOL' AND on_roster));
CREATE POLICY expert_kept ON expert FOR INSERT WITH CHECK (organisation = relay_organisation());
CREATE POLICY expert_changed ON expert FOR UPDATE
    USING (organisation = relay_organisation()) WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (user_id, name, expertise, languages, clearance, available, on_roster, changed_by, changed_at)
    ON expert TO relay_app;

CREATE FUNCTION audit_expert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, coalesce(NEW.changed_by, NEW.added_by), CASE TG_OP WHEN 'INSERT' THEN 'EXPERT_ADDED' ELSE 'EXPERT_CHANGED' END,
                       NULL, NEW.code, audit_text(NEW.user_id, NEW.name, NEW.expertise::text, NEW.languages::text, NEW.clearance,
                                                  NEW.available::text, NEW.on_roster::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_expert FROM PUBLIC;
CREATE TRIGGER expert_is_audited AFTER INSERT OR UPDATE ON expert FOR EACH ROW EXECUTE FUNCTION audit_expert();

-- A request of INTERPOL to a country to release an expert for one case; it holds the question and nothing else of the case.
CREATE TABLE expert_engagement (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    expert       text NOT NULL REFERENCES expert,
    organisation text NOT NULL REFERENCES organisation,
    expertise    text NOT NULL,
    question     text NOT NULL CHECK (length(question) BETWEEN 1 AND 1200), -- 1000, our default, and the caveat on external material
    asked_by     text NOT NULL,
    asked_at     timestamptz NOT NULL,
    UNIQUE (reference, expert),
    CHECK (left(expert, 3) = organisation AND left(reference, 3) <> organisation)
);
CREATE INDEX expert_engagement_by_organisation ON expert_engagement (organisation, asked_at DESC);
CREATE INDEX expert_engagement_by_expert ON expert_engagement (expert);
ALTER TABLE expert_engagement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_engagement_seen ON expert_engagement FOR SELECT
    USING (organisation = relay_organisation() OR relay_sees(reference));
CREATE POLICY expert_engagement_asked ON expert_engagement FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference));
GRANT SELECT, INSERT ON expert_engagement TO relay_app;

-- The network helps only upon a valid request via the NCB (Annex 2.5): acknowledged, and recorded from an official source.
CREATE FUNCTION refuse_expert_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM acknowledgment a WHERE a.reference = NEW.reference AND a.outcome = 'ACKNOWLEDGED')
       OR NOT EXISTS (SELECT 1 FROM iis_submission s WHERE s.reference = NEW.reference AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no expert for % without a valid request via the NCB', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER engagement_is_requested BEFORE INSERT ON expert_engagement FOR EACH ROW EXECUTE FUNCTION refuse_expert_without_ncb();

-- A country that the request restricts is not asked for an expert.
CREATE FUNCTION refuse_restricted_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.organisation = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION 'a restricted country cannot be asked about %', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER engagement_is_allowed BEFORE INSERT ON expert_engagement FOR EACH ROW EXECUTE FUNCTION refuse_restricted_expert();

-- The answer of the expert's NCB, given once; no reply within the limit counts as no. Who sees the request sees what came of it; only the
-- country that was asked answers.
CREATE TABLE expert_release (
    engagement   uuid PRIMARY KEY REFERENCES expert_engagement,
    organisation text NOT NULL REFERENCES organisation,
    released     boolean NOT NULL,
    reason       text CHECK (released OR length(reason) > 0),
    answered_by  text NOT NULL,
    answered_at  timestamptz NOT NULL
);
ALTER TABLE expert_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_release_seen ON expert_release FOR SELECT
    USING (EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement));
CREATE POLICY expert_release_answered ON expert_release FOR INSERT
    WITH CHECK (organisation = relay_organisation()
        AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement AND e.organisation = relay_organisation()));
GRANT SELECT, INSERT ON expert_release TO relay_app;

-- The moment from which expert and requesting agency know of each other.
CREATE TABLE expert_introduction (
    engagement    uuid PRIMARY KEY REFERENCES expert_release,
    introduced_by text NOT NULL,
    introduced_at timestamptz NOT NULL
);
ALTER TABLE expert_introduction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_introduction_seen ON expert_introduction FOR SELECT
    USING (EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement));
CREATE POLICY expert_introduction_made ON expert_introduction FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement AND relay_sees(e.reference)));
GRANT SELECT, INSERT ON expert_introduction TO relay_app;

-- An expert whose NCB did not release is never introduced.
CREATE FUNCTION refuse_unreleased_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM expert_release r WHERE r.engagement = NEW.engagement AND r.released) THEN
        RAISE EXCEPTION 'the expert''s NCB has not released the expert' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER introduction_is_released BEFORE INSERT ON expert_introduction FOR EACH ROW EXECUTE FUNCTION refuse_unreleased_expert();

-- A version of an expert's opinion. It reaches the requesting country as a reviewed product, not before.
CREATE TABLE expert_opinion (
    engagement   uuid NOT NULL REFERENCES expert_introduction,
    version      int NOT NULL CHECK (version > 0),
    organisation text NOT NULL REFERENCES organisation,
    body         text NOT NULL CHECK (length(body) > 0),
    written_by   text NOT NULL,
    written_at   timestamptz NOT NULL,
    PRIMARY KEY (engagement, version)
);
ALTER TABLE expert_opinion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_opinion_seen ON expert_opinion FOR SELECT
    USING (organisation = relay_organisation()
        OR (relay_organisation() = 'INTERPOL' AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement)));
CREATE POLICY expert_opinion_given ON expert_opinion FOR INSERT
    WITH CHECK (organisation = relay_organisation()
        AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement AND e.organisation = relay_organisation()));
GRANT SELECT, INSERT ON expert_opinion TO relay_app;
