-- Two further facts of a deployment: the lead asks to change the terms before a team leaves, and the head of the NCB refuses a withdrawal,
-- after which only the head can ask again (our default).
-- rolling: the version before writes none of the new kinds
ALTER TABLE ist_fact DROP CONSTRAINT ist_fact_kind_check;
-- rolling: the version before writes none of the new kinds
ALTER TABLE ist_fact ADD CONSTRAINT ist_fact_kind_check
    CHECK (kind IN ('SCOPED', 'RETURNED', 'SUPPLEMENTED', 'NOT_COMPLETED', 'ASSESSED', 'APPROVED', 'DECLINED',
                    'TERMS_DRAFTED', 'HOST_SIGNED', 'HOST_ASKED_CHANGES', 'HOST_REFUSED', 'HOST_SILENT', 'GS_SIGNED',
                    'TEAM_COMPOSED', 'GO', 'NOT_YET', 'NO_GO', 'TERMS_TO_CHANGE', 'WITHDRAWAL_REFUSED', 'DEPLOYED', 'SITUATION_REPORTED',
                    'EXTENDED', 'COMPLETED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'TIME_OVER', 'EXIT_BRIEFED', 'DEBRIEFED', 'FOLLOWED_UP'));

-- Each side signs a version of the terms once, and changed terms are a new version; the note of a signature names its version.
-- rolling: the version before signs one version only
DROP INDEX ist_host_signed_once;
-- rolling: the key is wider than before
CREATE UNIQUE INDEX ist_host_signed_once ON ist_fact (reference, note) WHERE kind = 'HOST_SIGNED';
-- rolling: these were unique already
CREATE UNIQUE INDEX ist_host_refused_once ON ist_fact (reference) WHERE kind IN ('HOST_REFUSED', 'HOST_SILENT');
-- rolling: the version before signs one version only
DROP INDEX ist_signed_once;
-- rolling: the key is wider than before
CREATE UNIQUE INDEX ist_signed_once ON ist_fact (reference, note) WHERE kind = 'GS_SIGNED';
