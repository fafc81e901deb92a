-- The mailbox page shows an organisation its delivered letters, newest first.
CREATE INDEX outbox_mail_by_desk ON outbox_mail (organisation, sent_at DESC, id DESC) WHERE sent_at IS NOT NULL;
