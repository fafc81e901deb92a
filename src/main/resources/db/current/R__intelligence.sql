-- What holds for intelligence and hits. Matching reads across countries; it runs as the owner of these tables, and only here.
SET LOCAL lock_timeout = '10s';

-- Intelligence is retained for five years (our default), and no longer than what it rests on; it is reviewed 90 days before.
CREATE OR REPLACE FUNCTION keep_for_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    basis CONSTANT text[] := NEW.source_references || NEW.related_reference;
BEGIN
    NEW.retention_until := least((NEW.registered_at AT TIME ZONE 'UTC')::date + interval '5 years',
                                 (SELECT min(r.retention_until) FROM support_request r WHERE r.reference = ANY (basis)),
                                 (SELECT min(i.retention_until) FROM intelligence i WHERE i.reference = ANY (basis)))::date;
    NEW.retention_review_at := NEW.retention_until - 90;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION refuse_own_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM intelligence i WHERE i.reference = NEW.reference AND i.author = NEW.decided_by) THEN
        RAISE EXCEPTION 'intelligence cannot be released by its author' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Only released intelligence is sent, and only to its addressees; and nothing that rests on a withdrawn case.
CREATE OR REPLACE FUNCTION refuse_restricted_addressee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM intelligence i JOIN intelligence_release r ON r.reference = i.reference AND r.released
                    WHERE i.reference = NEW.reference AND NEW.organisation = ANY (i.addressees)) THEN
        RAISE EXCEPTION 'intelligence % is not released for %', NEW.reference, NEW.organisation
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM support_request c WHERE c.reference IN (SELECT relay_basis(NEW.reference)) AND c.status = 'WITHDRAWN') THEN
        RAISE EXCEPTION 'intelligence % rests on a withdrawn case', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- The hits of a case of the acting country, or of any recorded one for INTERPOL: the newest 200. Reference and country of the other case
-- are there only for INTERPOL, for a country's own cases, and after disclosure. A restricted country gets no row at all.
-- Matching reads across countries; it runs as the owner of these tables, and only here.
CREATE OR REPLACE FUNCTION relay_hits(wanted text)
    RETURNS TABLE (id uuid, kind text, value text, other_reference text, other_country text, kept_at timestamptz,
                   question_state text, answer text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    WITH hit AS (
        SELECT found.id, found.kind, found.value, found.reference, found.organisation, found.kept_at
          FROM (SELECT substr(encode(sha256(convert_to(s.secret || '|' || mine.reference || '|' || other.reference || '|' || mine.kind
              || '|'
                           || mine.value, 'UTF8')), 'hex'), 1, 32)::uuid AS id,
                       mine.kind, mine.value, other.reference, other.organisation, other.kept_at
                  FROM trace mine
                  JOIN trace other ON other.kind = mine.kind AND md5(other.value) = md5(mine.value) AND other.value = mine.value
                                  AND other.reference <> mine.reference
                 CROSS JOIN correlation_secret s
                 WHERE mine.reference = wanted
                   AND ((relay_correlates(mine.reference) AND relay_correlates(other.reference))
                        OR (mine.organisation = relay_organisation() AND relay_sees(mine.reference)
                            AND relay_recorded(mine.reference) AND relay_recorded(other.reference)
                            AND mine.organisation <> ALL (other.restricted) AND other.organisation <> ALL (mine.restricted)))) found
         WHERE relay_organisation() = 'INTERPOL' OR found.organisation = relay_organisation()
            OR EXISTS (SELECT FROM hit_notice n WHERE n.hit_id = found.id)
         ORDER BY found.kept_at DESC, found.reference, found.id
         LIMIT 200)
    SELECT h.id, h.kind, h.value,
           CASE WHEN open.it THEN h.reference END, CASE WHEN open.it THEN h.organisation END,
           CASE WHEN open.it THEN h.kept_at END,
           CASE WHEN q.hit_id IS NOT NULL THEN coalesce(q.outcome, 'ASKED') END, q.answer
      FROM hit h
      LEFT JOIN hit_question q ON q.hit_id = h.id
     CROSS JOIN LATERAL (SELECT relay_organisation() = 'INTERPOL' OR h.organisation = relay_organisation() AND relay_sees(h.reference)
                             OR q.outcome IS NOT DISTINCT FROM 'DISCLOSED' AS it) open
     ORDER BY h.kept_at DESC, h.id
    $$;
REVOKE EXECUTE ON FUNCTION relay_hits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_hits TO relay_app;

-- What the country of a case would be shown and the owners do not know yet; for the relay itself, which then tells them.
CREATE OR REPLACE FUNCTION relay_hits_to_announce(wanted text)
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

-- The unit itself gives its answer to INTERPOL only while direct contact is authorized on the case that the intelligence answers. The grant
-- of a case opens the channel of its own agency alone: another unit of the country answers by an act of the NCB.
CREATE OR REPLACE FUNCTION refuse_answer_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF relay_side() = 'AGENCY'
       AND NOT EXISTS (SELECT FROM intelligence i JOIN support_request r ON r.reference = i.related_reference
                        WHERE i.reference = NEW.reference AND r.agency_code = relay_office()
                            AND relay_direct_contact_open(r.reference, now())) THEN
        RAISE EXCEPTION 'an answer to intelligence % passes by an act of the NCB only', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Intelligence that goes directly is for the agency whose case it answers, by its code: what a request calls its agency is free text.
CREATE OR REPLACE FUNCTION name_agency_of_dispatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.agency_code := (SELECT r.agency_code FROM intelligence i JOIN support_request r ON r.reference = i.related_reference
                         WHERE i.reference = NEW.reference);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relay_basis(wanted text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE basis (reference) AS (
        SELECT wanted
        UNION
        SELECT r.reference FROM basis b JOIN public.intelligence i ON i.reference = b.reference
          CROSS JOIN LATERAL unnest(i.source_references || i.related_reference) AS r (reference)
         WHERE r.reference IS NOT NULL)
    SELECT reference FROM basis
    $$;
REVOKE EXECUTE ON FUNCTION relay_basis FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_basis TO relay_app;
COMMENT ON FUNCTION relay_basis IS 'a case or intelligence, and all on which it rests, as far as who acts sees that';

CREATE OR REPLACE FUNCTION relay_resting_on(wanted text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE resting (reference) AS (
        SELECT wanted
        UNION
        SELECT i.reference FROM resting b JOIN public.intelligence i
            ON i.source_references @> ARRAY[b.reference] OR i.related_reference = b.reference)
    SELECT reference FROM resting WHERE reference <> wanted
    $$;
REVOKE EXECUTE ON FUNCTION relay_resting_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_resting_on TO relay_app;
COMMENT ON FUNCTION relay_resting_on IS 'all intelligence that rests on a case or intelligence, as far as who acts sees that';
