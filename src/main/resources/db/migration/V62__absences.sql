-- An officer is away from a first to a last day, and names a colleague who may work on what the officer has claimed. Whether an absence
-- runs is asked at each moment and stored nowhere: nothing has to be started or ended at night, and a restart forgets nothing.
CREATE TABLE absence (
    id           uuid PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    absent       text NOT NULL,
    substitute   text NOT NULL,
    first_day    date NOT NULL,
    last_day     date NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    named_at     timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (absent <> substitute),
    CHECK (last_day >= first_day),
    CHECK (ends_at > starts_at)
);
COMMENT ON COLUMN absence.first_day IS 'in the time zone in which the officer read the page; starts_at and ends_at are what counts';
COMMENT ON COLUMN absence.ended_at IS 'the officer was back earlier, or gave the plan up; set once';
CREATE INDEX absence_by_absent ON absence (absent, starts_at);
CREATE INDEX absence_by_substitute ON absence (substitute, starts_at);

-- Two absences of one officer at the same time would have two substitutes. The lock makes the second of two simultaneous ones see the first.
CREATE FUNCTION refuse_second_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('absence of ' || NEW.absent, 0));
    IF EXISTS (SELECT 1 FROM absence a WHERE a.absent = NEW.absent
                  AND a.starts_at < NEW.ends_at AND coalesce(a.ended_at, a.ends_at) > NEW.starts_at) THEN
        RAISE EXCEPTION 'the officer is already absent then' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER absence_is_the_only_one BEFORE INSERT ON absence FOR EACH ROW EXECUTE FUNCTION refuse_second_absence();

-- What was ended stays ended.
CREATE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the absence has ended' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER absence_ends_once BEFORE UPDATE ON absence FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_second_end();

-- A substitute took a task that the absent officer had claimed.
CREATE TABLE stand_in (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    absence      uuid NOT NULL REFERENCES absence,
    organisation text NOT NULL REFERENCES organisation,
    reference    text,
    task_id      text NOT NULL,
    taken_by     text NOT NULL,
    taken_at     timestamptz NOT NULL
);
CREATE INDEX stand_in_by_absence ON stand_in (absence);

ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_seen ON absence FOR SELECT USING (organisation = relay_organisation());
-- Officers name a substitute for themselves only, and only they end it.
CREATE POLICY absence_named ON absence FOR INSERT WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());
CREATE POLICY absence_ended ON absence FOR UPDATE
    USING (organisation = relay_organisation() AND absent = relay_actor())
    WITH CHECK (organisation = relay_organisation() AND absent = relay_actor());

ALTER TABLE stand_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE stand_in FORCE ROW LEVEL SECURITY;
CREATE POLICY stand_in_seen ON stand_in FOR SELECT USING (organisation = relay_organisation());
-- Only the substitute whom a running absence names stands in; nobody notes it for another.
CREATE POLICY stand_in_taken ON stand_in FOR INSERT WITH CHECK (organisation = relay_organisation() AND taken_by = relay_actor()
    AND EXISTS (SELECT 1 FROM absence a WHERE a.id = stand_in.absence AND a.substitute = relay_actor()));

CREATE FUNCTION audit_absence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.absent, CASE WHEN NEW.ended_at IS NULL THEN 'SUBSTITUTE_NAMED' ELSE 'ABSENCE_ENDED' END,
                       NULL, NEW.id::text, audit_text(NEW.substitute, NEW.starts_at::text, NEW.ends_at::text, NEW.ended_at::text));
    RETURN NULL;
END $$;
CREATE TRIGGER absence_is_audited AFTER INSERT OR UPDATE ON absence FOR EACH ROW EXECUTE FUNCTION audit_absence();

CREATE FUNCTION audit_stand_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_note(NEW.organisation, NEW.taken_by, 'TASK_TAKEN_FOR_ABSENT', NEW.reference, NEW.task_id,
                       audit_text(NEW.absence::text, NEW.taken_at::text));
    RETURN NULL;
END $$;
CREATE TRIGGER stand_in_is_audited AFTER INSERT ON stand_in FOR EACH ROW EXECUTE FUNCTION audit_stand_in();
REVOKE EXECUTE ON FUNCTION audit_absence, audit_stand_in FROM PUBLIC;

GRANT SELECT, INSERT ON absence, stand_in TO relay_app;
GRANT UPDATE (ended_at) ON absence TO relay_app;
