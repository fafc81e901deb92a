-- A deployment also ends when a country does not answer in time (our default: twice the limit): the NCB that was to complete the request,
-- or the host that was to consent. Each is recorded as silence, not as anybody's decision.
ALTER TABLE ist_fact DROP CONSTRAINT ist_fact_kind_check;
ALTER TABLE ist_fact ADD CONSTRAINT ist_fact_kind_check CHECK (kind IN (
    'SCOPED', 'RETURNED', 'SUPPLEMENTED', 'NOT_COMPLETED', 'ASSESSED', 'APPROVED', 'DECLINED', 'TERMS_DRAFTED', 'HOST_SIGNED',
    'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'HOST_SILENT', 'GS_SIGNED', 'TEAM_COMPOSED', 'GO', 'NOT_YET', 'NO_GO', 'DEPLOYED',
    'SITUATION_REPORTED', 'EXTENDED', 'COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER', 'EXIT_BRIEFED', 'DEBRIEFED', 'FOLLOWED_UP'));
ALTER TABLE ist_fact ADD CONSTRAINT ist_fact_silence_has_a_note CHECK (kind NOT IN ('NOT_COMPLETED', 'HOST_SILENT') OR length(note) > 0);

DROP INDEX ist_decided_once;
CREATE UNIQUE INDEX ist_decided_once ON ist_fact (reference) WHERE kind IN ('APPROVED', 'DECLINED', 'NOT_COMPLETED');
DROP INDEX ist_host_signed_once;
CREATE UNIQUE INDEX ist_host_signed_once ON ist_fact (reference) WHERE kind IN ('HOST_SIGNED', 'HOST_REFUSED', 'HOST_SILENT');
