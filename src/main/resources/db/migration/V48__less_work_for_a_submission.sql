-- A submission costs PostgreSQL less: a case that its own transaction files is not written again for its first events, and functions of
-- one statement keep their plan for the session, which functions in SQL make anew for each statement that calls them.

-- rolling: each function answers as before; only the time of a new case stays that of its submission
CREATE OR REPLACE FUNCTION update_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE support_request r SET updated_at = n.at
      FROM (SELECT e.reference, max(e.happened_at) AS at FROM entered e
             WHERE news_topic(e.kind) IN ('DECISION', 'DELIVERY', 'MESSAGE') AND NOT relay_is_of_country(e.kind, e.said)
             GROUP BY e.reference) n
     WHERE r.reference = n.reference AND r.updated_at < n.at
       -- Not a case that this transaction files: its time is that of its submission.
       AND NOT (r.xmin = pg_current_xact_id()::xid AND r.updated_at = r.submitted_at);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION figure_capabilities(wanted text, requested text[]) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN requested || ARRAY(SELECT c.capability FROM case_capability c
                               WHERE c.reference = wanted AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN') AND c.capability <> ALL (requested)
                               ORDER BY c.position);
END $$;

-- The group that operators gave decides; the profile has the agency of an identity provider.
CREATE OR REPLACE FUNCTION agency_of(account text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT min(m.group_id) FROM engine_group_member m WHERE m.user_id = account AND m.group_id ~ '^[A-Z]{3}-[A-Z0-9-]{2,20}$'),
                    (SELECT p.agency_code FROM officer_profile p WHERE p.user_id = account));
END $$;

CREATE OR REPLACE FUNCTION news_wanted(officer text) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN coalesce((SELECT p.news FROM public.officer_profile p WHERE p.user_id = officer), '{DECISION,DELIVERY,MESSAGE,HIT}');
END $$;
