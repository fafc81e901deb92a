-- A corrected request has other traces, and may name other countries that must not learn of it: the old ones go.
CREATE POLICY trace_corrected ON trace FOR DELETE USING (organisation = relay_organisation());
GRANT DELETE ON trace TO relay_app;
