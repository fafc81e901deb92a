-- The deployment of a team that a country asked for (Annex 2.3); without a recorded request for one there is none.
CREATE TABLE ist_deployment (
    reference text PRIMARY KEY REFERENCES support_request,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL
);

CREATE FUNCTION refuse_team_without_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM support_request r JOIN iis_submission s USING (reference)
                    WHERE r.reference = NEW.reference AND 'IST_DEPLOYMENT' = ANY (r.capabilities) AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no recorded request of % asks for a team', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER team_was_asked_for BEFORE INSERT ON ist_deployment FOR EACH ROW EXECUTE FUNCTION refuse_team_without_request();

-- One thing that was decided or happened in a deployment; what stands now follows from all of them in order.
CREATE TABLE ist_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    kind        text NOT NULL CHECK (kind IN ('SCOPED', 'RETURNED', 'SUPPLEMENTED', 'ASSESSED', 'APPROVED', 'DECLINED', 'TERMS_DRAFTED',
                    'HOST_SIGNED', 'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'GS_SIGNED', 'TEAM_COMPOSED', 'GO', 'NOT_YET', 'NO_GO', 'DEPLOYED',
                    'SITUATION_REPORTED', 'EXTENDED', 'COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER', 'EXIT_BRIEFED', 'DEBRIEFED', 'FOLLOWED_UP')),
    note        text,
    days        int CHECK (days BETWEEN 1 AND 20),
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

-- A mission lasts 20 working days in all at most (our default).
CREATE FUNCTION refuse_too_long_mission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(days), 0) FROM ist_fact WHERE reference = NEW.reference) + NEW.days > 20 THEN
        RAISE EXCEPTION 'a mission lasts 20 working days in all at most' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mission_is_bounded BEFORE INSERT ON ist_fact FOR EACH ROW WHEN (NEW.days IS NOT NULL) EXECUTE FUNCTION refuse_too_long_mission();

-- The judgment of need, risk and safety on which the General Secretariat decides.
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

-- A version of the terms of reference; a change that the host asks for makes the next one.
CREATE TABLE ist_terms (
    reference          text NOT NULL REFERENCES ist_deployment,
    version            int NOT NULL CHECK (version > 0),
    purpose            text NOT NULL,
    legal_basis        text NOT NULL,
    host_lead_agency   text NOT NULL,
    places             text NOT NULL,
    starts_on          date NOT NULL,
    working_days       int NOT NULL CHECK (working_days BETWEEN 1 AND 20),
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

-- One place in a team: the home bureau of its expert reads this row, and nothing else of the case, and answers it once.
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

-- The newest word on each thing that a team needs is the last row of that item.
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

-- A recommendation of the debrief; each has an owner and a day.
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

GRANT SELECT, INSERT ON ist_deployment, ist_fact, ist_assessment, ist_terms, ist_member, ist_logistics, ist_recommendation TO relay_app;
GRANT UPDATE (state, expert, reason, answered_by, answered_at) ON ist_member TO relay_app;

DO $$
DECLARE
    of_case text;
BEGIN
    FOREACH of_case IN ARRAY ARRAY['ist_deployment', 'ist_fact', 'ist_assessment', 'ist_terms', 'ist_logistics', 'ist_recommendation']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_case);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_case);
        EXECUTE format('CREATE POLICY %I ON %I USING (relay_sees(reference)) WITH CHECK (relay_sees(reference))',
                       of_case || '_with_case', of_case);
    END LOOP;
END $$;

ALTER TABLE ist_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE ist_member FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_member_with_case ON ist_member USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY ist_member_read_at_home ON ist_member FOR SELECT USING (home = relay_organisation());
CREATE POLICY ist_member_answered_at_home ON ist_member FOR UPDATE
    USING (home = relay_organisation() AND state = 'ASKED') WITH CHECK (home = relay_organisation());
