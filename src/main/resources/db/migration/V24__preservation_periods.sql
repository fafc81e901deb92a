-- How long a platform preserves data, and how often that can be renewed, comes from the decision table when the request is filed. Rows from
-- before keep the rule under which they were filed: 60 days, renewable once to 90 in all.
ALTER TABLE preservation_request ADD COLUMN period_days int NOT NULL DEFAULT 30 CHECK (period_days > 0),
    ADD COLUMN renewals_left int NOT NULL DEFAULT 0 CHECK (renewals_left >= 0);
UPDATE preservation_request SET renewals_left = 1 WHERE renewed_at IS NULL AND expires_at < requested_at + 90;
GRANT UPDATE (renewals_left) ON preservation_request TO relay_app;
