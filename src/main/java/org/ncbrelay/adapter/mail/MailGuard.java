package org.ncbrelay.adapter.mail;

import java.util.Locale;
import java.util.Optional;
import org.ncbrelay.adapter.mail.MailSettings.Transport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps demonstrations and tests from writing to real people: such a configuration does not start. */
@Component
class MailGuard implements ApplicationRunner {
    /**
     * The address that CITES Notification 2019/042 publishes for the copy to the General Secretariat (paragraph 3, and paragraph 1.1 of
     * its Annex). Only the production profile writes to it; elsewhere the operator sets a desk.
     */
    static final String PUBLISHED = "environmentalcrime@interpol.int";

    private final MailSettings settings;
    private final boolean production;
    private final JdbcClient jdbc;

    MailGuard(MailSettings settings, Environment environment, JdbcClient jdbc) {
        this.settings = settings;
        this.production = environment.acceptsProfiles(Profiles.of("production"));
        this.jdbc = jdbc;
        if (production) return;
        refuseIf(settings.realRecipientsAllowed(), "relay.mail.real-recipients-allowed is set");
        refuseIf(isPublished(settings.from()), "relay.mail.from is the published address");
        refuseIf(
                isPublished(settings.generalSecretariatDesk()),
                "relay.mail.general-secretariat-desk is the published address");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!production) refuseIf(aDeskIsPublished(), "a desk of an organisation is the published address");
    }

    /** The published address, in lower case, unless this is production over SMTP; the database refuses letters to it ({@code relay_recipient}). */
    Optional<String> refusedAddress() {
        boolean allowed = production && settings.transport() == Transport.SMTP;
        return allowed ? Optional.empty() : Optional.of(PUBLISHED);
    }

    /** Whether an address, with or without a display name, is the published one. */
    private static boolean isPublished(String address) {
        return address != null && address.toLowerCase(Locale.ROOT).contains(PUBLISHED);
    }

    private boolean aDeskIsPublished() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM organisation WHERE strpos(lower(mail_address), :published) > 0)")
                .param("published", PUBLISHED)
                .query(Boolean.class)
                .single();
    }

    private static void refuseIf(boolean wrong, String what) {
        if (wrong) throw new IllegalStateException(what + "; only the profile production may do that");
    }
}
