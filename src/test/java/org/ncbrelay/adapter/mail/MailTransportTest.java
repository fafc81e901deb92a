package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailer;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No default, demonstration or test can write to a real address; only production over SMTP can, where it is allowed. */
@IntegrationTest
class MailTransportTest {
    private final DatabaseAccess access = TestDatabase.migrated();
    private final ApplicationContextRunner relay = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, MailConfiguration.LocalMailbox.class, MailConfiguration.Smtp.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(
                    LetterWords.class,
                    () -> new LetterWords(URI.create("http://localhost:8080"), new FakeRelay().countries))
            .withBean(CurrentOfficer.class, FakeCurrentOfficer::nobody)
            .withBean(JdbcClient.class, () -> JdbcClient.create(TestDatabase.dataSource(access, access.owner())))
            .withBean(MailGuard.class);

    @Test
    void lettersStayHereByDefault() {
        relay.run(context -> assertThat(context).getBean(Mailer.class).isInstanceOf(MailboxMailer.class));
    }

    @Test
    void smtpIsUsedWhereItIsAskedFor() {
        relay.withPropertyValues("relay.mail.transport=smtp", "relay.mail.host=localhost")
                .run(context -> assertThat(context).getBean(Mailer.class).isInstanceOf(SmtpMailer.class));
    }

    @Test
    void smtpNeedsAServer() {
        relay.withPropertyValues("relay.mail.transport=smtp")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("RELAY_MAIL_HOST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "real-recipients-allowed=true",
                "general-secretariat-desk=" + MailGuard.PUBLISHED,
                "from=" + MailGuard.PUBLISHED
            })
    void realRecipientsAreRefusedOutsideProduction(String setting) {
        relay.withPropertyValues("relay.mail." + setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("only the profile production"));
    }

    @Test
    void productionMayWriteToThePublishedAddressOverSmtp() {
        relay.withPropertyValues(
                        "spring.profiles.active=production",
                        "relay.mail.transport=smtp",
                        "relay.mail.host=localhost",
                        "relay.mail.real-recipients-allowed=true",
                        "relay.mail.general-secretariat-desk=" + MailGuard.PUBLISHED)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(MailGuard.class).refusedAddress())
                            .isEmpty();
                });
    }

    @Test
    void aDeskAtThePublishedAddressIsRefusedAtStart() {
        CaseRows rows = new CaseRows(access);
        rows.organisation(OrganisationCode.INTERPOL);
        relay.run(context -> {
            context.getBean(MailGuard.class).run(null);
            rows.administration()
                    .update("UPDATE organisation SET mail_address = ?", "Desk <EnvironmentalCrime@interpol.int>");
            assertThatThrownBy(() -> context.getBean(MailGuard.class).run(null))
                    .hasMessageContaining("only the profile production");
        });
    }

    @EnableConfigurationProperties({MailSettings.class, SmtpSettings.class})
    static class Settings {}
}
