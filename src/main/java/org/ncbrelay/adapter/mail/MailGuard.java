package org.ncbrelay.adapter.mail;

import java.util.Optional;
import org.ncbrelay.adapter.mail.MailSettings.Transport;
import org.ncbrelay.domain.PublishedAddress;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps demonstrations and tests from writing to real people: such a configuration does not start. */
class MailGuard implements ApplicationRunner {
    private final MailSettings settings;
    private final boolean production;
    private final JdbcClient jdbc;

    MailGuard(MailSettings settings, Environment environment, JdbcClient jdbc) {
        this.settings = settings;
        this.production = environment.acceptsProfiles(Profiles.of("production"));
        this.jdbc = jdbc;
        if (production) return;
        refuseIf(settings.realRecipientsAllowed(), "relay.mail.real-recipients-allowed is set");
        refuseIf(PublishedAddress.isIn(settings.from()), "relay.mail.from is the published address");
        refuseIf(
                PublishedAddress.isIn(settings.generalSecretariatDesk()),
                "relay.mail.general-secretariat-desk is the published address");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!production) refuseIf(aDeskIsPublished(), "a desk of an organisation is the published address");
    }

    /**
     * @param recipient of a letter that is about to be written
     * @throws IllegalStateException if this is the published address and not production over SMTP
     */
    void check(String recipient) {
        if (PublishedAddress.isIn(recipient) && refusedAddress().isPresent())
            throw new IllegalStateException(
                    "only production writes to the published address of the General Secretariat");
    }

    /** The published address, in lower case, unless this is production over SMTP. */
    Optional<String> refusedAddress() {
        boolean allowed = production && settings.transport() == Transport.SMTP;
        return allowed ? Optional.empty() : Optional.of(PublishedAddress.GENERAL_SECRETARIAT);
    }

    private boolean aDeskIsPublished() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM organisation WHERE strpos(lower(mail_address), :published) > 0)")
                .param("published", PublishedAddress.GENERAL_SECRETARIAT)
                .query(Boolean.class)
                .single();
    }

    private static void refuseIf(boolean wrong, String what) {
        if (wrong) throw new IllegalStateException(what + "; only the profile production may do that");
    }
}
