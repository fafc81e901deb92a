-- What the relay says of a note or a reason: terms in their order, each with its separator, its code and its English. The text has the
-- whole in English; what follows these terms in it was written by somebody. Null where somebody wrote the whole.
ALTER TABLE timeline_event ADD COLUMN said jsonb;
ALTER TABLE intelligence_event ADD COLUMN said jsonb;
ALTER TABLE case_capability ADD COLUMN said jsonb;
GRANT UPDATE (said) ON case_capability TO relay_app;
ALTER TABLE delivery ADD COLUMN said jsonb;
GRANT UPDATE (said) ON delivery TO relay_app;
ALTER TABLE ist_fact ADD COLUMN said jsonb;

-- Events are written with it, and it is erased with the text. Both functions stay as they are beside these columns.
DO $$
DECLARE
    written text := replace(replace(pg_get_functiondef('relay_write'::regproc),
                                    'addressee, note, happened_at', 'addressee, note, said, happened_at'),
                            'r.note, r.happened_at', 'r.note, r.said, r.happened_at');
    erased text := replace(replace(replace(pg_get_functiondef('relay_erase'::regproc),
                                           'note = NULL, addressee = NULL', 'note = NULL, said = NULL, addressee = NULL'),
                                   'UPDATE delivery SET reason = NULL', 'UPDATE delivery SET reason = NULL, said = NULL'),
                           'UPDATE case_capability SET reason = NULL', 'UPDATE case_capability SET reason = NULL, said = NULL');
BEGIN
    IF written = pg_get_functiondef('relay_write'::regproc) OR erased = pg_get_functiondef('relay_erase'::regproc) THEN
        RAISE EXCEPTION 'relay_write or relay_erase is not as expected';
    END IF;
    EXECUTE written;
    EXECUTE erased;
END $$;
