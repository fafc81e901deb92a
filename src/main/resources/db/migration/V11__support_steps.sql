-- One recorded step of a capability's support: what was agreed, decided or done, by whom; never changed.
CREATE TABLE capability_step (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference    text NOT NULL REFERENCES support_request,
    capability   text NOT NULL,
    kind         text NOT NULL CHECK (kind ~ '^[A-Z_]{3,40}$'),
    content      jsonb NOT NULL,
    recorded_by  text NOT NULL,
    organisation text NOT NULL REFERENCES organisation,
    recorded_at  timestamptz NOT NULL
);
CREATE INDEX capability_step_by_case ON capability_step (reference, capability, id);

-- The last number of a series that INTERPOL numbers itself; it tells nothing of any case.
CREATE TABLE official_number (
    series text NOT NULL CHECK (series IN ('NOTICE', 'DIFFUSION')),
    year   int NOT NULL,
    last   bigint NOT NULL CHECK (last BETWEEN 1 AND 999999),
    PRIMARY KEY (series, year)
);

-- A message that a bureau sent to picked countries; the General Secretariat reviews it at once after sending.
CREATE TABLE diffusion (
    number        text PRIMARY KEY,
    reference     text NOT NULL REFERENCES support_request,
    receivers     text[] NOT NULL CHECK (cardinality(receivers) > 0),
    title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    body          text NOT NULL,
    sent_by       text NOT NULL,
    sent_at       timestamptz NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text,
    CHECK (left(reference, 3) <> ALL (receivers)),
    CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE INDEX diffusion_by_case ON diffusion (reference);
CREATE INDEX diffusion_by_receiver ON diffusion USING gin (receivers);

-- A country that the request restricts never receives it.
CREATE FUNCTION refuse_restricted_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND r.restricted_countries && NEW.receivers) THEN
        RAISE EXCEPTION 'a restricted country cannot receive data of %', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER receivers_are_allowed BEFORE INSERT ON diffusion FOR EACH ROW EXECUTE FUNCTION refuse_restricted_receiver();

ALTER TABLE capability_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE capability_step FORCE ROW LEVEL SECURITY;
CREATE POLICY capability_step_with_case ON capability_step
    USING (relay_sees(reference)) WITH CHECK (relay_sees(reference));

ALTER TABLE diffusion ENABLE ROW LEVEL SECURITY;
ALTER TABLE diffusion FORCE ROW LEVEL SECURITY;
CREATE POLICY diffusion_seen ON diffusion FOR SELECT
    USING (relay_sees(reference) OR relay_organisation() = ANY (receivers));
CREATE POLICY diffusion_sent ON diffusion FOR INSERT WITH CHECK (relay_sees(reference));
CREATE POLICY diffusion_cancelled ON diffusion FOR UPDATE
    USING (relay_organisation() = 'INTERPOL') WITH CHECK (relay_organisation() = 'INTERPOL');

GRANT SELECT, INSERT ON capability_step, official_number, diffusion TO relay_app;
GRANT UPDATE (last) ON official_number TO relay_app;
GRANT UPDATE (cancelled_at, cancel_reason) ON diffusion TO relay_app;
