-- Organisations, the agencies that they approve, the officers who work for them, and who works on which task.
SET LOCAL lock_timeout = '10s';

-- An organisation: a member country, or the General Secretariat as INTERPOL. Everything else hangs on its code.
CREATE TABLE organisation (
    code         text PRIMARY KEY CHECK (code ~ '^([A-Z]{3}|INTERPOL)$'), -- ISO 3166-1 alpha-3
    name         text NOT NULL,
    alpha2       text,
    time_zone    text NOT NULL,
    weekend      text NOT NULL,
    mail_address text NOT NULL,
    language     text CHECK (language IN ('en', 'fr', 'es', 'ar')),
    changed_by   text,
    changed_at   timestamptz
);
COMMENT ON COLUMN organisation.weekend IS 'English day names in capitals, comma separated; our default, overridable per country';
COMMENT ON COLUMN organisation.mail_address IS 'of the NCB or of the General Secretariat; .example unless an operator sets it';
COMMENT ON COLUMN organisation.language IS 'of letters; null for the language of the settings, else English';
COMMENT ON COLUMN organisation.changed_by IS 'who confirmed the last change; null while the row is as a start added it';
GRANT SELECT, INSERT, UPDATE (name, alpha2, time_zone, weekend, mail_address, language, changed_by, changed_at)
    ON organisation TO relay_app;

-- A national agency responsible for wildlife law enforcement, as its NCB registered it.
CREATE TABLE agency (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'),
    organisation text NOT NULL REFERENCES organisation,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- our default
    mail_address text,
    changed_by   text,
    changed_at   timestamptz,
    CHECK (left(code, 3) = organisation)
);
COMMENT ON COLUMN agency.changed_by IS 'who added or last changed it; null for an agency of the demo';
-- The General Secretariat must see whether a source is approved, so that nothing else enters the information system.
ALTER TABLE agency ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_seen ON agency FOR SELECT USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_kept ON agency FOR INSERT WITH CHECK (organisation = relay_organisation());
CREATE POLICY agency_changed ON agency FOR UPDATE USING (organisation = relay_organisation());
GRANT SELECT, INSERT, UPDATE (name, mail_address, changed_by, changed_at) ON agency TO relay_app;

-- One decision of an NCB to let an agency engage directly with INTERPOL, or to end that (Annex 1.1); the last one counts.
CREATE TABLE agency_approval (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_code  text NOT NULL REFERENCES agency,
    organisation text NOT NULL REFERENCES organisation,
    approved     boolean NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000), -- our default
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL
);
CREATE INDEX agency_approval_latest ON agency_approval (agency_code, id DESC);
ALTER TABLE agency_approval ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_approval_seen ON agency_approval FOR SELECT
    USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_approval_decided ON agency_approval FOR INSERT WITH CHECK (organisation = relay_organisation());
GRANT SELECT, INSERT ON agency_approval TO relay_app;

-- What the relay knows of a user beyond the engine's own user, groups and tenants. It is read at login, before an officer acts.
CREATE TABLE officer_profile (
    user_id          text PRIMARY KEY,
    organisation     text REFERENCES organisation,
    agency_code      text REFERENCES agency,
    -- How the user reads the pages; null follows the browser and the organisation.
    language         text CHECK (language IN ('en', 'fr', 'es', 'ar')),
    time_zone        text CHECK (length(time_zone) BETWEEN 1 AND 64),
    digest           text CHECK (digest IN ('DAILY', 'WEEKLY')),
    digest_due_at    timestamptz,
    follows_own_work boolean NOT NULL DEFAULT true,
    news             text[] CHECK (news <@ ARRAY['DECISION', 'DELIVERY', 'MESSAGE', 'HIT', 'OTHER']),
    CHECK ((digest IS NULL) = (digest_due_at IS NULL))
);
COMMENT ON COLUMN officer_profile.digest IS 'how often a letter informs the officer of news in followed cases; null for never';
COMMENT ON COLUMN officer_profile.follows_own_work IS 'whether the officer follows each case, and all intelligence, on which they act';
COMMENT ON COLUMN officer_profile.news IS 'topics of which the officer wants news; null for our default';
CREATE INDEX officer_profile_by_digest ON officer_profile (digest_due_at) WHERE digest_due_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (organisation, agency_code, language, time_zone, digest, digest_due_at, follows_own_work, news)
    ON officer_profile TO relay_app;

-- Whose account an identity at an identity provider is; never changed. The row outlives the account, so that an account that an operator
-- deleted is not created again at the next login.
CREATE TABLE officer_identity (
    issuer   text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500), -- our default
    subject  text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255), -- OpenID Connect Core, 2
    user_id  text NOT NULL UNIQUE CHECK (length(user_id) BETWEEN 1 AND 64), -- as long as the engine's
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
GRANT SELECT, INSERT ON officer_identity TO relay_app;

-- An absence of an officer, who names a colleague to work on what the officer has claimed. Whether it is running is asked at each moment
-- and stored nowhere: no job has to start or end it, and a restart forgets nothing.
CREATE TABLE absence (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    absent       text NOT NULL,
    substitute   text NOT NULL,
    first_day    date NOT NULL,
    last_day     date NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    named_at     timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (absent <> substitute),
    CHECK (last_day >= first_day),
    CHECK (ends_at > starts_at)
);
COMMENT ON COLUMN absence.first_day IS 'in the time zone in which the officer read the page; starts_at and ends_at are what counts';
COMMENT ON COLUMN absence.ended_at IS 'the officer was back earlier, or gave the plan up; set once';
CREATE INDEX absence_by_absent ON absence (absent, starts_at);
CREATE INDEX absence_by_substitute ON absence (substitute, starts_at);
-- Officers name a substitute only for themselves, and only they end their absence.
ALTER TABLE absence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_seen ON absence FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY absence_named ON absence FOR INSERT WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());
CREATE POLICY absence_ended ON absence FOR UPDATE
    USING (organisation = relay_organisation() AND absent = relay_actor())
    WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());
GRANT SELECT, INSERT, UPDATE (ended_at) ON absence TO relay_app;

-- A task of an absent officer that the substitute took over.
CREATE TABLE stand_in (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    absence      uuid NOT NULL REFERENCES absence,
    organisation text NOT NULL REFERENCES organisation,
    reference    text,
    task_id      text NOT NULL,
    taken_by     text NOT NULL,
    taken_at     timestamptz NOT NULL
);
CREATE INDEX stand_in_by_absence ON stand_in (absence);
-- Only the substitute whom an absence names records a takeover, and only in their own name.
ALTER TABLE stand_in ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY stand_in_seen ON stand_in FOR SELECT USING (relay_reads(organisation, reference));
CREATE POLICY stand_in_taken ON stand_in FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND taken_by = relay_actor()
        AND EXISTS (SELECT 1 FROM absence a WHERE a.id = stand_in.absence AND a.substitute = relay_actor()));
GRANT SELECT, INSERT ON stand_in TO relay_app;

-- A task that an officer had claimed and that is open to its office again: released by a head or lead, or by the relay where the
-- assignee may not work on it any more.
CREATE TABLE task_release (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    reference    text NOT NULL,
    task_id      text NOT NULL,
    node         text NOT NULL,
    assignee     text NOT NULL,
    released_by  text NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000), -- our default, as for other acts
    released_at  timestamptz NOT NULL
);
CREATE INDEX task_release_by_case ON task_release (reference, id);
-- Officers record one only for their own organisation, and in their own name.
ALTER TABLE task_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_release_seen ON task_release FOR SELECT USING (relay_reads(organisation, reference));
CREATE POLICY task_release_made ON task_release FOR INSERT WITH CHECK (organisation = relay_organisation() AND released_by = relay_actor());
GRANT SELECT, INSERT ON task_release TO relay_app;

-- A task that a head or lead has given to a colleague.
CREATE TABLE task_assignment (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    reference    text NOT NULL,
    task_id      text NOT NULL,
    node         text NOT NULL,
    assignee     text NOT NULL,
    assigned_by  text NOT NULL,
    assigned_at  timestamptz NOT NULL
);
CREATE INDEX task_assignment_by_case ON task_assignment (reference, id);
-- Officers record one only for their own organisation, and in their own name.
ALTER TABLE task_assignment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_assignment_seen ON task_assignment FOR SELECT USING (relay_reads(organisation, reference));
CREATE POLICY task_assignment_made ON task_assignment FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND assigned_by = relay_actor());
GRANT SELECT, INSERT ON task_assignment TO relay_app;

-- A day on which the offices of a country are closed, added by its NCB to the public holidays that the relay knows. A removed day stays on
-- record.
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
-- Operators see in the directory the free days that each NCB added; what two of them change is written as the country.
CREATE POLICY free_day_in_directory ON free_day FOR SELECT USING (relay_organisation() = 'INTERPOL' AND relay_actor() = 'relay');
GRANT SELECT, INSERT, UPDATE (removed_by, removed_at) ON free_day TO relay_app;
