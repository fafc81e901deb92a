-- Letters say until when, why their reader got them and what follows silence, and lead to a page that their reader can open.

-- rolling: the version before writes letters without them, which are put into words as before
ALTER TABLE outbox_mail
    ADD COLUMN reader    text CHECK (reader IN ('AGENCY', 'NCB', 'INTERPOL', 'OTHER_COUNTRY', 'INTELLIGENCE', 'OFFICER')),
    ADD COLUMN page      text CHECK (page ~ '^/[a-zA-Z0-9/?=:-]*$'),
    ADD COLUMN task_node text,
    ADD COLUMN task_name text,
    ADD COLUMN due_at    timestamptz,
    ADD COLUMN ends_at   timestamptz,
    ADD COLUMN next_step text;
COMMENT ON COLUMN outbox_mail.reader IS 'how the reader is concerned; null in letters of an earlier version, as all below';
COMMENT ON COLUMN outbox_mail.page IS 'of the relay, to which the letter leads';
COMMENT ON COLUMN outbox_mail.task_node IS 'the task that waits, as diagram and node; null if the letter is about none';
COMMENT ON COLUMN outbox_mail.task_name IS 'its label in English';
COMMENT ON COLUMN outbox_mail.due_at IS 'its due date, by the table of time limits';
COMMENT ON COLUMN outbox_mail.ends_at IS 'when nobody waits for it any longer; null if it waits for ever';
COMMENT ON COLUMN outbox_mail.next_step IS 'what the table of escalations says after the reminders';

DO $$
DECLARE
    writing regproc;
    before text;
    after text;
BEGIN
    FOREACH writing IN ARRAY ARRAY['write_as_organisation', 'write_to_parties']::regproc[] LOOP
        before := pg_get_functiondef(writing);
        after := replace(before, 'template, language, created_at, next_attempt_at)',
                         'template, language, created_at, next_attempt_at, reader, page, task_node, task_name, due_at, ends_at, next_step)');
        after := replace(after, 'r.template, r.language, r.created_at, r.created_at',
                         'r.template, r.language, r.created_at, r.created_at, r.reader, r.page, r.task_node, r.task_name, r.due_at, r.ends_at, r.next_step');
        after := replace(after, 'NEW.created_at, NEW.next_attempt_at',
                         'NEW.created_at, NEW.next_attempt_at, NEW.reader, NEW.page, NEW.task_node, NEW.task_name, NEW.due_at, NEW.ends_at, NEW.next_step');
        IF length(after) < length(before) + 100 THEN
            RAISE EXCEPTION '% writes letters in another way', writing;
        END IF;
        EXECUTE after;
    END LOOP;
END $$;
