-- rolling: the version before reads the same tables and does not need the indexes
-- The list of intelligence: the newest first for INTERPOL, for a country what it received.
CREATE INDEX intelligence_newest ON intelligence (registered_at DESC, reference);
CREATE INDEX dispatch_by_organisation ON dispatch (organisation, reference);
CREATE INDEX owner_consent_by_owner ON owner_consent (owner, reference);
