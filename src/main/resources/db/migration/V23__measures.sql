-- Measures that leave their mark outside the case: notices, diffusions, teams, experts, meetings, trainings. Each ends once: done, or undone by a
-- withdrawal, a refusal or a stop. The countries that it reaches read its row, which says nothing else of the case.
CREATE TABLE measure (
    id         uuid PRIMARY KEY,
    reference  text NOT NULL REFERENCES support_request,
    capability text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('NOTICE', 'DIFFUSION', 'TEAM', 'EXPERT', 'MEETING', 'TRAINING')),
    name       text,
    countries  text[] NOT NULL,
    taken_by   text NOT NULL,
    taken_at   timestamptz NOT NULL,
    outcome    text CHECK (outcome IN ('DONE', 'UNDONE')),
    ended_by   text,
    ended_at   timestamptz,
    CHECK ((outcome IS NULL) = (ended_at IS NULL) AND (outcome IS NULL) = (ended_by IS NULL))
);
COMMENT ON COLUMN measure.name IS 'a number, or the code of an expert; null where the kind says all';
CREATE INDEX measure_by_case ON measure (reference, taken_at);
CREATE INDEX measure_by_country ON measure USING gin (countries);
ALTER TABLE measure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_with_case ON measure USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
CREATE POLICY measure_read_where_it_reaches ON measure FOR SELECT USING (relay_organisation() = ANY (countries));
GRANT SELECT, INSERT, UPDATE (outcome, ended_by, ended_at) ON measure TO relay_app;

-- What a bureau has sent ends with its request; until now INTERPOL alone could cancel it.
ALTER POLICY diffusion_cancelled ON diffusion USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));
