-- A letter that was given up and then given another chance: its case is told once it leaves.
ALTER TABLE outbox_mail ADD COLUMN retried_at timestamptz;
COMMENT ON COLUMN outbox_mail.retried_at IS 'when somebody last gave it another chance after the relay gave up';
GRANT UPDATE (retried_at) ON outbox_mail TO relay_app;
