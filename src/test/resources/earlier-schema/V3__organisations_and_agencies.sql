-- Stands for a migration of a version before 1.0.0.
CREATE TABLE agency_of_an_earlier_version (code text PRIMARY KEY);
