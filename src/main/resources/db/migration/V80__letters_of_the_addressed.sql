-- Who was invited to a case sees its own letters about it, not those to others with their addresses. The country that asked sees its own
-- and whether the General Secretariat's copies left; INTERPOL sees the letters of every case it may see.
DROP POLICY outbox_mail_of_case ON outbox_mail;
CREATE POLICY outbox_mail_of_addressed ON outbox_mail
    USING (relay_worker() = 'mail' OR organisation = relay_organisation()
           OR (reference IS NOT NULL AND relay_sees(reference)
               AND (relay_organisation() = 'INTERPOL'
                    OR (organisation = 'INTERPOL' AND relay_organisation() = left(reference, 3)))))
    WITH CHECK (relay_worker() = 'mail' OR relay_organisation() IS NOT NULL);
