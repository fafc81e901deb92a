-- Everybody learns what concerns them: who acts on a case, or on intelligence, follows it. News have topics, of which each officer chooses.

-- 1. What officers choose. A version before follows nothing by itself.
ALTER TABLE officer_profile ADD COLUMN follows_own_work boolean NOT NULL DEFAULT true,
    ADD COLUMN news text[] CHECK (news <@ ARRAY['DECISION', 'DELIVERY', 'MESSAGE', 'HIT', 'OTHER']);
COMMENT ON COLUMN officer_profile.follows_own_work IS 'whether the officer follows each case, and all intelligence, on which they act';
COMMENT ON COLUMN officer_profile.news IS 'topics of which the officer wants news; null for our default';
GRANT UPDATE (follows_own_work, news) ON officer_profile TO relay_app;

-- What an event of a case, or of intelligence, is about. Reminders, letters and the relay's own steps are OTHER.
CREATE FUNCTION news_topic(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN starts_with(kind, 'HIT_') THEN 'HIT'
        WHEN kind = ANY ('{PRODUCT_DELIVERED,PRODUCT_SENT_TO_NCB,PRODUCT_FORWARDED,PRODUCT_WITHHELD,PRODUCT_NOT_FORWARDED,NOTHING_DELIVERED,
                           DISPATCHED_DIRECTLY,DISPATCHED_VIA_NCB,DISSEMINATED,RECALLED}'::text[]) THEN 'DELIVERY'
        WHEN kind = ANY ('{MESSAGE_SENT,PASSED_ON_BY_NCB,SENT_TO_NCB,ANSWERED_BY_NCB,FEEDBACK_REPORTED,REPORTED,RESULTS_REPORTED,
                           RESULTS_CORRECTED,SUPPLEMENT_FILED}'::text[]) THEN 'MESSAGE'
        WHEN kind ~ '^(REQUEST|DIRECT_CONTACT|CONSENT|WITHDRAWAL|SUPPORT)_'
             OR kind ~ '_(RETURNED|DECLINED|ACCEPTED|REFUSED|APPROVED|WITHDRAWN|CANCELLED|ENDED|CONSENTED|ACKNOWLEDGED)$'
             OR kind = ANY ('{RETURNED_BY_NCB,NOT_PASSED_ON,NOT_FORWARDED,RESULTS_CONFIRMED,CASE_CLOSED,CASE_SHARED,CASE_TRANSFERRED,ACKNOWLEDGED,
                              RELEASED,HELD_BACK,NOT_RELEASED}'::text[]) THEN 'DECISION'
        ELSE 'OTHER' END
    $$;
CREATE FUNCTION news_wanted(officer text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT p.news FROM public.officer_profile p WHERE p.user_id = officer), '{DECISION,DELIVERY,MESSAGE,HIT}')
    $$;
COMMENT ON FUNCTION news_wanted IS 'topics of which an officer wants news';

-- 2. A mark at what an officer has seen of a case that they follow: there is news. So the number beside the bell does not depend on how many
-- cases an officer follows. It marks too many rather than too few: what is news is asked anew, under the reader's own row-level security.
ALTER TABLE case_seen ADD COLUMN news_event bigint,
    ADD COLUMN news_at timestamptz;
COMMENT ON COLUMN case_seen.news_event IS 'id of the newest event of others that may be news to the officer; null once it was seen';
CREATE INDEX case_seen_with_news ON case_seen (officer, organisation, news_at) WHERE news_event IS NOT NULL;
GRANT UPDATE (news_event, news_at) ON case_seen TO relay_app;
CREATE POLICY case_seen_marked ON case_seen TO CURRENT_USER USING (true); -- by announce_events
CREATE POLICY followed_case_by_act ON followed_case FOR INSERT TO CURRENT_USER WITH CHECK (true); -- by announce_events

-- It marks rows of other officers, so it is the owner's. What has happened before an officer follows is no news.
CREATE FUNCTION announce_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO followed_case (reference, officer, organisation, followed_at)
    SELECT e.reference, e.actor, e.actor_organisation, min(e.happened_at)
      FROM entered e JOIN engine_user u ON u.id = e.actor LEFT JOIN officer_profile p ON p.user_id = e.actor
     WHERE p.follows_own_work IS DISTINCT FROM false
     GROUP BY e.reference, e.actor, e.actor_organisation
    ON CONFLICT DO NOTHING;
    INSERT INTO case_seen (reference, officer, organisation, seen_event, seen_at)
    SELECT f.reference, f.officer, f.organisation, max(e.id), max(e.happened_at)
      FROM entered e JOIN followed_case f ON f.reference = e.reference AND f.officer = e.actor AND f.organisation = e.actor_organisation
     GROUP BY f.reference, f.officer, f.organisation
    ON CONFLICT DO NOTHING;
    UPDATE case_seen s SET news_event = n.event, news_at = n.at
      FROM (SELECT f.reference, f.officer, f.organisation, max(e.id) AS event, max(e.happened_at) AS at
              FROM entered e JOIN followed_case f ON f.reference = e.reference AND f.officer <> e.actor
             WHERE news_topic(e.kind) = ANY (news_wanted(f.officer))
               -- Nobody else learns, by no mark and no time, what passes between an agency and its NCB.
               AND (f.organisation = left(e.reference, 3) OR NOT relay_is_of_country(e.kind, e.said))
             GROUP BY f.reference, f.officer, f.organisation) n
     WHERE s.reference = n.reference AND s.officer = n.officer AND s.organisation = n.organisation;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_events FROM PUBLIC;
CREATE TRIGGER event_is_announced AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION announce_events();
CREATE TRIGGER event_is_announced AFTER INSERT ON intelligence_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION announce_events();

-- 3. A delivery, a message or a decision updates the case, whether or not it changes its status; but what only its own country may learn of
-- does not: others see when a case was updated.
CREATE FUNCTION update_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE support_request r SET updated_at = n.at
      FROM (SELECT e.reference, max(e.happened_at) AS at FROM entered e
             WHERE news_topic(e.kind) IN ('DECISION', 'DELIVERY', 'MESSAGE') AND NOT relay_is_of_country(e.kind, e.said)
             GROUP BY e.reference) n
     WHERE r.reference = n.reference AND r.updated_at < n.at;
    RETURN NULL;
END $$;
CREATE TRIGGER event_updates_case AFTER INSERT ON timeline_event REFERENCING NEW TABLE AS entered
    FOR EACH STATEMENT EXECUTE FUNCTION update_case();

-- 4. Who wrote what a task decides on is the owner of the task: it is not theirs to do, and they wait for it.
CREATE OR REPLACE VIEW engine_task WITH (security_invoker) AS
    SELECT id_ AS id, name_ AS name, proc_def_id_ AS proc_def_id, task_def_key_ AS task_def_key, proc_inst_id_ AS proc_inst_id,
           execution_id_ AS execution_id, tenant_id_ AS tenant_id, assignee_ AS assignee, priority_ AS priority,
           create_time_ AS create_time, due_date_ AS due_date, changed_in, owner_ AS owner
      FROM act_ru_task
     WHERE coalesce(proc_def_id_, '') NOT LIKE 'supplement%' OR coalesce(relay_organisation(), tenant_id_) = tenant_id_;
CREATE INDEX relay_task_by_owner ON act_ru_task (owner_, due_date_, id_) WHERE owner_ IS NOT NULL;

-- 5. What was there before: who acted on a case that is open follows it.
INSERT INTO followed_case (reference, officer, organisation, followed_at)
SELECT e.reference, e.actor, e.actor_organisation, min(e.happened_at)
  FROM case_figure f JOIN timeline_event e USING (reference) JOIN engine_user u ON u.id = e.actor
 WHERE f.ended_at IS NULL
 GROUP BY e.reference, e.actor, e.actor_organisation
ON CONFLICT DO NOTHING;
INSERT INTO case_seen (reference, officer, organisation, seen_event, seen_at)
SELECT f.reference, f.officer, f.organisation, max(e.id), max(e.happened_at)
  FROM followed_case f JOIN timeline_event e USING (reference)
 GROUP BY f.reference, f.officer, f.organisation
ON CONFLICT DO NOTHING;
UPDATE case_seen s SET news_event = n.event, news_at = n.at
  FROM (SELECT f.reference, f.officer, f.organisation, max(e.id) AS event, max(e.happened_at) AS at
          FROM followed_case f
          JOIN (SELECT t.id, t.reference, t.kind, t.actor, t.happened_at FROM timeline_event t
                UNION ALL SELECT i.id, i.reference, i.kind, i.actor, i.happened_at FROM intelligence_event i) e
               ON e.reference = f.reference AND e.actor <> f.officer
         WHERE news_topic(e.kind) = ANY (news_wanted(f.officer))
         GROUP BY f.reference, f.officer, f.organisation) n
 WHERE s.reference = n.reference AND s.officer = n.officer AND s.organisation = n.organisation AND n.event > s.seen_event;
