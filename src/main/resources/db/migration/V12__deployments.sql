-- Investigative Support Teams (Annex 2.3): their deployment, from the scope to the debrief.

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

-- One thing that was decided or happened in a deployment; its state follows from all of them in order.
CREATE TABLE ist_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    kind        text NOT NULL CHECK (kind IN ('SCOPED', 'RETURNED', 'SUPPLEMENTED', 'ASSESSED', 'APPROVED', 'DECLINED', 'TERMS_DRAFTED',
                                              'HOST_SIGNED', 'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'GS_SIGNED', 'TEAM_COMPOSED', 'GO',
                                              'NOT_YET', 'NO_GO', 'DEPLOYED', 'SITUATION_REPORTED', 'EXTENDED', 'COMPLETED', 'WITHDRAWN',
                                              'CONSENT_WITHDRAWN', 'TIME_OVER', 'EXIT_BRIEFED', 'DEBRIEFED', 'FOLLOWED_UP')),
    note        text,
    days        int CHECK (days BETWEEN 1 AND 20), -- working days, our default
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK ((kind IN ('DEPLOYED', 'EXTENDED')) = (days IS NOT NULL)),
    CHECK (kind NOT IN ('DECLINED', 'HOST_REFUSED', 'NO_GO', 'EXTENDED', 'WITHDRAWN', 'CONSENT_WITHDRAWN') OR length(note) > 0)
);
CREATE INDEX ist_fact_by_case ON ist_fact (reference, id);
CREATE UNIQUE INDEX ist_decided_once ON ist_fact (reference) WHERE kind IN ('APPROVED', 'DECLINED');
CREATE UNIQUE INDEX ist_host_signed_once ON ist_fact (reference) WHERE kind IN ('HOST_SIGNED', 'HOST_REFUSED');
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
