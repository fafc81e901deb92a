-- The board keeps in memory what an organisation may count, and reads only what changed since its last look: each row that it counts says
-- in which transaction it was written last. Transactions end in another order than they begin; whoever reads asks from the oldest that
-- still ran at the look before.
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;

DO $$
DECLARE
    counted text;
BEGIN
    FOREACH counted IN ARRAY ARRAY['case_figure', 'case_access', 'case_path', 'act_ru_task']
    LOOP
        -- First a constant, so that no table is written anew.
        EXECUTE format('ALTER TABLE %I ADD COLUMN changed_in bigint NOT NULL DEFAULT 0', counted);
        EXECUTE format('ALTER TABLE %I ALTER COLUMN changed_in SET DEFAULT pg_current_xact_id()::text::bigint', counted);
        EXECUTE format('COMMENT ON COLUMN %I.changed_in IS %L', counted, 'the transaction that wrote the row last; 0 if that was before anybody asked');
        EXECUTE format('CREATE INDEX %I ON %I (changed_in)', counted || '_changed', counted);
    END LOOP;
    FOREACH counted IN ARRAY ARRAY['case_figure', 'case_access', 'case_path']
    LOOP
        EXECUTE format('CREATE TRIGGER change_is_noted BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_change()', counted);
    END LOOP;
END $$;
-- Of a task the board counts nothing but when it is due.
CREATE TRIGGER change_is_noted BEFORE UPDATE ON act_ru_task
    FOR EACH ROW WHEN (OLD.due_date_ IS DISTINCT FROM NEW.due_date_) EXECUTE FUNCTION note_change();

-- A case that is opened to somebody later brings its places along.
CREATE INDEX case_path_open_of_case ON case_path (reference) WHERE left_at IS NULL;
