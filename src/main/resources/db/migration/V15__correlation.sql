-- Hits between cases: the same trace in two cases, and the questions that one NCB asks the other through INTERPOL.

-- No processing by INTERPOL before the record (Annex 1.1): it sees a hit once both cases are recorded. The relay itself finds the owner of a
-- hit at any time, to carry a question of one NCB to the other.
CREATE FUNCTION relay_correlates(reference text) RETURNS boolean LANGUAGE sql STABLE
    AS $$
    SELECT relay_organisation() = 'INTERPOL'
           AND (relay_actor() = 'relay'
                OR EXISTS (SELECT FROM iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL))
    $$;
COMMENT ON FUNCTION relay_correlates(text) IS 'whether the traces of a case are open to who acts for INTERPOL';

-- Matching asks of any case whether it is recorded.
CREATE FUNCTION relay_recorded(reference text) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM public.iis_submission s WHERE s.reference = $1 AND s.record_number IS NOT NULL) $$;
COMMENT ON FUNCTION relay_recorded(text) IS 'whether the record of a case exists, as far as whoever asks sees it';

-- A trace of a case in the form in which it is compared: a handle, an account, a phone, a shipment number, a web address.
CREATE TABLE trace (
    reference    text NOT NULL REFERENCES support_request,
    kind         text NOT NULL CHECK (kind IN ('HANDLE', 'ACCOUNT', 'PHONE', 'SHIPMENT', 'URL')),
    value        text NOT NULL CHECK (length(value) BETWEEN 1 AND 2048), -- the longest web address, our default
    organisation text NOT NULL REFERENCES organisation,
    restricted   text[] NOT NULL,
    kept_at      timestamptz NOT NULL,
    digest       text NOT NULL GENERATED ALWAYS AS (md5(value)) STORED,
    PRIMARY KEY (reference, kind, digest),
    CHECK (left(reference, 3) = organisation)
);
COMMENT ON COLUMN trace.restricted IS 'countries that must not learn of the case; they see no hit on it either';
-- A web address may be longer than a row of an index takes (2,704 bytes): its digest finds it, the value decides.
CREATE INDEX trace_by_value ON trace (kind, md5(value), kept_at DESC);
ALTER TABLE trace ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY trace_seen ON trace FOR SELECT USING (organisation = relay_organisation() OR relay_correlates(reference));
CREATE POLICY trace_kept ON trace FOR INSERT WITH CHECK (organisation = relay_organisation());
-- A corrected request has other traces, and may name other countries that must not learn of it: the old ones go.
CREATE POLICY trace_corrected ON trace FOR DELETE USING (organisation = relay_organisation());
CREATE POLICY trace_matched ON trace FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, DELETE ON trace TO relay_app;

-- What one NCB asked the unknown owner of a hit, and what the owner answered. The NCB that asked reads the answer through relay_hits, which
-- hides the owner until it discloses itself.
CREATE TABLE hit_question (
    id                uuid PRIMARY KEY,
    hit_id            uuid NOT NULL UNIQUE,
    kind              text NOT NULL,
    owner             text NOT NULL REFERENCES organisation,
    owner_reference   text NOT NULL REFERENCES support_request,
    asking            text NOT NULL REFERENCES organisation,
    asking_reference  text NOT NULL REFERENCES support_request,
    question          text NOT NULL CHECK (length(question) BETWEEN 1 AND 1000), -- our default
    asked_by          text NOT NULL,
    asked_at          timestamptz NOT NULL,
    outcome           text CHECK (outcome IN ('DISCLOSED', 'DECLINED')),
    answer            text CHECK (length(answer) <= 2000), -- our default
    answered_by       text,
    answered_at       timestamptz,
    CHECK ((outcome IS NULL) = (answered_at IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'DECLINED' OR length(answer) > 0)
);
CREATE INDEX hit_question_by_owner_case ON hit_question (owner_reference);
CREATE INDEX hit_question_by_asking_case ON hit_question (asking_reference);
ALTER TABLE hit_question ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hit_question_of_owner ON hit_question FOR SELECT
    USING (owner = relay_organisation() OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
CREATE POLICY hit_question_asked ON hit_question FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_question_answered ON hit_question FOR UPDATE USING (owner = relay_organisation());
CREATE POLICY hit_question_matched ON hit_question FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT, UPDATE (outcome, answer, answered_by, answered_at) ON hit_question TO relay_app;

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
-- Whoever was shown the match does not read whose it is; the relay counts for it.
ALTER TABLE hit_notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hit_notice_of_owner ON hit_notice FOR SELECT
    USING (owner = relay_organisation() OR (relay_correlates(owner_reference) AND relay_correlates(asking_reference)));
CREATE POLICY hit_notice_told ON hit_notice FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_notice_matched ON hit_notice FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits
GRANT SELECT, INSERT ON hit_notice TO relay_app;

-- The one secret on which the ids of hits depend: else a country could try references until an id fits, and so learn of foreign cases.
CREATE TABLE correlation_secret (
    secret text NOT NULL
);
INSERT INTO correlation_secret VALUES (gen_random_uuid()::text || gen_random_uuid()::text);
ALTER TABLE correlation_secret ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY correlation_secret_matched ON correlation_secret FOR SELECT TO CURRENT_USER USING (true); -- by relay_hits

-- The hits of a case of the acting country, or of any recorded one for INTERPOL: the newest 200. Reference and country of the other case
-- are there only for INTERPOL, for a country's own cases, and after disclosure. A restricted country gets no row at all.
-- Matching reads across countries; it runs as the owner of these tables, and only here.
CREATE FUNCTION relay_hits(wanted text)
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
REVOKE EXECUTE ON FUNCTION relay_hits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_hits TO relay_app;

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
REVOKE EXECUTE ON FUNCTION relay_hits_to_announce FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_hits_to_announce TO relay_app;
