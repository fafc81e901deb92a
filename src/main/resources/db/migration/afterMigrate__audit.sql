-- Ties every table of states to the audit, and every table of content to erasure: the newest migration's too.
SELECT audit_attach();
SELECT erasure_attach();
