-- Ties every table of events and states to the audit, the newest migration's too.
SELECT audit_attach();
