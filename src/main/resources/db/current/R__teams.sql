-- What holds for teams and experts, and to whom of the deployment office a case is open.
SET LOCAL lock_timeout = '10s';

-- There is no team without a recorded request for one, or an offer that the agency accepted (Annex 2.3).
CREATE OR REPLACE FUNCTION refuse_team_without_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_capability c JOIN iis_submission s USING (reference)
                    WHERE c.reference = NEW.reference AND c.capability = 'IST_DEPLOYMENT' AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN')
                      AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no recorded request of % asks for a team', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A mission lasts 20 working days in all at most (our default).
CREATE OR REPLACE FUNCTION refuse_too_long_mission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(days), 0) FROM ist_fact WHERE reference = NEW.reference) + NEW.days > 20 THEN
        RAISE EXCEPTION 'a mission lasts 20 working days in all at most' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- The network helps only upon a valid request via the NCB (Annex 2.5): acknowledged, and recorded from an official source.
CREATE OR REPLACE FUNCTION refuse_expert_without_ncb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM acknowledgment a WHERE a.reference = NEW.reference AND a.outcome = 'ACKNOWLEDGED'
                      AND a.round > relay_sent_back(NEW.reference, 'SUBMITTED'))
       OR NOT EXISTS (SELECT 1 FROM iis_submission s WHERE s.reference = NEW.reference AND s.record_number IS NOT NULL) THEN
        RAISE EXCEPTION 'no expert for % without a valid request via the NCB', NEW.reference
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A country that the request restricts is not asked for an expert.
CREATE OR REPLACE FUNCTION refuse_restricted_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM support_request r WHERE r.reference = NEW.reference AND NEW.organisation = ANY (r.restricted_countries)) THEN
        RAISE EXCEPTION 'a restricted country cannot be asked about %', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- An expert whose NCB did not release is never introduced.
CREATE OR REPLACE FUNCTION refuse_unreleased_expert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM expert_release r WHERE r.engagement = NEW.engagement AND r.released) THEN
        RAISE EXCEPTION 'the expert''s NCB has not released the expert' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Of a deployment reads, of the office that prepares it, who was nominated by a person (our default). A nomination of the substitute takes
-- the place of the substitution. Members who open or assign may change no row of others, so their triggers do it.
CREATE OR REPLACE FUNCTION open_to_member(wanted text, member text, giver text, at timestamptz) RETURNS void LANGUAGE sql AS $$
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at)
    VALUES (wanted, 'INTERPOL-ist-members/' || member, left(wanted, 3), 'DEPLOYMENT', giver, at)
    ON CONFLICT (reference, organisation) DO UPDATE
       SET basis = excluded.basis, granted_by = excluded.granted_by, granted_at = excluded.granted_at, valid_until = NULL,
           revoked_at = NULL, revoked_by = NULL
     WHERE c.basis = 'SUBSTITUTE'
    $$;

CREATE OR REPLACE FUNCTION open_to_assignee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM engine_group_member m WHERE m.user_id = NEW.assignee AND m.group_id = 'ist-members')
       AND EXISTS (SELECT FROM ist_deployment d WHERE d.reference = NEW.reference) THEN
        PERFORM open_to_member(NEW.reference, NEW.assignee, NEW.assigned_by, NEW.assigned_at);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION open_to_assignee FROM PUBLIC;

-- Opens what is not open yet and ends what the absence does not cover any more. A substitute's own nomination stays; a substitution is not
-- passed on.
CREATE OR REPLACE FUNCTION relay_open_to_substitutes(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF relay_organisation() IS DISTINCT FROM 'INTERPOL' THEN
        RETURN;
    END IF;
    UPDATE case_access c SET revoked_at = moment, revoked_by = 'relay'
     WHERE c.basis = 'SUBSTITUTE' AND c.revoked_at IS NULL
       AND NOT EXISTS (SELECT FROM absence a
                        WHERE c.organisation = 'INTERPOL-ist-members/' || a.substitute AND c.granted_by = a.absent
                          AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment);
    INSERT INTO case_access AS c (reference, organisation, owner, basis, granted_by, granted_at, valid_until)
    SELECT DISTINCT ON (n.reference, a.substitute)
           n.reference, 'INTERPOL-ist-members/' || a.substitute, n.owner, 'SUBSTITUTE', a.absent, moment, a.ends_at
      FROM absence a JOIN case_access n ON n.organisation = 'INTERPOL-ist-members/' || a.absent
     WHERE a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment AND n.basis = 'DEPLOYMENT' AND n.revoked_at IS NULL
     ORDER BY n.reference, a.substitute, a.ends_at DESC
    ON CONFLICT (reference, organisation) DO UPDATE
       SET granted_by = excluded.granted_by, granted_at = excluded.granted_at, valid_until = excluded.valid_until,
           revoked_at = NULL, revoked_by = NULL
     WHERE c.basis = 'SUBSTITUTE' AND (c.revoked_at IS NOT NULL OR c.valid_until <= moment);
END $$;
REVOKE EXECUTE ON FUNCTION relay_open_to_substitutes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_open_to_substitutes TO relay_app;

-- Once a text is complete, those of its pictures go that are in no version of a product or an opinion, and in no draft of the case.
-- The owner sees the drafts of every office; the caller must write the text.
CREATE OR REPLACE FUNCTION relay_discard_pictures(wanted text, completed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT relay_drafts(wanted, completed) THEN
        RETURN;
    END IF;
    PERFORM set_config('relay.erasing', wanted, true);
    DELETE FROM report_picture p
     WHERE p.reference = wanted AND p.subject = completed
       AND NOT EXISTS (SELECT FROM product_picture s WHERE s.picture = p.id)
       AND NOT EXISTS (SELECT FROM expert_opinion o WHERE o.engagement::text = completed AND strpos(o.formatted, p.id::text) > 0)
       AND NOT EXISTS (SELECT FROM report_draft d WHERE d.reference = wanted AND strpos(d.answers::text, p.id::text) > 0);
    PERFORM set_config('relay.erasing', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION relay_discard_pictures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_discard_pictures TO relay_app;

