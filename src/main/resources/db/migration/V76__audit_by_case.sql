-- The page of a case shows what the audit last noted about it; chains are long, and an excerpt must not walk them.
CREATE INDEX audit_record_by_case ON audit_record (reference, organisation, number) WHERE reference IS NOT NULL;
