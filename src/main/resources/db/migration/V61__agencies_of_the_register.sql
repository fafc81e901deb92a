-- The agency of a case is one of the register: its letters go to the address that its NCB registered, or to that NCB. What a request calls its agency,
-- and where it says that agency is reached, is shown in the request alone (our default).

-- 1. Letters to the agency of a case go to each agency that joined it as well: from address to address of the register.
-- rolling: the version before may write to the address of a request, which joins no other agency then
DO $$
DECLARE
    writing text := pg_get_functiondef('write_to_parties()'::regprocedure);
    change  text[];
BEGIN
    FOREACH change SLICE 1 IN ARRAY ARRAY[
        ['coalesce(j.content -> ''agency'' ->> ''email'', a.mail_address) AS recipient', 'a.mail_address AS recipient'],
        ['AND s.content -> ''agency'' ->> ''email'' = NEW.recipient',
         'JOIN agency standing ON standing.code = s.agency_code AND standing.mail_address = NEW.recipient'],
        ['LEFT JOIN support_request j ON j.reference = l.reference', '']] LOOP
        ASSERT strpos(writing, change[1]) > 0;
        writing := replace(writing, change[1], change[2]);
    END LOOP;
    EXECUTE writing;
END $$;

-- 2. What waits to leave for the address of a request, or never reached it, leaves for that of the register, or for the NCB.
ALTER TABLE outbox_mail NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
ALTER TABLE support_request NO FORCE ROW LEVEL SECURITY;
ALTER TABLE agency NO FORCE ROW LEVEL SECURITY;
UPDATE outbox_mail m SET recipient = coalesce(a.mail_address, o.mail_address)
  FROM support_request r JOIN organisation o ON o.code = r.organisation LEFT JOIN agency a ON a.code = r.agency_code
 WHERE m.sent_at IS NULL AND r.reference = m.reference AND m.organisation = r.organisation
   AND m.recipient = r.content #>> '{agency,email}' AND m.recipient <> o.mail_address
   AND NOT EXISTS (SELECT FROM agency other WHERE other.organisation = m.organisation AND other.mail_address = m.recipient)
   AND NOT EXISTS (SELECT FROM engine_user u WHERE u.email = m.recipient);
ALTER TABLE agency FORCE ROW LEVEL SECURITY;
ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox_mail FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;

-- 3. A better request follows one that was declined.
-- rolling: it takes all that the version before writes, and what follows a declined case more
CREATE OR REPLACE FUNCTION link_followed_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM case_link l WHERE l.reference = NEW.reference AND l.kind = 'FOLLOWS';
    IF NEW.content ? 'follows' THEN
        INSERT INTO case_link (reference, kind, earlier_reference)
        SELECT NEW.reference, 'FOLLOWS', r.reference FROM support_request r
         WHERE r.reference = NEW.content ->> 'follows' AND r.organisation = NEW.organisation AND r.status IN ('CLOSED', 'DECLINED');
        IF NOT FOUND THEN
            RAISE EXCEPTION '% follows no closed or declined case of its country', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NULL;
END $$;
