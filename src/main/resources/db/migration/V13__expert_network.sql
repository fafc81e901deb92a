-- The global network of experts (Annex 2.5): who they are, and how one comes to help in a case.

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
