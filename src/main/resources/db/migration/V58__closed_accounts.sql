-- Accounts that an operator has closed at once. The account stays, with its roles, so that two operators can reopen it; who closed it and
-- when is in administration_change. A login reads this before anybody acts. Nodes of the version before do not ask: replace all of them.
CREATE TABLE closed_account (
    user_id text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 64)
);
GRANT SELECT, INSERT, DELETE ON closed_account TO relay_app;

CREATE OR REPLACE VIEW engine_user WITH (security_invoker) AS
    SELECT id_ AS id, first_ AS first, last_ AS last, email_ AS email, pwd_ AS pwd, salt_ AS salt,
           EXISTS (SELECT FROM closed_account c WHERE c.user_id = id_) AS closed
      FROM act_id_user;

-- As before, without the closed accounts: they decide nothing, so an office of which only they are left refers its decisions.
CREATE OR REPLACE FUNCTION relay_deciders(acting text, office text, groups text[], moment timestamptz)
    RETURNS TABLE (user_id text, present boolean) LANGUAGE plpgsql AS $$
DECLARE
    organisation_before CONSTANT text := coalesce(current_setting('relay.organisation', true), '');
    ignored text := set_config('relay.organisation', acting, true);
BEGIN
    RETURN QUERY
        SELECT u.id::text,
               NOT EXISTS (SELECT 1 FROM absence a
                            WHERE a.absent = u.id AND a.starts_at <= moment AND coalesce(a.ended_at, a.ends_at) > moment)
          FROM engine_tenant_member m JOIN engine_user u ON u.id = m.user_id LEFT JOIN officer_profile p ON p.user_id = u.id
         WHERE m.tenant_id = office AND NOT u.closed
           AND (p.organisation = office
                OR p.organisation IS NULL AND (SELECT count(*) FROM engine_tenant_member o WHERE o.user_id = u.id) = 1)
           AND EXISTS (SELECT 1 FROM engine_group_member g WHERE g.user_id = u.id AND g.group_id = ANY (groups))
         ORDER BY u.id;
    ignored := set_config('relay.organisation', organisation_before, true);
END $$;
