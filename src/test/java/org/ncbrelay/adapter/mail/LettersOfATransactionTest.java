package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.PublishedAddress;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
class LettersOfATransactionTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final CaseReference REFERENCE = CaseReference.of(KENYA, 2026, 1);
    private static final Officer AGENCY = new Officer("agency.ken", KENYA, null, Set.of(Role.AGENCY_OFFICER));

    private final Journal journal;
    private final CaseRows rows;
    private final CurrentOfficer currentOfficer;
    private final TransactionTemplate transaction;

    @Autowired
    LettersOfATransactionTest(
            Journal journal, CaseRows rows, CurrentOfficer currentOfficer, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.rows = rows;
        this.currentOfficer = currentOfficer;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void start() {
        rows.clear();
        rows.organisation(KENYA);
    }

    @Test
    void aLetterIsWrittenInTheTransactionOfTheCase() {
        UUID id = inTransaction(() -> journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(KENYA)));

        Map<String, Object> row = rows.administration().queryForMap("SELECT * FROM outbox_mail WHERE id = ?", id);
        assertThat(row)
                .containsEntry("message_id", "<" + id + "@relay.example>")
                .containsEntry("recipient", "ncb.ken@relay.example")
                .containsEntry("organisation", "KEN")
                .containsEntry("template", "REQUEST_SUBMITTED")
                .containsEntry("language", "en");
    }

    @Test
    void aRollbackWritesNoLetter() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(KENYA));
                    throw new IllegalStateException("the case was not filed");
                }))
                .hasMessage("the case was not filed");

        assertThat(letters()).isZero();
    }

    @Test
    void noLetterIsWrittenOutsideATransaction() {
        assertThatThrownBy(() -> journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(KENYA)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theCopyGoesToTheDeskOfTheGeneralSecretariat() {
        inTransaction(() ->
                journal.send(Letter.COPY_TO_GENERAL_SECRETARIAT, REFERENCE, Addressee.ncb(OrganisationCode.INTERPOL)));

        assertThat(rows.administration().queryForObject("SELECT recipient FROM outbox_mail", String.class))
                .isEqualTo("general-secretariat@relay.example");
    }

    @Test
    void nobodyWritesToThePublishedAddressHere() {
        assertThatThrownBy(() -> inTransaction(() -> journal.send(
                        Letter.PRODUCT_DELIVERED,
                        REFERENCE,
                        Addressee.officer("head.ken", KENYA, PublishedAddress.GENERAL_SECRETARIAT))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(letters()).isZero();
    }

    /** Somebody may change the address of an organisation after the start, past the check that was made then. */
    @Test
    void norIfADeskHasThatAddress() {
        rows.administration()
                .update(
                        "UPDATE organisation SET mail_address = ? WHERE code = 'KEN'",
                        "GS <" + PublishedAddress.GENERAL_SECRETARIAT.toUpperCase(Locale.ROOT) + ">");
        try {
            assertThatThrownBy(
                            () -> inTransaction(() -> journal.send(Letter.REMINDER, REFERENCE, Addressee.ncb(KENYA))))
                    .hasStackTraceContaining("only production writes to the published address");
        } finally {
            rows.administration()
                    .update("UPDATE organisation SET mail_address = 'ncb.ken@relay.example' WHERE code = 'KEN'");
        }

        assertThat(letters()).isZero();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return currentOfficer.as(AGENCY, () -> transaction.execute(status -> work.get()));
    }

    private int letters() {
        return rows.administration().queryForObject("SELECT count(*) FROM outbox_mail", Integer.class);
    }
}
