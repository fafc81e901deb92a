-- How a case moves: its time limits and what their end caused, its way through the diagrams, and the figures that the board counts.

-- The start, a pause or the end of a time limit: the clock does not run while the other side owes an answer.
CREATE TABLE step_clock (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL,
    step        text NOT NULL,
    event       text NOT NULL CHECK (event IN ('STARTED', 'PAUSED', 'RESUMED', 'STOPPED')),
    reason      text,
    happened_at timestamptz NOT NULL
);
CREATE TRIGGER case_is_known AFTER INSERT ON step_clock REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_case();
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
-- A passage that began and ended in one transaction, as most do, is written once: it needs no name by which it is found again, and the board,
-- which counts where cases are, never reads it.
CREATE TABLE case_path (
    position   bigint GENERATED ALWAYS AS IDENTITY,
    instance   text,
    reference  text NOT NULL,
    process    text NOT NULL,
    activity   text NOT NULL,
    entered_at timestamptz NOT NULL,
    left_at    timestamptz CHECK (left_at >= entered_at),
    cancelled  boolean NOT NULL DEFAULT false,
    changed_in bigint DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (reference, position),
    CHECK (left_at IS NOT NULL OR instance IS NOT NULL AND changed_in IS NOT NULL)
);
COMMENT ON COLUMN case_path.instance IS 'the engine''s name of this passage, by which it is closed; null once it has ended';
COMMENT ON COLUMN case_path.cancelled IS 'an interruption ended the passage, such as a withdrawal';
COMMENT ON COLUMN case_path.changed_in IS 'the transaction that wrote the row last; null if the passage began and ended in it';
-- The board asks where cases are now, never where they all have been. A case that is opened to another organisation later brings its places
-- along.
CREATE INDEX case_path_open ON case_path (process, activity, reference) WHERE left_at IS NULL;
CREATE INDEX case_path_changed ON case_path (changed_in) WHERE changed_in IS NOT NULL;
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_path FOR EACH ROW EXECUTE FUNCTION note_change();
-- As relay_sees, written out: a count over all cases of others then reads the grants once and not once for each row.
ALTER TABLE case_path ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_path_with_case ON case_path
    USING (CASE WHEN left(reference, 3) = relay_organisation() THEN true
                ELSE EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_path.reference AND a.organisation = relay_organisation()
                                AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())) END);
CREATE POLICY case_path_counted ON case_path FOR SELECT TO CURRENT_USER USING (true); -- by relay_platform_figures
GRANT SELECT, INSERT, UPDATE (instance, left_at, cancelled) ON case_path TO relay_app;

-- Passages in the order of entry; those without a moment of entry close what an earlier transaction entered. Of a case that the acting
-- organisation does not see, nothing is written. What is closed is found among the open places.
CREATE FUNCTION relay_write_passages(passed jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    -- The acting organisation sees the figures of exactly those cases that exist and are open to it.
    known CONSTANT text[] := ARRAY(SELECT f.reference FROM case_figure f
                                    WHERE f.reference = ANY (ARRAY(SELECT DISTINCT p ->> 'reference' FROM jsonb_array_elements(passed) p)));
BEGIN
    INSERT INTO case_path (reference, process, activity, instance, entered_at, left_at, cancelled, changed_in)
    SELECT p.reference, p.process, p.activity, CASE WHEN p.left_at IS NULL THEN p.instance END, p.entered_at, p.left_at, p.cancelled,
           CASE WHEN p.left_at IS NULL THEN pg_current_xact_id()::text::bigint END
      FROM jsonb_populate_recordset(NULL::case_path, passed) WITH ORDINALITY p
     WHERE p.entered_at IS NOT NULL AND p.reference = ANY (known)
     ORDER BY p.ordinality;
    IF jsonb_path_exists(passed, '$[*] ? (!exists(@.entered_at) || @.entered_at == null)') THEN
        UPDATE case_path c SET left_at = greatest(c.entered_at, p.left_at), cancelled = p.cancelled, instance = NULL
          FROM jsonb_populate_recordset(NULL::case_path, passed) p
         WHERE p.entered_at IS NULL AND c.left_at IS NULL AND c.process = p.process AND c.activity = p.activity
           AND c.reference = p.reference AND c.instance = p.instance;
    END IF;
END $$;

-- From the least to the most urgent.
CREATE FUNCTION urgency_rank(urgency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE urgency WHEN 'VERY_URGENT' THEN 2 WHEN 'URGENT' THEN 1 ELSE 0 END $$;

-- One row for each case with what the board counts and lists are sorted by; a trigger updates it, so that figures and lists never read the
-- cases themselves.
CREATE TABLE case_figure (
    reference       text PRIMARY KEY REFERENCES support_request,
    organisation    text NOT NULL,
    status          text NOT NULL,
    urgency         text NOT NULL,
    capabilities    text[] NOT NULL,
    submitted_at    timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    outcome         text CHECK (outcome IN ('DELIVERED', 'PARTLY_DELIVERED', 'NOTHING_DELIVERED', 'DECLINED', 'WITHDRAWN', 'ABANDONED')),
    stage           int NOT NULL CHECK (stage BETWEEN 1 AND 6),
    changed_in      bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    CONSTRAINT case_figure_outcome_of_ended_cases CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
COMMENT ON COLUMN case_figure.updated_at IS 'when the case last changed, as support_request has it';
COMMENT ON COLUMN case_figure.outcome IS 'what came of the case; null while it is open';
COMMENT ON COLUMN case_figure.stage IS 'the furthest it came: 1 submitted, 2 acknowledged, 3 recorded, 4 in support, 5 delivered, 6 closed';
COMMENT ON COLUMN case_figure.changed_in IS 'the transaction that wrote the row last';
-- Each order of a list has an index over all cases, for readers who see most of them, and one within each country.
CREATE INDEX case_figure_by_submission ON case_figure (submitted_at, reference);
CREATE INDEX case_figure_by_update ON case_figure (updated_at, reference);
CREATE INDEX case_figure_by_status ON case_figure (status, reference);
CREATE INDEX case_figure_by_status_and_submission ON case_figure (status, submitted_at, reference);
CREATE INDEX case_figure_by_status_and_update ON case_figure (status, updated_at, reference);
CREATE INDEX case_figure_by_urgency ON case_figure (urgency_rank(urgency), reference);
CREATE INDEX case_figure_of_country_by_submission ON case_figure (organisation, submitted_at, reference);
CREATE INDEX case_figure_of_country_by_update ON case_figure (organisation, updated_at, reference);
CREATE INDEX case_figure_of_country_by_status ON case_figure (organisation, status, reference);
CREATE INDEX case_figure_of_country_by_urgency ON case_figure (organisation, urgency_rank(urgency), reference);
CREATE INDEX case_figure_waiting ON case_figure (submitted_at) WHERE ended_at IS NULL;
CREATE INDEX case_figure_changed ON case_figure (changed_in);
CREATE TRIGGER change_is_noted BEFORE UPDATE ON case_figure FOR EACH ROW EXECUTE FUNCTION note_change();
-- The row-level security is written out for the same reason. Only the owner's functions read all rows; they check the
-- grants themselves.
ALTER TABLE case_figure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_figure_with_case ON case_figure
    USING (organisation = relay_organisation()
           OR EXISTS (SELECT 1 FROM case_access a WHERE a.reference = case_figure.reference AND a.organisation = relay_organisation()
                         AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until > now())));
CREATE POLICY case_figure_listed ON case_figure FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (status, urgency, capabilities, updated_at, acknowledged_at, ended_at, outcome, stage) ON case_figure TO relay_app;

-- What came of a case that has ended: the board counts by it. The rule is that of CaseOutcome in the domain.
CREATE FUNCTION case_outcome(status text, support text[], abandoned boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NULL
                      WHEN abandoned THEN 'ABANDONED'
                      WHEN status <> 'CLOSED' THEN status
                      WHEN 'DELIVERED' <> ALL (support) THEN 'NOTHING_DELIVERED'
                      WHEN support && ARRAY['REFUSED', 'WITHHELD'] THEN 'PARTLY_DELIVERED'
                      ELSE 'DELIVERED' END $$;
CREATE FUNCTION recorded_outcome(recorded text, status text) RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT case_outcome(status, ARRAY(SELECT c.status FROM case_capability c WHERE c.reference = recorded),
                              EXISTS (SELECT FROM timeline_event e WHERE e.reference = recorded AND e.kind = 'REQUEST_ABANDONED')) $$;
COMMENT ON FUNCTION recorded_outcome IS 'the outcome of a case in this status by what is recorded of its support and on its timeline';

CREATE FUNCTION stage_of(status text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE status WHEN 'ACKNOWLEDGED' THEN 2 WHEN 'RECORDED' THEN 3 WHEN 'IN_SUPPORT' THEN 4 WHEN 'DELIVERED' THEN 5
                             WHEN 'CLOSED' THEN 6 ELSE 1 END $$;

CREATE FUNCTION keep_case_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_figure AS f (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at, ended_at,
                                  outcome, stage)
    VALUES (NEW.reference, NEW.organisation, NEW.status, NEW.urgency, NEW.capabilities, NEW.submitted_at, NEW.updated_at,
            CASE WHEN stage_of(NEW.status) >= 2 THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN NEW.updated_at END,
            CASE WHEN NEW.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN recorded_outcome(NEW.reference, NEW.status) END,
            stage_of(NEW.status))
    ON CONFLICT (reference) DO UPDATE SET status = excluded.status, urgency = excluded.urgency, capabilities = excluded.capabilities,
        updated_at = excluded.updated_at, acknowledged_at = coalesce(f.acknowledged_at, excluded.acknowledged_at),
        ended_at = CASE WHEN excluded.status = f.status THEN f.ended_at ELSE excluded.ended_at END,
        outcome = CASE WHEN excluded.status = f.status THEN f.outcome ELSE excluded.outcome END,
        stage = greatest(f.stage, excluded.stage);
    RETURN NULL;
END $$;
CREATE TRIGGER figure_is_kept AFTER INSERT OR UPDATE OF status, urgency, capabilities, updated_at ON support_request
    FOR EACH ROW EXECUTE FUNCTION keep_case_figure();

-- The timeline is written when the transaction ends, after the status; and support may still be ended after the case.
CREATE FUNCTION update_case_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_figure f SET outcome = recorded_outcome(f.reference, f.status) WHERE f.reference = NEW.reference AND f.ended_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER outcome_follows_support AFTER UPDATE OF status ON case_capability
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION update_case_outcome();
CREATE TRIGGER outcome_follows_abandonment AFTER INSERT ON timeline_event
    FOR EACH ROW WHEN (NEW.kind = 'REQUEST_ABANDONED') EXECUTE FUNCTION update_case_outcome();

-- Which of the four tables of the figures have changed at all; mostly none has, since a page reads figures more than once. One query for each
-- table under its policies would be planned anew each time. It asks for the greatest number, which is at the end of an index: for any row
-- the plan, which is kept, might read the table. Whether anything changed tells nothing of what.
CREATE FUNCTION relay_figures_changed(since bigint, OUT oldest bigint, OUT now timestamptz, OUT writing boolean,
                                      OUT cases boolean, OUT grants boolean, OUT places boolean, OUT due boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    now := pg_catalog.now();
    writing := pg_current_xact_id_if_assigned() IS NOT NULL;
    cases := (SELECT max(f.changed_in) FROM case_figure f WHERE f.changed_in >= since) IS NOT NULL;
    grants := (SELECT max(a.changed_in) FROM case_access a WHERE a.changed_in >= since) IS NOT NULL;
    places := (SELECT max(p.changed_in) FROM case_path p WHERE p.changed_in >= since) IS NOT NULL;
    due := (SELECT max(t.changed_in) FROM engine_task t WHERE t.changed_in >= since) IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION relay_figures_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_figures_changed TO relay_app;
COMMENT ON FUNCTION relay_figures_changed IS
    'which tables have rows that the given transaction or a later one wrote, whoever may see them; and below which number all transactions have ended';
