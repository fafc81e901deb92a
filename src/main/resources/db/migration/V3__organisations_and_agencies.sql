-- An organisation is a member country or the General Secretariat; everything else hangs on its code.
CREATE TABLE organisation (
    code         text PRIMARY KEY CHECK (code ~ '^([A-Z]{3}|INTERPOL)$'),
    name         text NOT NULL,
    alpha2       text,
    time_zone    text NOT NULL,
    weekend      text NOT NULL,
    mail_address text NOT NULL
);
COMMENT ON COLUMN organisation.weekend IS 'English day names in capitals, comma separated; our default, overridable per country';
COMMENT ON COLUMN organisation.mail_address IS 'desk of the NCB or of the General Secretariat; .example unless an operator sets it';

-- A national agency responsible for wildlife law enforcement, as its NCB keeps it in the register.
CREATE TABLE agency (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'),
    organisation text NOT NULL REFERENCES organisation,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    mail_address text,
    CHECK (left(code, 3) = organisation)
);

-- One decision of an NCB to let an agency engage directly with INTERPOL, or to end that (Annex 1.1); never overwritten.
CREATE TABLE agency_approval (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_code  text NOT NULL REFERENCES agency,
    organisation text NOT NULL REFERENCES organisation,
    approved     boolean NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL
);
CREATE INDEX agency_approval_latest ON agency_approval (agency_code, id DESC);

-- What the relay knows of a user beyond the engine's own user, groups and tenants.
CREATE TABLE officer_profile (
    user_id      text PRIMARY KEY,
    organisation text REFERENCES organisation,
    agency_code  text REFERENCES agency
);

ALTER TABLE agency ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency FORCE ROW LEVEL SECURITY;
ALTER TABLE agency_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency_approval FORCE ROW LEVEL SECURITY;
-- The General Secretariat must see whether a source is approved, so that nothing else enters the information system.
CREATE POLICY agency_seen ON agency FOR SELECT
    USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_kept ON agency FOR INSERT WITH CHECK (organisation = relay_organisation());
CREATE POLICY agency_approval_seen ON agency_approval FOR SELECT
    USING (organisation = relay_organisation() OR relay_organisation() = 'INTERPOL');
CREATE POLICY agency_approval_decided ON agency_approval FOR INSERT WITH CHECK (organisation = relay_organisation());

GRANT SELECT, INSERT ON organisation, agency, agency_approval, officer_profile TO relay_app;
GRANT UPDATE (name, alpha2, time_zone, weekend, mail_address) ON organisation TO relay_app;
GRANT UPDATE (organisation, agency_code) ON officer_profile TO relay_app;
