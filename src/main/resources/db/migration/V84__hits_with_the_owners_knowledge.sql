-- That a country was shown a trace of another country's case as matched; the owner of that case reads here whom.
CREATE TABLE hit_notice (
    hit_id           uuid PRIMARY KEY,
    kind             text NOT NULL,
    value            text NOT NULL,
    owner            text NOT NULL REFERENCES organisation,
    owner_reference  text NOT NULL REFERENCES support_request,
    asking           text NOT NULL REFERENCES organisation,
    asking_reference text NOT NULL REFERENCES support_request,
    told_at          timestamptz NOT NULL
);
CREATE INDEX hit_notice_by_owner ON hit_notice (owner_reference, told_at DESC);
CREATE INDEX hit_notice_by_asking_case ON hit_notice (asking_reference);
-- How many a bureau was shown in a day.
CREATE INDEX hit_notice_by_asking ON hit_notice (asking, told_at);

ALTER TABLE hit_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE hit_notice FORCE ROW LEVEL SECURITY;
-- Whoever was shown the match does not read whose it is; the relay counts for it.
CREATE POLICY hit_notice_of_owner ON hit_notice FOR SELECT
    USING (owner = relay_organisation() OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
CREATE POLICY hit_notice_told ON hit_notice FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_notice_matched ON hit_notice FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON hit_notice TO relay_app;

-- Matching asks of any case whether it is recorded; it runs as the owner of these tables, and only there.
CREATE POLICY iis_submission_matched ON iis_submission FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION relay_recorded(reference text) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM public.iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL) $$;
COMMENT ON FUNCTION relay_recorded(text) IS 'whether the record of a case exists, as far as whoever asks sees it';

-- To a country a hit shows once both cases are recorded and the owner of the other was told; to INTERPOL once both are recorded.
CREATE OR REPLACE FUNCTION relay_hits(wanted text)
    RETURNS TABLE (id uuid, kind text, value text, other_reference text, other_country text, kept_at timestamptz,
                   question_state text, answer text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    WITH hit AS (
        SELECT found.id, found.kind, found.value, found.reference, found.organisation, found.kept_at
          FROM (SELECT substr(encode(sha256(convert_to(s.secret || '|' || mine.reference || '|' || other.reference || '|' || mine.kind || '|'
                           || mine.value, 'UTF8')), 'hex'), 1, 32)::uuid AS id,
                       mine.kind, mine.value, other.reference, other.organisation, other.kept_at
                  FROM trace mine
                  JOIN trace other ON other.kind = mine.kind AND md5(other.value) = md5(mine.value) AND other.value = mine.value
                                  AND other.reference <> mine.reference
                 CROSS JOIN correlation_secret s
                 WHERE mine.reference = wanted
                   AND ((relay_correlates(mine.reference) AND relay_correlates(other.reference))
                        OR (mine.organisation = relay_organisation()
                            AND relay_recorded(mine.reference) AND relay_recorded(other.reference)
                            AND mine.organisation <> ALL (other.restricted) AND other.organisation <> ALL (mine.restricted)))) found
         WHERE relay_organisation() = 'INTERPOL' OR found.organisation = relay_organisation()
            OR EXISTS (SELECT FROM hit_notice n WHERE n.hit_id = found.id)
         ORDER BY found.kept_at DESC, found.reference
         LIMIT 200)
    SELECT h.id, h.kind, h.value,
           CASE WHEN open.it THEN h.reference END, CASE WHEN open.it THEN h.organisation END,
           CASE WHEN open.it THEN h.kept_at END,
           CASE WHEN q.hit_id IS NOT NULL THEN coalesce(q.outcome, 'ASKED') END, q.answer
      FROM hit h
      LEFT JOIN hit_question q ON q.hit_id = h.id
     CROSS JOIN LATERAL (SELECT relay_organisation() = 'INTERPOL' OR h.organisation = relay_organisation()
                             OR q.outcome IS NOT DISTINCT FROM 'DISCLOSED' AS it) open
     ORDER BY h.kept_at DESC, h.id
    $$;

-- What the country of a case would be shown and the owners do not know yet; for the relay itself, which then tells them.
CREATE FUNCTION relay_hits_to_announce(wanted text)
    RETURNS TABLE (id uuid, kind text, value text, owner text, owner_reference text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    SELECT found.id, found.kind, found.value, found.organisation, found.reference
      FROM (SELECT substr(encode(sha256(convert_to(s.secret || '|' || mine.reference || '|' || other.reference || '|' || mine.kind || '|'
                       || mine.value, 'UTF8')), 'hex'), 1, 32)::uuid AS id,
                   mine.kind, mine.value, other.reference, other.organisation, other.kept_at
              FROM trace mine
              JOIN trace other ON other.kind = mine.kind AND md5(other.value) = md5(mine.value) AND other.value = mine.value
                              AND other.organisation <> mine.organisation
             CROSS JOIN correlation_secret s
             WHERE mine.reference = wanted
               AND relay_organisation() = 'INTERPOL' AND relay_actor() = 'relay'
               AND relay_recorded(mine.reference) AND relay_recorded(other.reference)
               AND mine.organisation <> ALL (other.restricted) AND other.organisation <> ALL (mine.restricted)) found
     WHERE NOT EXISTS (SELECT FROM hit_notice n WHERE n.hit_id = found.id)
     ORDER BY found.kept_at DESC, found.reference
     LIMIT 200
    $$;
REVOKE ALL ON FUNCTION relay_hits_to_announce(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_hits_to_announce(text) TO relay_app;

-- Both new tables say something of a case and go with it.
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
        (23, 'hit_notice', 'owner_reference = $1 OR asking_reference = $1')) AS rows (place, name, condition)
    $$;
