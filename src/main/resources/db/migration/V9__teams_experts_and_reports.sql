-- People whom INTERPOL sends or asks: Investigative Support Teams (Annex 2.3), from the scope to the debrief; the global network of experts
-- (Annex 2.5), who they are, and how one comes to help in a case. Then the texts of reports, their drafts, pictures and comments.
SET LOCAL lock_timeout = '10s';

-- The deployment of a team that a country asked for.
CREATE TABLE ist_deployment (
    reference text PRIMARY KEY REFERENCES support_request,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL
);
ALTER TABLE ist_deployment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_deployment_with_case ON ist_deployment USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY ist_deployment_reached ON ist_deployment AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
GRANT SELECT, INSERT ON ist_deployment TO relay_app;

-- One thing that was decided or happened in a deployment; its state follows from all of them in order. A deployment also ends
-- when a country does not answer in time (our default: twice the limit): the NCB that was to complete the request, or the host that was to
-- consent. Each is recorded as silence, not as a decision.
CREATE TABLE ist_fact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES ist_deployment,
    kind        text NOT NULL CHECK (kind IN ('SCOPED', 'RETURNED', 'NOT_COMPLETED', 'APPROVED', 'DECLINED',
                                              'TERMS_DRAFTED', 'HOST_SIGNED', 'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'HOST_SILENT',
                                              'GS_SIGNED', 'TEAM_COMPOSED', 'GO', 'NOT_YET', 'NO_GO', 'TERMS_TO_CHANGE',
                                              'WITHDRAWAL_REFUSED', 'DEPLOYED', 'EXTENDED', 'COMPLETED',
                                              'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER', 'DEBRIEFED')),
    note        text,
    said        jsonb, -- as of timeline_event
    days        int CHECK (days BETWEEN 1 AND 20), -- working days, our default
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    round       int NOT NULL DEFAULT 1 CHECK (round > 0),
    CHECK ((kind IN ('DEPLOYED', 'EXTENDED')) = (days IS NOT NULL)),
    CHECK (kind NOT IN ('DECLINED', 'HOST_REFUSED', 'NO_GO', 'EXTENDED', 'WITHDRAWN', 'CONSENT_WITHDRAWN') OR length(note) > 0),
    CONSTRAINT ist_fact_silence_has_a_note CHECK (kind NOT IN ('NOT_COMPLETED', 'HOST_SILENT') OR length(note) > 0)
);
CREATE INDEX ist_fact_by_case ON ist_fact (reference, id);
CREATE UNIQUE INDEX ist_decided_once ON ist_fact (reference, round) WHERE kind IN ('APPROVED', 'DECLINED', 'NOT_COMPLETED');
CREATE UNIQUE INDEX ist_go_once ON ist_fact (reference, round) WHERE kind IN ('GO', 'NO_GO');
CREATE UNIQUE INDEX ist_deployed_once ON ist_fact (reference) WHERE kind = 'DEPLOYED';
CREATE UNIQUE INDEX ist_ended_once ON ist_fact (reference) WHERE kind IN ('COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER');
CREATE UNIQUE INDEX ist_host_signed_once ON ist_fact (reference, note) WHERE kind = 'HOST_SIGNED';
CREATE UNIQUE INDEX ist_host_refused_once ON ist_fact (reference) WHERE kind IN ('HOST_REFUSED', 'HOST_SILENT');
CREATE UNIQUE INDEX ist_signed_once ON ist_fact (reference, note) WHERE kind = 'GS_SIGNED';
ALTER TABLE ist_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_fact_with_case ON ist_fact USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY ist_fact_reached ON ist_fact AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
GRANT SELECT, INSERT ON ist_fact TO relay_app;

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
CREATE POLICY ist_terms_reached ON ist_terms AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
GRANT SELECT, INSERT ON ist_terms TO relay_app;

-- One place in a team. The NCB of its expert's home country reads this row, and nothing else of the case, and answers it once.
CREATE TABLE ist_member (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES ist_deployment,
    round        int NOT NULL CHECK (round > 0),
    role         text NOT NULL CHECK (role IN ('LEADER', 'ANALYST', 'DIGITAL_FORENSICS', 'WILDLIFE_FORENSICS', 'LIAISON')),
    home         text NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('OWN_STAFF', 'ASKED', 'RELEASED', 'REFUSED', 'NO_ANSWER')),
    expert       text,
    reason       text,
    answered_by  text,
    answered_at  timestamptz,
    starts_on    date NOT NULL,
    working_days int NOT NULL CHECK (working_days BETWEEN 1 AND 20), -- our default
    UNIQUE (reference, round, role),
    CHECK ((state = 'OWN_STAFF') = (home = 'INTERPOL')),
    CHECK (state <> 'RELEASED' OR length(expert) > 0),
    CHECK (state <> 'REFUSED' OR length(reason) > 0)
);
CREATE INDEX ist_member_by_home ON ist_member (home, state);
ALTER TABLE ist_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ist_member_with_case ON ist_member USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY ist_member_read_at_home ON ist_member FOR SELECT USING (home = relay_reader());
CREATE POLICY ist_member_answered_at_home ON ist_member FOR UPDATE
    USING (home = relay_organisation() AND state = 'ASKED')
    WITH CHECK (home = relay_organisation());
CREATE POLICY ist_member_reached ON ist_member AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
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
CREATE POLICY ist_logistics_reached ON ist_logistics AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference));
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
CREATE POLICY ist_recommendation_reached ON ist_recommendation AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_is_in_contact(reference));
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
    USING (organisation = relay_organisation())
    WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (user_id, name, expertise, languages, clearance, available, on_roster, changed_by, changed_at)
    ON expert TO relay_app;

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
    USING (organisation = relay_reader() OR relay_sees(reference)
    OR relay_reader() = organisation || '-experts' AND relay_is_engaged(id, expert));
CREATE POLICY expert_engagement_asked ON expert_engagement FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference));
-- An agency reads of an expert once the introduction has passed to it.
CREATE POLICY expert_engagement_reached ON expert_engagement AS RESTRICTIVE FOR SELECT TO relay_app
    USING (CASE WHEN organisation = relay_organisation() AND left(reference, 3) <> relay_organisation() THEN true
                WHEN relay_side() <> 'AGENCY' THEN true
                ELSE EXISTS (SELECT FROM exchange e
                              WHERE e.reference = expert_engagement.reference
                                  AND e.subject = 'EXPERT_INTRODUCTION'
                                AND e.direction = 'TO_AGENCY' AND e.outcome = 'PASSED_ON' AND e.sent_at >= asked_at
                                AND (e.channel <> 'DIRECT' OR relay_stand(e.reference) = 'AGENCY')) END);
GRANT SELECT, INSERT ON expert_engagement TO relay_app;

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
CREATE POLICY expert_release_seen ON expert_release FOR SELECT USING (EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement));
CREATE POLICY expert_release_answered ON expert_release FOR INSERT
    WITH CHECK (organisation = relay_organisation()
        AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement AND e.organisation = relay_organisation()));
CREATE POLICY expert_release_of_engaged ON expert_release FOR SELECT TO CURRENT_USER USING (true); -- by relay_is_engaged
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

-- A version of an expert's opinion. It reaches the requesting country as a reviewed product, not before.
CREATE TABLE expert_opinion (
    engagement   uuid NOT NULL REFERENCES expert_introduction,
    version      int NOT NULL CHECK (version > 0),
    organisation text NOT NULL REFERENCES organisation,
    body         text NOT NULL CHECK (length(body) > 0),
    written_by   text NOT NULL,
    written_at   timestamptz NOT NULL,
    formatted    text CHECK (length(formatted) <= 40000), -- our default
    id           uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    PRIMARY KEY (engagement, version)
);
COMMENT ON COLUMN expert_opinion.body IS 'the words alone';
COMMENT ON COLUMN expert_opinion.formatted IS 'the same text as Markdown; null where it has no headings, lists, tables or links';
ALTER TABLE expert_opinion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY expert_opinion_seen ON expert_opinion FOR SELECT
    USING (relay_organisation() IN (organisation, 'INTERPOL') AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement));
CREATE POLICY expert_opinion_given ON expert_opinion FOR INSERT
    WITH CHECK (organisation = relay_organisation()
        AND EXISTS (SELECT 1 FROM expert_engagement e WHERE e.id = engagement AND e.organisation = relay_organisation()));
GRANT SELECT, INSERT ON expert_opinion TO relay_app;

-- A version of a report that is being written: the wildlife team writes and reviews it, and alone reads it. It is gone once the report is
-- a product. A page that saves names the version that it shows: nothing is overwritten that its writer has not seen.
CREATE TABLE report_draft (
    reference  text NOT NULL REFERENCES support_request,
    capability text NOT NULL,
    version    int NOT NULL CHECK (version > 0),
    answers    jsonb NOT NULL CHECK (length(answers::text) <= 200000), -- our default
    saves      int NOT NULL DEFAULT 1,
    saved_by   text NOT NULL,
    begun_at   timestamptz NOT NULL,
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (reference, capability, version)
);
-- A draft is its office's: the wildlife team's, that of the members of a deployment, or that of the country whose expert gives an opinion.
COMMENT ON COLUMN report_draft.capability IS 'of an opinion, the id of the engagement';
COMMENT ON COLUMN report_draft.answers IS 'the fields of the form, by key, as they were typed';
COMMENT ON COLUMN report_draft.saves IS 'one more with each change of this version';

-- A draft is its office's: the wildlife team's, that of the members of a deployment, or that of the country whose expert gives an opinion.
-- Who serves the General Secretariat and an office that writes reports reads as INTERPOL: the draft is still that office's.
CREATE FUNCTION relay_drafts(wanted text, subject text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_office() = 'INTERPOL-gwet' THEN relay_sees(wanted) AND strpos(subject, '-') = 0
                WHEN starts_with(relay_office(), 'INTERPOL-ist-members/') THEN relay_sees(wanted) AND subject = 'IST_DEPLOYMENT'
                WHEN relay_office() = 'INTERPOL'
                THEN relay_sees(wanted) AND EXISTS (SELECT FROM engine_group_member m
                                                     WHERE m.user_id = relay_actor()
                                                       AND CASE WHEN m.group_id IN ('gwet-analysts', 'gwet-leads')
                                                           THEN strpos(subject, '-') = 0
                                                                ELSE m.group_id = 'ist-members' AND subject = 'IST_DEPLOYMENT' END)
                ELSE relay_side() = 'NCB' AND EXISTS (SELECT FROM expert_engagement e
                                                       WHERE e.id::text = subject AND e.reference = wanted
                                                         AND e.organisation = relay_organisation()) END
    $$;

ALTER TABLE report_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY report_draft_of_team ON report_draft
    USING (relay_drafts(reference, capability))
    WITH CHECK (relay_drafts(reference, capability));
CREATE POLICY report_draft_erased ON report_draft TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT, UPDATE (answers, saves, saved_at), DELETE ON report_draft TO relay_app;

-- What a reviewer says beside a part of a report, for who writes its next version; never changed.
CREATE TABLE product_comment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id uuid REFERENCES product,
    reference  text NOT NULL REFERENCES support_request,
    part       int NOT NULL CHECK (part >= 0),
    words      text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000), -- our default
    written_by text NOT NULL,
    written_at timestamptz NOT NULL,
    opinion_id uuid REFERENCES expert_opinion (id),
    CONSTRAINT product_comment_of_one_text CHECK (num_nonnulls(product_id, opinion_id) = 1)
);
COMMENT ON COLUMN product_comment.part IS 'of the text: its headings, paragraphs, lists and tables, counted from 0';
CREATE INDEX product_comment_by_product ON product_comment (product_id, part, id);
CREATE INDEX product_comment_by_case ON product_comment (reference);
CREATE INDEX product_comment_by_opinion ON product_comment (opinion_id, part, id);
ALTER TABLE product_comment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- The General Secretariat reviews what is overdue, or was referred to it: as the team does, it comments, and reads what others said.
CREATE POLICY product_comment_of_team ON product_comment
    USING (relay_office() IN ('INTERPOL', 'INTERPOL-gwet') AND relay_sees(reference))
    WITH CHECK (relay_office() IN ('INTERPOL', 'INTERPOL-gwet') AND relay_sees(reference));
CREATE POLICY product_comment_erased ON product_comment TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
-- Whose expert writes the next version reads them.
CREATE POLICY product_comment_of_writer ON product_comment FOR SELECT
    USING (EXISTS (SELECT FROM expert_opinion o WHERE o.id = opinion_id AND relay_drafts(product_comment.reference, o.engagement::text)));
GRANT SELECT, INSERT ON product_comment TO relay_app;

-- Pictures of reports. Who writes a report sees those of its drafts; who reads a product sees those that it has, and no other.
CREATE TABLE report_picture (
    id         uuid PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    subject    text NOT NULL,
    media_type text NOT NULL CHECK (media_type = ANY (ARRAY['image/png', 'image/jpeg'])),
    sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content    bytea STORAGE EXTERNAL NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 2097152), -- 2 MB, our default
    added_by   text NOT NULL,
    added_at   timestamptz NOT NULL,
    UNIQUE (id, reference)
);
COMMENT ON COLUMN report_picture.subject IS 'whose report it was added to, as report_draft.capability';
CREATE INDEX report_picture_by_case ON report_picture (reference, subject);
ALTER TABLE report_picture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY report_picture_of_writer ON report_picture
    USING (relay_drafts(reference, subject))
    WITH CHECK (relay_drafts(reference, subject));
CREATE POLICY report_picture_erased ON report_picture TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
-- Who reads an expert's opinion sees the pictures that it names, of those that were added to it. Its product has them as any other has.
CREATE POLICY report_picture_of_opinion ON report_picture FOR SELECT
    USING (EXISTS (SELECT FROM expert_engagement e JOIN expert_opinion o ON o.engagement = e.id
                    WHERE e.reference = report_picture.reference AND e.id::text = report_picture.subject
                      AND strpos(o.formatted, report_picture.id::text) > 0));
GRANT SELECT, INSERT ON report_picture TO relay_app;

CREATE TABLE product_picture (
    product_id uuid NOT NULL REFERENCES product,
    picture    uuid NOT NULL,
    reference  text NOT NULL,
    PRIMARY KEY (product_id, picture),
    FOREIGN KEY (picture, reference) REFERENCES report_picture (id, reference)
);
CREATE INDEX product_picture_by_picture ON product_picture (picture, reference);
CREATE INDEX product_picture_by_case ON product_picture (reference);
ALTER TABLE product_picture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY product_picture_of_reader ON product_picture FOR SELECT
    USING (EXISTS (SELECT FROM product p WHERE p.id = product_picture.product_id));
CREATE POLICY product_picture_shown ON product_picture FOR INSERT
    WITH CHECK (relay_organisation() = 'INTERPOL' AND relay_sees(reference)
                AND EXISTS (SELECT FROM product p WHERE p.id = product_picture.product_id AND p.reference = product_picture.reference));
-- relay_erase calls it.
CREATE POLICY product_picture_erased ON product_picture TO CURRENT_USER USING (reference = current_setting('relay.erasing', true));
GRANT SELECT, INSERT ON product_picture TO relay_app;

CREATE POLICY report_picture_of_reader ON report_picture FOR SELECT
    USING (EXISTS (SELECT FROM product_picture p WHERE p.picture = report_picture.id));
