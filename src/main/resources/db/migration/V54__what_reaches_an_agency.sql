-- What INTERPOL's team records of a case reaches an agency of its country while direct contact is authorized; its NCB reads it always, and passes
-- on what the agency needs (Annex 1.1, 1.2).

-- The grant is of the agency whose case it is: an agency that the NCB shared the case with has none.
CREATE FUNCTION relay_is_in_contact(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN relay_side() <> 'AGENCY'
        OR EXISTS (SELECT FROM public.support_request r WHERE r.reference = wanted AND r.agency_code = relay_office())
           AND relay_direct_contact_open(wanted, now());
END $$;
COMMENT ON FUNCTION relay_is_in_contact IS 'whether what INTERPOL''s team records of a case reaches who acts';
REVOKE EXECUTE ON FUNCTION relay_is_in_contact FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_is_in_contact TO relay_app;

-- 1. Deployments and meetings; an agency that its NCB named for a meeting reads its invitation.
-- rolling: the version before shows an agency less, and continues no meeting for an agency
CREATE POLICY meeting_invitation_reached ON meeting_invitation AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_is_in_contact(reference) OR relay_reader() = ANY (agencies));
-- rolling: the version before shows an agency less, and continues no meeting for an agency
CREATE POLICY meeting_reached ON meeting AS RESTRICTIVE FOR SELECT TO relay_app
    USING (relay_is_in_contact(reference)
           OR EXISTS (SELECT FROM meeting_invitation i WHERE i.reference = meeting.reference AND relay_reader() = ANY (i.agencies)));
-- rolling: the version before shows an agency less, and continues no deployment for an agency but where that withdraws its request
DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['ist_deployment', 'ist_fact', 'ist_assessment', 'ist_terms', 'ist_member', 'ist_logistics', 'ist_recommendation',
                                'meeting_outcome', 'meeting_action'] LOOP
        EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR SELECT TO relay_app USING (relay_is_in_contact(reference))',
                       guarded || '_reached', guarded);
    END LOOP;
END $$;

-- 2. Files that INTERPOL adds to a case, with their custody and scans.
-- rolling: the version before shows an agency less, and needs none of it for its work
CREATE POLICY evidence_reached ON evidence AS RESTRICTIVE FOR SELECT TO relay_app
    USING (received_organisation <> 'INTERPOL' OR starts_with(reference, 'INT-') OR relay_is_in_contact(reference));
-- rolling: the version before shows an agency less, and needs none of it for its work
DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['evidence_chunk', 'evidence_custody', 'evidence_scan'] LOOP
        EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR SELECT TO relay_app
                            USING (relay_side() <> ''AGENCY'' OR EXISTS (SELECT FROM evidence e WHERE e.id = %I.evidence_id))',
                       guarded || '_reached', guarded, guarded);
    END LOOP;
END $$;

-- 3. Intelligence for a unit that is in no register is the NCB's to read and to answer, not every agency's of its country. The only agency of a
-- country needs no name (our default); an agency sees those of its country.
CREATE OR REPLACE FUNCTION relay_is_unit(named text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN named IS NOT NULL AND relay_reader() ~ '^[A-Z]{3}-[A-Z0-9]'
       AND (WITH meant AS (SELECT a.code, greatest(CASE WHEN named ~* ('\m' || a.code || '(?![A-Z0-9-])') THEN 1000 END,
                                                   CASE WHEN strpos(lower(named), lower(a.name)) > 0 THEN length(a.name) END) AS certainty
                             FROM public.agency a)
            SELECT coalesce(bool_or(m.code = relay_reader()), (SELECT count(*) = 1 FROM public.agency)) FROM meant m
             WHERE m.certainty = (SELECT max(certainty) FROM meant));
END $$;
