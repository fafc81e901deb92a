-- A platform was asked to preserve data for a case; 60 days, once renewable to 90 in all (our default, after the Budapest
-- Convention, article 29).
CREATE TABLE preservation_request (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    provider     text NOT NULL,
    account      text,
    requested_at date NOT NULL,
    expires_at   date NOT NULL,
    warned_at    timestamptz,
    renewed_at   timestamptz,
    renewed_by   text,
    outcome      text CHECK (outcome IN ('LET_LAPSE', 'LAPSED')),
    reason       text,
    ended_at     timestamptz,
    CHECK (expires_at >= requested_at),
    CHECK ((renewed_at IS NULL) = (renewed_by IS NULL)),
    CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
COMMENT ON COLUMN preservation_request.expires_at IS 'last day on which the platform keeps the data';
CREATE INDEX preservation_request_by_case ON preservation_request (reference, expires_at);

ALTER TABLE preservation_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE preservation_request FORCE ROW LEVEL SECURITY;
CREATE POLICY preservation_request_with_case ON preservation_request
    USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));

GRANT SELECT, INSERT ON preservation_request TO relay_app;
GRANT UPDATE (expires_at, warned_at, renewed_at, renewed_by, outcome, reason, ended_at) ON preservation_request TO relay_app;
