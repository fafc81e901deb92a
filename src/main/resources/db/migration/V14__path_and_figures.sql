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
    UNIQUE (reference, instance, activity)
);
COMMENT ON COLUMN case_path.instance IS 'the engine''s name of this passage';
COMMENT ON COLUMN case_path.cancelled IS 'an interruption ended the passage, such as a withdrawal';
-- The board asks where cases are now, never where they all have been.
CREATE INDEX case_path_open ON case_path (process, activity, reference) WHERE left_at IS NULL;

-- One row for each case with what the board counts; kept by a trigger, so that figures never walk the cases themselves.
CREATE TABLE case_figure (
    reference       text PRIMARY KEY REFERENCES support_request,
    organisation    text NOT NULL,
    status          text NOT NULL,
    urgency         text NOT NULL,
    capabilities    text[] NOT NULL,
    submitted_at    timestamptz NOT NULL,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    stage           int NOT NULL CHECK (stage BETWEEN 1 AND 6)
);
COMMENT ON COLUMN case_figure.stage IS 'the furthest it came: 1 submitted, 2 acknowledged, 3 recorded, 4 in support, 5 delivered, 6 closed';
CREATE INDEX case_figure_by_time ON case_figure (submitted_at);
CREATE INDEX case_figure_by_country ON case_figure (organisation, submitted_at);
CREATE INDEX case_figure_waiting ON case_figure (submitted_at) WHERE ended_at IS NULL;

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

-- The wall binds the owner too; it is opened for the one statement that counts what is there already.
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
ALTER TABLE acknowledgment NO FORCE ROW LEVEL SECURITY;
INSERT INTO case_figure
SELECT r.reference, r.organisation, r.status, r.urgency, r.capabilities, r.submitted_at, a.decided_at,
       CASE WHEN r.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN r.updated_at END,
       greatest(stage_of(r.status), CASE WHEN a.decided_at IS NULL THEN 1 ELSE 2 END)
  FROM support_request r LEFT JOIN acknowledgment a ON a.reference = r.reference AND a.outcome = 'ACKNOWLEDGED';
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE acknowledgment FORCE ROW LEVEL SECURITY;

-- As relay_sees, written out: a count over all cases then costs one look at the grants and not one for each row.
ALTER TABLE case_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_figure FORCE ROW LEVEL SECURITY;
CREATE POLICY case_figure_with_case ON case_figure
    USING (organisation = relay_organisation()
           OR EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_figure.reference AND a.organisation = relay_organisation()
                         AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));

ALTER TABLE case_path ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_path FORCE ROW LEVEL SECURITY;
CREATE POLICY case_path_with_case ON case_path
    USING (EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_path.reference AND a.organisation = relay_organisation()
                      AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));

GRANT SELECT, INSERT ON case_path, case_figure TO relay_app;
GRANT UPDATE (left_at, cancelled) ON case_path TO relay_app;
GRANT UPDATE (status, urgency, capabilities, acknowledged_at, ended_at, stage) ON case_figure TO relay_app;
