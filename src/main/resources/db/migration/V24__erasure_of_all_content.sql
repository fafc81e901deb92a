-- What an erasure deletes beside the columns that relay_erase empties: rows that say something of the case. That these things
-- happened, when and by whom, stands in the timeline and in the audit. Children first.
CREATE FUNCTION erased_rows() RETURNS TABLE (place int, name text, condition text) LANGUAGE sql IMMUTABLE AS $$
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
        (21, 'expert_engagement', 'reference = $1')) AS rows (place, name, condition)
    $$;

CREATE FUNCTION relay_erase_rows(wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target record;
BEGIN
    -- The owner's wider sight is for this transaction's erasure alone.
    PERFORM set_config('relay.erasing', wanted, true);
    FOR target IN SELECT e.name, e.condition FROM erased_rows() e JOIN pg_class c ON c.relname = e.name
                    AND c.relnamespace = 'public'::regnamespace ORDER BY e.place LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', target.name, target.condition) USING wanted;
    END LOOP;
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_erase_rows FROM PUBLIC;

-- Lets the owner, and nobody else, reach every row of the case that is being erased, whoever's it is; run after every migration.
CREATE FUNCTION erasure_attach() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target record;
BEGIN
    PERFORM pg_advisory_xact_lock(4711201907);
    FOR target IN
        SELECT e.name, replace(e.condition, '$1', 'current_setting(''relay.erasing'', true)') AS condition
          FROM erased_rows() e JOIN pg_class c ON c.relname = e.name AND c.relnamespace = 'public'::regnamespace
         WHERE (e.name <> 'request_draft' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'reference'))
           AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = e.name || '_erased')
         ORDER BY e.place
    LOOP
        EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (%s)', target.name || '_erased', target.name, target.condition);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION erasure_attach, erased_rows FROM PUBLIC;
