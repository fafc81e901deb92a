-- A task that somebody had claimed and that is open to its office again: released by a head or lead, or by the relay where the
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
-- Nobody records one for another organisation, or in somebody else's name.
ALTER TABLE task_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_release_seen ON task_release FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY task_release_made ON task_release FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND released_by = relay_actor());
GRANT SELECT, INSERT ON task_release TO relay_app;

CREATE FUNCTION audit_task_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.released_by, 'TASK_RELEASED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.reason, NEW.released_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_release FROM PUBLIC;
CREATE TRIGGER task_release_is_audited AFTER INSERT ON task_release FOR EACH ROW EXECUTE FUNCTION audit_task_release();

-- The reason of a release is somebody's words: it is erased with the case.
CREATE OR REPLACE FUNCTION erased_rows() RETURNS TABLE (place int, name text, condition text) LANGUAGE sql IMMUTABLE AS $$
    SELECT * FROM (VALUES
        (1, 'trace', 'reference = $1'),
        (2, 'hit_question', 'owner_reference = $1 OR asking_reference = $1'),
        (3, 'request_draft', 'reference = $1'),
        (4, 'capability_step', 'reference = $1'),
        (5, 'diffusion', 'reference = $1'),
        (6, 'preservation_request', 'reference = $1'),
        (7, 'meeting_action', 'reference = $1'),
        (8, 'meeting_outcome', 'reference = $1'),
        (9, 'meeting_invitation', 'reference = $1'),
        (10, 'meeting', 'reference = $1'),
        (11, 'ist_recommendation', 'reference = $1'),
        (12, 'ist_logistics', 'reference = $1'),
        (13, 'ist_member', 'reference = $1'),
        (14, 'ist_terms', 'reference = $1'),
        (15, 'ist_assessment', 'reference = $1'),
        (16, 'ist_fact', 'reference = $1'),
        (17, 'ist_deployment', 'reference = $1'),
        (18, 'expert_opinion', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = $1)'),
        (19, 'expert_introduction', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = $1)'),
        (20, 'expert_release', 'engagement IN (SELECT id FROM expert_engagement WHERE reference = $1)'),
        (21, 'expert_engagement', 'reference = $1'),
        (22, 'triage_assessment', 'reference = $1'),
        (23, 'hit_notice', 'owner_reference = $1 OR asking_reference = $1'),
        (24, 'task_release', 'reference = $1')) AS rows (place, name, condition)
    $$;

-- An NCB corrects its own request: whoever corrected it decides on it as little as whoever filed it.
CREATE OR REPLACE FUNCTION refuse_decision_on_own_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided_by text := coalesce(to_jsonb(NEW) ->> 'decided_by', to_jsonb(NEW) ->> 'recorded_by');
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.submitted_by = decided_by)
       OR EXISTS (SELECT 1 FROM request_version v WHERE v.reference = NEW.reference AND v.written_by = decided_by) THEN
        RAISE EXCEPTION 'case % cannot be decided by its author', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
