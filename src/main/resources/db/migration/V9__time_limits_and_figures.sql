-- How a case moves: its time limits and what their end caused, its way through the diagrams, and the figures that the board counts.

-- The start, a pause or the end of a time limit: the clock does not run while the other side owes an answer.
CREATE TABLE step_clock (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL REFERENCES support_request,
    step        text NOT NULL,
    event       text NOT NULL CHECK (event IN ('STARTED', 'PAUSED', 'RESUMED', 'STOPPED')),
    reason      text,
    happened_at timestamptz NOT NULL
);
CREATE INDEX step_clock_by_case ON step_clock (reference, step, id);
ALTER TABLE step_clock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY step_clock_with_case ON step_clock USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON step_clock TO relay_app;

-- A reminder or an escalation that a time limit caused. A step may wait for several answers side by side: of each invited country, of each
-- expert's home country, of each owner of a hit.
CREATE TABLE escalation (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    step         text NOT NULL,
    debt         text NOT NULL DEFAULT '',
    stage        int NOT NULL CHECK (stage > 0),
    action       text NOT NULL,
    escalated_at timestamptz NOT NULL,
    UNIQUE (reference, step, debt, stage)
);
COMMENT ON COLUMN escalation.debt IS 'which of the answers is owed; empty where the step waits for one';
ALTER TABLE escalation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY escalation_with_case ON escalation USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
GRANT SELECT, INSERT ON escalation TO relay_app;

-- One passage of a case through one node of a diagram; rows are only added, and closed once when the case leaves the node.
CREATE TABLE case_path (
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance   text NOT NULL,
    reference  text NOT NULL,
    process    text NOT NULL,
    activity   text NOT NULL,
    entered_at timestamptz NOT NULL,
    left_at    timestamptz CHECK (left_at >= entered_at),
    cancelled  boolean NOT NULL DEFAULT false,
    changed_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    UNIQUE (reference, instance, activity)
);
COMMENT ON COLUMN case_path.instance IS 'the engine''s name of this passage';
COMMENT ON COLUMN case_path.cancelled IS 'an interruption ended the passage, such as a withdrawal';
COMMENT ON COLUMN case_path.changed_in IS 'the transaction that wrote the row last';
-- The board asks where cases are now, never where they all have been. A case that is opened to somebody later brings its places along.
CREATE INDEX case_path_open ON case_path (process, activity, reference) WHERE left_at IS NULL;
CREATE INDEX case_path_open_of_case ON case_path (reference) WHERE left_at IS NULL;
CREATE INDEX case_path_changed ON case_path (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_path FOR EACH ROW EXECUTE FUNCTION note_change();
-- As relay_sees, written out: a count over all cases then costs one look at the grants and not one for each row.
ALTER TABLE case_path ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_path_with_case ON case_path
    USING (EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_path.reference AND a.organisation = relay_organisation()
                      AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));
GRANT SELECT, INSERT, UPDATE (left_at, cancelled) ON case_path TO relay_app;

-- One row for each case with what the board counts; a trigger updates it, so that figures never read the cases themselves.
CREATE TABLE case_figure (
    reference       text PRIMARY KEY REFERENCES support_request,
    organisation    text NOT NULL,
    status          text NOT NULL,
    urgency         text NOT NULL,
    capabilities    text[] NOT NULL,
    submitted_at    timestamptz NOT NULL,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    stage           int NOT NULL CHECK (stage BETWEEN 1 AND 6),
    changed_in      bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint
);
COMMENT ON COLUMN case_figure.stage IS 'the furthest it came: 1 submitted, 2 acknowledged, 3 recorded, 4 in support, 5 delivered, 6 closed';
COMMENT ON COLUMN case_figure.changed_in IS 'the transaction that wrote the row last';
CREATE INDEX case_figure_by_time ON case_figure (submitted_at);
CREATE INDEX case_figure_by_country ON case_figure (organisation, submitted_at);
CREATE INDEX case_figure_waiting ON case_figure (submitted_at) WHERE ended_at IS NULL;
CREATE INDEX case_figure_changed ON case_figure (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_figure FOR EACH ROW EXECUTE FUNCTION note_change();
-- Written out for the same reason.
ALTER TABLE case_figure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_figure_with_case ON case_figure
    USING (organisation = relay_organisation()
           OR EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_figure.reference AND a.organisation = relay_organisation()
                         AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));
GRANT SELECT, INSERT, UPDATE (status, urgency, capabilities, acknowledged_at, ended_at, stage) ON case_figure TO relay_app;

CREATE FUNCTION stage_of(status text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE status WHEN 'ACKNOWLEDGED' THEN 2 WHEN 'RECORDED' THEN 3 WHEN 'IN_SUPPORT' THEN 4 WHEN 'DELIVERED' THEN 5
                             WHEN 'CLOSED' THEN 6 ELSE 1 END $$;
CREATE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, acknowledged_at, ended_at, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END, stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency, capabilities = excluded.capabilities,
        acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at), ended_at = excluded.ended_at,
        stage = greatest(f.stage, excluded.stage);
    RETURN NULL;
END $$;
CREATE TRIGGER figure_is_kept AFTER INSERT OR UPDATE OF status, urgency, capabilities ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_figure();
