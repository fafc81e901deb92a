-- A trace of a case in the form in which it is compared: a handle, an account, a phone, a shipment number, a web address.
CREATE TABLE trace (
    reference    text NOT NULL REFERENCES support_request,
    kind         text NOT NULL CHECK (kind IN ('HANDLE', 'ACCOUNT', 'PHONE', 'SHIPMENT', 'URL')),
    value        text NOT NULL CHECK (length(value) BETWEEN 1 AND 2048),
    organisation text NOT NULL REFERENCES organisation,
    restricted   text[] NOT NULL,
    kept_at      timestamptz NOT NULL,
    PRIMARY KEY (reference, kind, value),
    CHECK (left(reference, 3) = organisation)
);
COMMENT ON COLUMN trace.restricted IS 'countries that must not learn of the case; they see no hit on it either';
-- A web address may be longer than an index row takes.
CREATE INDEX trace_by_value ON trace (kind, md5(value), kept_at DESC);

-- What one NCB asked the unknown owner of a hit, and what the owner answered.
CREATE TABLE hit_question (
    id                uuid PRIMARY KEY,
    hit_id            uuid NOT NULL UNIQUE,
    kind              text NOT NULL,
    owner             text NOT NULL REFERENCES organisation,
    owner_reference   text NOT NULL REFERENCES support_request,
    asking            text NOT NULL REFERENCES organisation,
    asking_reference  text NOT NULL REFERENCES support_request,
    question          text NOT NULL CHECK (length(question) BETWEEN 1 AND 1000),
    asked_by          text NOT NULL,
    asked_at          timestamptz NOT NULL,
    outcome           text CHECK (outcome IN ('DISCLOSED', 'DECLINED')),
    answer            text CHECK (length(answer) <= 2000),
    answered_by       text,
    answered_at       timestamptz,
    CHECK ((outcome IS NULL) = (answered_at IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'DECLINED' OR length(answer) > 0)
);

-- Ids of hits depend on it: else a country could try references until an id fits, and so learn of foreign cases.
CREATE TABLE correlation_secret (
    secret text NOT NULL
);
INSERT INTO correlation_secret VALUES (gen_random_uuid()::text || gen_random_uuid()::text);

ALTER TABLE trace ENABLE ROW LEVEL SECURITY;
ALTER TABLE trace FORCE ROW LEVEL SECURITY;
CREATE POLICY trace_seen ON trace FOR SELECT
    USING (relay_organisation() = 'INTERPOL' OR organisation = relay_organisation());
CREATE POLICY trace_kept ON trace FOR INSERT WITH CHECK (organisation = relay_organisation());

ALTER TABLE hit_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE hit_question FORCE ROW LEVEL SECURITY;
-- Who asked reads the answer through relay_hits, which hides the owner until it discloses itself.
CREATE POLICY hit_question_of_owner ON hit_question FOR SELECT
    USING (relay_organisation() = 'INTERPOL' OR owner = relay_organisation());
CREATE POLICY hit_question_asked ON hit_question FOR INSERT WITH CHECK (relay_organisation() = 'INTERPOL');
CREATE POLICY hit_question_answered ON hit_question FOR UPDATE USING (owner = relay_organisation());

ALTER TABLE correlation_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE correlation_secret FORCE ROW LEVEL SECURITY;

-- Matching reads across countries; it runs as the owner of these tables, and only there.
DO $$
DECLARE
    matched text;
BEGIN
    FOREACH matched IN ARRAY ARRAY['trace', 'hit_question', 'correlation_secret'] LOOP
        EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO %I USING (true)', matched || '_matched', matched, current_user);
    END LOOP;
END $$;

-- The hits of a case of the acting country, or of any for INTERPOL: the newest 200. Reference and country of the other case
-- are there only for INTERPOL, for a country's own cases, and after disclosure. A restricted country gets no row at all.
CREATE FUNCTION relay_hits(wanted text)
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
           AND (relay_organisation() = 'INTERPOL'
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
REVOKE ALL ON FUNCTION relay_hits(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_hits(text) TO relay_app;

GRANT SELECT, INSERT ON trace, hit_question TO relay_app;
GRANT UPDATE (outcome, answer, answered_by, answered_at) ON hit_question TO relay_app;
