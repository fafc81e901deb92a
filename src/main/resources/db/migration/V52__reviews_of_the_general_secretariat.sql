-- The General Secretariat reviews what is overdue, or was referred to it: as the team does, it comments, and reads what others said.
-- rolling: the version before refuses its comments; nothing else is wider
ALTER POLICY product_comment_of_team ON product_comment
    USING (relay_office() IN ('INTERPOL', 'INTERPOL-gwet') AND relay_sees(reference))
    WITH CHECK (relay_office() IN ('INTERPOL', 'INTERPOL-gwet') AND relay_sees(reference));

-- Who serves the General Secretariat and an office that writes reports reads as INTERPOL: the draft is still that office's.
CREATE OR REPLACE FUNCTION relay_drafts(wanted text, subject text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN relay_office() = 'INTERPOL-gwet' THEN relay_sees(wanted) AND strpos(subject, '-') = 0
                WHEN starts_with(relay_office(), 'INTERPOL-ist-members/') THEN relay_sees(wanted) AND subject = 'IST_DEPLOYMENT'
                WHEN relay_office() = 'INTERPOL'
                THEN relay_sees(wanted) AND EXISTS (SELECT FROM engine_group_member m
                                                     WHERE m.user_id = relay_actor()
                                                       AND CASE WHEN m.group_id IN ('gwet-analysts', 'gwet-leads') THEN strpos(subject, '-') = 0
                                                                ELSE m.group_id = 'ist-members' AND subject = 'IST_DEPLOYMENT' END)
                ELSE relay_side() = 'NCB' AND EXISTS (SELECT FROM expert_engagement e
                                                       WHERE e.id::text = subject AND e.reference = wanted
                                                         AND e.organisation = relay_organisation()) END
    $$;
