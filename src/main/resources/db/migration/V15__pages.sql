-- How a user wants to read the pages; null follows the browser and the organisation.
ALTER TABLE officer_profile
    ADD COLUMN language text CHECK (language IN ('en', 'fr', 'es', 'ar')),
    ADD COLUMN time_zone text CHECK (length(time_zone) BETWEEN 1 AND 64);
GRANT UPDATE (language, time_zone) ON officer_profile TO relay_app;

-- The draft of a correction names the case that its NCB returned.
ALTER TABLE request_draft ADD COLUMN reference text REFERENCES support_request;
CREATE UNIQUE INDEX request_draft_of_case ON request_draft (owner, reference) WHERE reference IS NOT NULL;

-- A correction may change everything that was asked; the older text stays in request_version.
GRANT UPDATE (urgency, confidentiality, capabilities, countries_involved, restricted_countries, retention_until, direct_contact_requested)
    ON support_request TO relay_app;
