-- Direction 2: intelligence that INTERPOL sends to member countries (Annex 1.2, 2.1).

-- Intelligence that INTERPOL produced or received. Where it came from never changes.
CREATE TABLE intelligence (
    reference            text PRIMARY KEY CHECK (reference ~ '^INT-[0-9]{4}-[0-9]{6}$'),
    title                text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    content              text NOT NULL CHECK (length(content) BETWEEN 1 AND 40000), -- our default
    source_kind          text NOT NULL CHECK (source_kind IN ('INTERPOL', 'EXTERNAL')),
    source_name          text NOT NULL,
    source_consents      boolean NOT NULL,
    related_reference    text,
    owner                text REFERENCES organisation,
    countries            text[] NOT NULL CHECK (cardinality(countries) > 0),
    addressees           text[] NOT NULL,
    confidentiality      text NOT NULL,
    restricted_countries text[] NOT NULL,
    conditions           text,
    owner_conditions     boolean NOT NULL,
    owner_confidential   boolean NOT NULL,
    tlp                  text CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')), -- Traffic Light Protocol 2.0
    status               text NOT NULL CHECK (status IN ('REGISTERED', 'RELEASED', 'NOT_RELEASED', 'DISSEMINATED')),
    author               text NOT NULL,
    registered_at        timestamptz NOT NULL,
    retention_until      date NOT NULL,
    retention_review_at  date NOT NULL,
    erased_at            timestamptz,
    -- A country that any source restricted is never among the addressees.
    CHECK (NOT addressees && restricted_countries),
    CHECK (addressees <@ countries)
);
COMMENT ON COLUMN intelligence.restricted_countries IS 'of all sources together, the strictest';

-- Intelligence is kept for five years (our default), and no longer than the source of the case that it comes from allows; it is reviewed
-- 90 days before.
CREATE FUNCTION keep_for_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.retention_until := least((NEW.registered_at AT TIME ZONE 'UTC')::date + interval '5 years',
                                 (SELECT r.retention_until FROM support_request r WHERE r.reference = NEW.related_reference))::date;
    NEW.retention_review_at := NEW.retention_until - 90;
    RETURN NEW;
END $$;
CREATE TRIGGER intelligence_is_kept_for_a_time BEFORE INSERT ON intelligence FOR EACH ROW EXECUTE FUNCTION keep_for_a_time();

-- A second person's decision to release, or to hold back.
CREATE TABLE intelligence_release (
    reference  text PRIMARY KEY REFERENCES intelligence,
    released   boolean NOT NULL,
    reason     text CHECK (released OR length(reason) > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
ALTER TABLE intelligence_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_release_own ON intelligence_release USING (relay_organisation() = 'INTERPOL');
GRANT SELECT, INSERT ON intelligence_release TO relay_app;

CREATE FUNCTION refuse_own_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM intelligence i WHERE i.reference = NEW.reference AND i.author = NEW.decided_by) THEN
        RAISE EXCEPTION 'intelligence cannot be released by its author' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER release_is_independent BEFORE INSERT ON intelligence_release FOR EACH ROW EXECUTE FUNCTION refuse_own_release();

-- The question to the owner of restricted data whether it may be sent, and the answer.
CREATE TABLE owner_consent (
    reference  text PRIMARY KEY REFERENCES intelligence,
    owner      text NOT NULL REFERENCES organisation,
    asked_at   timestamptz NOT NULL,
    consented  boolean,
    reason     text,
    decided_by text,
    decided_at timestamptz,
    CHECK ((consented IS NULL) = (decided_at IS NULL))
);
ALTER TABLE owner_consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_consent_of_owner ON owner_consent
    USING (relay_organisation() = 'INTERPOL' OR owner = relay_organisation())
    WITH CHECK (relay_organisation() = 'INTERPOL' OR owner = relay_organisation());
GRANT SELECT, INSERT, UPDATE (consented, reason, decided_by, decided_at) ON owner_consent TO relay_app;

-- The dispatch of intelligence to one country involved, and what that country did with it.
CREATE TABLE dispatch (
    reference       text NOT NULL REFERENCES intelligence,
    organisation    text NOT NULL REFERENCES organisation,
    channel         text NOT NULL CHECK (channel IN ('DIRECT', 'VIA_NCB')),
    addressee       text NOT NULL,
    status          text NOT NULL CHECK (status IN ('SENT', 'FORWARDED', 'ACKNOWLEDGED', 'REPORTED', 'NO_REPORT', 'RECALLED')),
    sent_at         timestamptz NOT NULL,
    sent_by         text NOT NULL,
    ncb_copy        uuid REFERENCES outbox_mail,
    unit            text,
    unit_named_by   text,
    unit_named_at   timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    outcome         text,
    report          text,
    reported_by     text,
    reported_at     timestamptz,
    recalled_by     text,
    recalled_at     timestamptz,
    recall_reason   text,
    PRIMARY KEY (reference, organisation),
    -- Every direct dispatch has the NCB's copy (Annex 1.2).
    CHECK (channel <> 'DIRECT' OR ncb_copy IS NOT NULL),
    -- What was acknowledged is not recalled.
    CHECK (recalled_at IS NULL OR acknowledged_at IS NULL)
);
ALTER TABLE dispatch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch_seen ON dispatch FOR SELECT
    USING (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
CREATE POLICY dispatch_sent ON dispatch FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY dispatch_answered ON dispatch FOR UPDATE
    USING (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
GRANT SELECT, INSERT,
    UPDATE (status, unit, unit_named_by, unit_named_at, acknowledged_by, acknowledged_at, outcome, report, reported_by, reported_at,
            recalled_by, recalled_at, recall_reason)
    ON dispatch TO relay_app;

-- Only released intelligence is sent, and only to its addressees.
CREATE FUNCTION refuse_restricted_addressee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM intelligence i JOIN intelligence_release r ON r.reference = i.reference AND r.released
                    WHERE i.reference = NEW.reference AND NEW.organisation = ANY (i.addressees)) THEN
        RAISE EXCEPTION 'intelligence % is not released for %', NEW.reference, NEW.organisation
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dispatch_is_released BEFORE INSERT ON dispatch FOR EACH ROW EXECUTE FUNCTION refuse_restricted_addressee();

-- Direct contact of a unit that received intelligence, as its NCB decided (Annex 1.2).
CREATE TABLE unit_contact (
    reference    text NOT NULL REFERENCES intelligence,
    organisation text NOT NULL REFERENCES organisation,
    granted      boolean NOT NULL,
    scope        text,
    reason       text,
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL,
    PRIMARY KEY (reference, organisation)
);
ALTER TABLE unit_contact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_contact_seen ON unit_contact FOR SELECT
    USING (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
CREATE POLICY unit_contact_decided ON unit_contact FOR INSERT WITH CHECK (organisation = relay_organisation());
CREATE POLICY unit_contact_erased ON unit_contact FOR UPDATE TO CURRENT_USER
    USING (reference = current_setting('relay.erasing', true)); -- by relay_erase
GRANT SELECT, INSERT ON unit_contact TO relay_app;

-- Whether intelligence is open to who acts: to INTERPOL, to a country that received it, and to the owner that is asked for consent.
CREATE FUNCTION relay_receives(wanted text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT relay_organisation() = 'INTERPOL'
        OR EXISTS (SELECT 1 FROM dispatch d WHERE d.reference = wanted AND d.organisation = relay_organisation() AND d.recalled_at IS NULL)
        OR EXISTS (SELECT 1 FROM owner_consent o WHERE o.reference = wanted AND o.owner = relay_organisation())
    $$;

ALTER TABLE intelligence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_received ON intelligence FOR SELECT USING (relay_receives(reference));
CREATE POLICY intelligence_produced ON intelligence FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY intelligence_moved ON intelligence FOR UPDATE USING (relay_organisation() = 'INTERPOL');
GRANT SELECT, INSERT, UPDATE (status, retention_until, retention_review_at) ON intelligence TO relay_app;

-- A grade of source and information, 4x4; the last one counts. External material starts at X4.
CREATE TABLE intelligence_grading (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES intelligence,
    source      text NOT NULL CHECK (source IN ('A', 'B', 'C', 'X')),
    information text NOT NULL CHECK (information IN ('1', '2', '3', '4')),
    reason      text NOT NULL,
    graded_by   text NOT NULL,
    graded_at   timestamptz NOT NULL
);
CREATE INDEX intelligence_grading_by_intelligence ON intelligence_grading (reference, id);
ALTER TABLE intelligence_grading ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_grading_received ON intelligence_grading FOR SELECT USING (relay_receives(reference));
CREATE POLICY intelligence_graded ON intelligence_grading FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY intelligence_grading_erased ON intelligence_grading FOR UPDATE TO CURRENT_USER
    USING (reference = current_setting('relay.erasing', true)); -- by relay_erase
GRANT SELECT, INSERT ON intelligence_grading TO relay_app;

-- One event of intelligence; a country reads what concerns it. The audit chains each (audit_attach).
CREATE TABLE intelligence_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference          text NOT NULL REFERENCES intelligence,
    organisation       text REFERENCES organisation,
    kind               text NOT NULL,
    actor              text NOT NULL,
    actor_organisation text NOT NULL,
    addressee          text,
    note               text,
    happened_at        timestamptz NOT NULL
);
CREATE INDEX intelligence_event_by_reference ON intelligence_event (reference, id);
ALTER TABLE intelligence_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intelligence_event_concerning ON intelligence_event
    USING (relay_organisation() = 'INTERPOL' OR (organisation = relay_organisation() AND relay_receives(reference)))
    WITH CHECK (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
GRANT SELECT, INSERT ON intelligence_event TO relay_app;
