-- Stands for a migration of the numbering before the topic files.
CREATE TABLE agency_of_an_earlier_version (code text PRIMARY KEY);
