-- Support that reaches other countries or platforms: coordination meetings (Annex 2.3), diffusions, and requests to preserve data.

-- A coordination meeting as the invited countries read of it; they see nothing else of the case.
CREATE TABLE meeting (
    reference  text PRIMARY KEY REFERENCES support_request,
    title      text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    purpose    text NOT NULL,
    format     text NOT NULL CHECK (format IN ('VIDEO', 'IN_PERSON', 'HYBRID')),
    held_on    date NOT NULL,
    place      text NOT NULL,
    agenda     text,
    planned_by text NOT NULL,
    planned_at timestamptz NOT NULL
);

-- The invitation of one country, whose NCB reads it and answers it once.
CREATE TABLE meeting_invitation (
    reference    text NOT NULL REFERENCES meeting,
    country      text NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('INVITED', 'ACCEPTED', 'DECLINED', 'NO_ANSWER')),
    participants text,
    reason       text,
    invited_at   timestamptz NOT NULL,
    answered_by  text,
    answered_at  timestamptz,
    PRIMARY KEY (reference, country),
    CHECK (country <> left(reference, 3)),
    CHECK (state <> 'DECLINED' OR length(reason) > 0)
);
CREATE INDEX meeting_invitation_by_country ON meeting_invitation (country, invited_at);
ALTER TABLE meeting_invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_invitation_with_case ON meeting_invitation USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY meeting_invitation_read ON meeting_invitation FOR SELECT USING (country = relay_organisation());
CREATE POLICY meeting_invitation_answered ON meeting_invitation FOR UPDATE
    USING (country = relay_organisation() AND state = 'INVITED') WITH CHECK (country = relay_organisation());
GRANT SELECT, INSERT, UPDATE (state, participants, reason, answered_by, answered_at) ON meeting_invitation TO relay_app;

-- A country that must not learn of a case is never invited, not by INTERPOL either.
CREATE FUNCTION refuse_restricted_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.country = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION '% must not learn of %', NEW.country, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invitation_is_allowed BEFORE INSERT ON meeting_invitation FOR EACH ROW EXECUTE FUNCTION refuse_restricted_invitation();

-- An invited country reads the meeting.
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_with_case ON meeting USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY meeting_read_by_invitation ON meeting FOR SELECT
    USING (EXISTS (SELECT 1 FROM meeting_invitation i WHERE i.reference = meeting.reference AND i.country = relay_organisation()));
GRANT SELECT, INSERT, UPDATE (agenda) ON meeting TO relay_app;

-- Whether the meeting was held, and with whom.
CREATE TABLE meeting_outcome (
    reference    text PRIMARY KEY REFERENCES meeting,
    held         boolean NOT NULL,
    participants text CHECK (NOT held OR length(participants) > 0),
    reason       text CHECK (held OR length(reason) > 0),
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);
ALTER TABLE meeting_outcome ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_outcome_with_case ON meeting_outcome USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON meeting_outcome TO relay_app;

-- An action that the meeting agreed on; each has an owner and a due date.
CREATE TABLE meeting_action (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES meeting,
    action      text NOT NULL CHECK (length(action) > 0),
    owner       text NOT NULL CHECK (length(owner) > 0),
    due_on      date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX meeting_action_by_case ON meeting_action (reference, id);
ALTER TABLE meeting_action ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_action_with_case ON meeting_action USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON meeting_action TO relay_app;

-- The last number of a series that INTERPOL numbers itself; it says nothing of any case, and every organisation may read it.
CREATE TABLE official_number (
    series text NOT NULL CHECK (series IN ('NOTICE', 'DIFFUSION')),
    year   int NOT NULL,
    last   bigint NOT NULL CHECK (last BETWEEN 1 AND 999999), -- six digits
    PRIMARY KEY (series, year)
);
GRANT SELECT, INSERT, UPDATE (last) ON official_number TO relay_app;

-- A message that an NCB sent to selected countries; the General Secretariat reviews it at once after sending.
CREATE TABLE diffusion (
    number        text PRIMARY KEY,
    reference     text NOT NULL REFERENCES support_request,
    receivers     text[] NOT NULL CHECK (cardinality(receivers) > 0),
    title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- our default
    body          text NOT NULL,
    sent_by       text NOT NULL,
    sent_at       timestamptz NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text,
    CHECK (left(reference, 3) <> ALL (receivers)),
    CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE INDEX diffusion_by_case ON diffusion (reference);
CREATE INDEX diffusion_by_receiver ON diffusion USING gin (receivers);
ALTER TABLE diffusion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY diffusion_seen ON diffusion FOR SELECT
    USING (relay_sees(reference) OR relay_organisation() = ANY (receivers));
CREATE POLICY diffusion_sent ON diffusion FOR INSERT WITH CHECK (relay_sees(reference));
CREATE POLICY diffusion_cancelled ON diffusion FOR UPDATE
    USING (relay_organisation() = 'INTERPOL') WITH CHECK (relay_organisation() = 'INTERPOL');
GRANT SELECT, INSERT, UPDATE (cancelled_at, cancel_reason) ON diffusion TO relay_app;

-- A country that the request restricts never receives it.
CREATE FUNCTION refuse_restricted_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.restricted_countries && NEW.receivers) THEN
        RAISE EXCEPTION 'a restricted country cannot receive data of %', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER receivers_are_allowed BEFORE INSERT ON diffusion FOR EACH ROW EXECUTE FUNCTION refuse_restricted_receiver();

-- A request to a platform to preserve data for a case: for 60 days, renewable once to 90 in all (our default, after the Budapest
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
ALTER TABLE preservation_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY preservation_request_with_case ON preservation_request USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (expires_at, warned_at, renewed_at, renewed_by, outcome, reason, ended_at)
    ON preservation_request TO relay_app;
