-- No processing by INTERPOL before the record (Annex 1.1): it sees a hit once both cases are recorded. The relay itself finds the
-- owner of a hit at any time, to carry a question of one NCB to the other.
CREATE FUNCTION relay_correlates(reference text) RETURNS boolean LANGUAGE sql STABLE
    AS $$
    SELECT relay_organisation() = 'INTERPOL'
           AND (relay_actor() = 'relay'
                OR EXISTS (SELECT FROM iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL))
    $$;
COMMENT ON FUNCTION relay_correlates(text) IS 'whether the traces of a case are open to who acts for INTERPOL';

ALTER POLICY trace_seen ON trace USING (organisation = relay_organisation() OR relay_correlates(reference));
ALTER POLICY hit_question_of_owner ON hit_question
    USING (owner = relay_organisation() OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));

CREATE OR REPLACE FUNCTION relay_hits(wanted text)
    RETURNS TABLE (id uuid, kind text, value text, other_reference text, other_country text, kept_at timestamptz,
                   question_state text, answer text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    WITH hit AS (
        SELECT substr(encode(sha256(convert_to(s.secret || '|' || mine.reference || '|' || other.reference || '|' || mine.kind || '|'
                   || mine.value, 'UTF8')), 'hex'), 1, 32)::uuid AS id,
               mine.kind, mine.value, other.reference, other.organisation, other.kept_at
          FROM trace mine
          JOIN trace other ON other.kind = mine.kind AND md5(other.value) = md5(mine.value) AND other.value = mine.value
                          AND other.reference <> mine.reference
         CROSS JOIN correlation_secret s
         WHERE mine.reference = wanted
           AND ((relay_correlates(mine.reference) AND relay_correlates(other.reference))
                OR (mine.organisation = relay_organisation()
                    AND mine.organisation <> ALL (other.restricted) AND other.organisation <> ALL (mine.restricted)))
         ORDER BY other.kept_at DESC, other.reference
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
