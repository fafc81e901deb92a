-- A coordination meeting as the invited countries read of it; nothing else of the case is theirs to see.
CREATE TABLE meeting (
    reference  text PRIMARY KEY REFERENCES support_request,
    title      text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    purpose    text NOT NULL,
    format     text NOT NULL CHECK (format IN ('VIDEO', 'IN_PERSON', 'HYBRID')),
    held_on    date NOT NULL,
    place      text NOT NULL,
    agenda     text,
    planned_by text NOT NULL,
    planned_at timestamptz NOT NULL
);

-- The invitation of one country: its bureau reads it and answers it once.
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

-- A country that must not learn of a case is never invited, whoever asks.
CREATE FUNCTION refuse_restricted_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.country = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION '% must not learn of %', NEW.country, NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invitation_is_allowed BEFORE INSERT ON meeting_invitation FOR EACH ROW EXECUTE FUNCTION refuse_restricted_invitation();

-- Whether the meeting was held, and with whom.
CREATE TABLE meeting_outcome (
    reference    text PRIMARY KEY REFERENCES meeting,
    held         boolean NOT NULL,
    participants text CHECK (NOT held OR length(participants) > 0),
    reason       text CHECK (held OR length(reason) > 0),
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);

-- An action that the meeting agreed on; each has an owner and a day.
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

GRANT SELECT, INSERT ON meeting, meeting_invitation, meeting_outcome, meeting_action TO relay_app;
GRANT UPDATE (agenda) ON meeting TO relay_app;
GRANT UPDATE (state, participants, reason, answered_by, answered_at) ON meeting_invitation TO relay_app;

DO $$
DECLARE
    of_case text;
BEGIN
    FOREACH of_case IN ARRAY ARRAY['meeting', 'meeting_invitation', 'meeting_outcome', 'meeting_action']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_case);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_case);
        EXECUTE format('CREATE POLICY %I ON %I USING (relay_sees(reference)) WITH CHECK (relay_sees(reference))',
                       of_case || '_with_case', of_case);
    END LOOP;
END $$;

CREATE POLICY meeting_invitation_read ON meeting_invitation FOR SELECT USING (country = relay_organisation());
CREATE POLICY meeting_invitation_answered ON meeting_invitation FOR UPDATE
    USING (country = relay_organisation() AND state = 'INVITED') WITH CHECK (country = relay_organisation());
CREATE POLICY meeting_read_by_invitation ON meeting FOR SELECT
    USING (EXISTS (SELECT 1 FROM meeting_invitation i WHERE i.reference = meeting.reference AND i.country = relay_organisation()));
