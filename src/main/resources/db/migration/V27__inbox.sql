-- What officers arrange for themselves in their lists: saved views, the cases that they follow, and what they have seen of each.

-- A selection of a list that an officer has saved under a name; its query is the part of the address after the question mark.
CREATE TABLE saved_view (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    officer      text NOT NULL,
    list         text NOT NULL CHECK (list IN ('TASKS', 'CASES')),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 80), -- our default
    query        text NOT NULL CHECK (length(query) <= 2000),
    saved_at     timestamptz NOT NULL,
    UNIQUE (officer, organisation, list, name)
);
-- Officers see their own views and nobody else's.
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_view_of_officer ON saved_view USING (organisation = relay_organisation() AND officer = relay_actor());
GRANT SELECT, INSERT, UPDATE (query, saved_at), DELETE ON saved_view TO relay_app;

-- How much of a case an officer has seen: the newest event of its timeline when they last opened it. It has no foreign key to the case: opening
-- a case would lock its row.
CREATE TABLE case_seen (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    seen_event   bigint NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (reference, officer, organisation)
);
COMMENT ON COLUMN case_seen.seen_event IS 'id of the event; 0 if there was none';
-- A grant that has ended takes what the officer has seen with it.
ALTER TABLE case_seen ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_seen_by_officer ON case_seen
    USING (organisation = relay_organisation() AND officer = relay_actor() AND relay_sees(reference));
GRANT SELECT, INSERT, UPDATE (seen_event, seen_at) ON case_seen TO relay_app;

-- A case that an officer follows.
CREATE TABLE followed_case (
    reference    text NOT NULL,
    officer      text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    followed_at  timestamptz NOT NULL,
    PRIMARY KEY (reference, officer, organisation)
);
CREATE INDEX followed_case_by_officer ON followed_case (officer, organisation);
ALTER TABLE followed_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY followed_case_of_officer ON followed_case
    USING (organisation = relay_organisation() AND officer = relay_actor() AND relay_sees(reference));
-- Only relay_followers_since, below, reads them so.
CREATE POLICY followed_case_announced ON followed_case FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY timeline_event_announced ON timeline_event FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, DELETE ON followed_case TO relay_app;

-- Whom a node of the relay looks at again, because a case that they follow has events after the given one, and the newest event of all. What
-- changed, and how much of it they may see, is then read under their own row-level security.
CREATE FUNCTION relay_followers_since(event bigint, OUT followers text[], OUT newest bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT coalesce(max(e.id), 0) INTO newest FROM timeline_event e;
    IF event IS NULL OR newest <= event THEN
        followers := '{}';
    ELSE
        followers := ARRAY(SELECT DISTINCT f.officer FROM timeline_event e JOIN followed_case f USING (reference) WHERE e.id > event);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION relay_followers_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_followers_since TO relay_app;

-- A letter that says that there is news, and not what: only to whoever chose it.
ALTER TABLE officer_profile
    ADD COLUMN digest text CHECK (digest IN ('DAILY', 'WEEKLY')),
    ADD COLUMN digest_due_at timestamptz,
    ADD CHECK ((digest IS NULL) = (digest_due_at IS NULL));
COMMENT ON COLUMN officer_profile.digest IS 'how often the officer is told by a letter that followed cases have news; null for never';
CREATE INDEX officer_profile_by_digest ON officer_profile (digest_due_at) WHERE digest_due_at IS NOT NULL;
GRANT UPDATE (digest, digest_due_at) ON officer_profile TO relay_app;

-- A task that a head or lead has given to a colleague.
CREATE TABLE task_assignment (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    reference    text NOT NULL,
    task_id      text NOT NULL,
    node         text NOT NULL,
    assignee     text NOT NULL,
    assigned_by  text NOT NULL,
    assigned_at  timestamptz NOT NULL
);
CREATE INDEX task_assignment_by_case ON task_assignment (reference, id);
-- Nobody records one for another organisation, or in somebody else's name.
ALTER TABLE task_assignment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task_assignment_seen ON task_assignment FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY task_assignment_made ON task_assignment FOR INSERT
    WITH CHECK (organisation = relay_organisation() AND assigned_by = relay_actor());
GRANT SELECT, INSERT ON task_assignment TO relay_app;

CREATE FUNCTION audit_task_assignment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.assigned_by, 'TASK_ASSIGNED', NEW.reference, NEW.task_id,
                       audit_text(NEW.node, NEW.assignee, NEW.assigned_at::text));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_task_assignment FROM PUBLIC;
CREATE TRIGGER task_assignment_is_audited AFTER INSERT ON task_assignment FOR EACH ROW EXECUTE FUNCTION audit_task_assignment();

-- One page of the cases that whoever acts may see, narrowed by what relay_list does not ask: it answers references only, as that one does, and
-- counts so many at most, and one more where there are more. A person as assignee is one of the acting organisation; an overdue task may be
-- anybody's, as on the board.
CREATE FUNCTION relay_narrowed_list(asked text, statuses text[], wanted text[], country text, urgencies text[], submitted_from timestamptz,
                                    submitted_before timestamptz, overdue_at timestamptz, assigned_to text, sort text, descending boolean,
                                    size int, skipped bigint, most int, OUT page text[], OUT total int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting CONSTANT text := coalesce(relay_organisation(), '-'); -- nobody's
    sorting CONSTANT text := format(' ORDER BY %1$s %2$s, f.reference %2$s',
        CASE sort WHEN 'submittedAt' THEN 'f.submitted_at' WHEN 'updatedAt' THEN 'f.updated_at' WHEN 'status' THEN 'f.status'
                  WHEN 'urgency' THEN 'urgency_rank(f.urgency)' WHEN 'reference' THEN 'f.reference' END,
        CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    narrowed text := format('SELECT f.reference FROM case_figure f WHERE CASE WHEN f.organisation = %L THEN true ELSE relay_is_granted(f.reference) END',
                            acting) || list_filter(statuses, wanted, country, sort);
    question tsquery;
BEGIN
    IF cardinality(urgencies) > 0 THEN
        narrowed := narrowed || format(' AND f.urgency = ANY (%L)', urgencies);
    END IF;
    IF submitted_from IS NOT NULL THEN
        narrowed := narrowed || format(' AND f.submitted_at >= %L', submitted_from);
    END IF;
    IF submitted_before IS NOT NULL THEN
        narrowed := narrowed || format(' AND f.submitted_at < %L', submitted_before);
    END IF;
    IF overdue_at IS NOT NULL THEN
        narrowed := narrowed || format(' AND f.reference IN (SELECT e.business_key_ FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                                                              WHERE t.due_date_ < %L)', overdue_at AT TIME ZONE 'UTC');
    END IF;
    IF assigned_to IS NOT NULL THEN
        narrowed := narrowed || format(' AND f.reference IN (SELECT e.business_key_ FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                                                              WHERE t.tenant_id_ = %L AND t.assignee_ = %L)', acting, assigned_to);
    END IF;
    IF asked IS NOT NULL THEN
        question := search_question(asked);
        IF numnode(question) = 0 THEN
            page := '{}';
            total := 0;
            RETURN;
        END IF;
        narrowed := narrowed || format(' AND f.reference IN (SELECT t.reference FROM case_text t WHERE t.words @@ %L::tsquery)', question);
    END IF;
    EXECUTE format('SELECT count(*) FROM (%s LIMIT %s) found', narrowed, most + 1) INTO total;
    EXECUTE format('SELECT ARRAY(%s%s LIMIT %s OFFSET %s)', narrowed, sorting, size, skipped) INTO page;
END $$;
REVOKE EXECUTE ON FUNCTION relay_narrowed_list FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_narrowed_list TO relay_app;

-- Titles that are like what was searched for, where nothing has just these words. A server without the extension, or an owner who may not
-- create it, goes without.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searches find no misspelt words';
END $$;
