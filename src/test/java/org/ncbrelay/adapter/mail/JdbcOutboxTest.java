package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.PublishedAddress;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
class JdbcOutboxTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final CaseReference REFERENCE = CaseReference.of(KENYA, 2026, 1);
    private static final Officer AGENCY = new Officer("agency.ken", KENYA, null, Set.of(Role.AGENCY_OFFICER));

    private final Outbox outbox;
    private final CaseRows rows;
    private final CurrentOfficer currentOfficer;
    private final TransactionTemplate transaction;

    @Autowired
    JdbcOutboxTest(
            Outbox outbox, CaseRows rows, CurrentOfficer currentOfficer, PlatformTransactionManager transactions) {
        this.outbox = outbox;
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
        UUID id = UUID.randomUUID();
        inTransaction(() -> outbox.toDesk(id, REFERENCE, KENYA, Letter.REQUEST_SUBMITTED));

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
                    outbox.toDesk(UUID.randomUUID(), REFERENCE, KENYA, Letter.REQUEST_SUBMITTED);
                    throw new IllegalStateException("the case was not filed");
                }))
                .hasMessage("the case was not filed");

        assertThat(letters()).isZero();
    }

    @Test
    void noLetterIsWrittenOutsideATransaction() {
        assertThatThrownBy(() -> outbox.toDesk(UUID.randomUUID(), REFERENCE, KENYA, Letter.REQUEST_SUBMITTED))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theCopyGoesToTheDeskOfTheGeneralSecretariat() {
        inTransaction(() -> outbox.toDesk(
                UUID.randomUUID(), REFERENCE, OrganisationCode.INTERPOL, Letter.COPY_TO_GENERAL_SECRETARIAT));

        assertThat(rows.administration().queryForObject("SELECT recipient FROM outbox_mail", String.class))
                .isEqualTo("general-secretariat@relay.example");
    }

    @Test
    void nobodyWritesToThePublishedAddressHere() {
        assertThatThrownBy(() -> inTransaction(() -> outbox.toAgency(
                        UUID.randomUUID(),
                        REFERENCE,
                        KENYA,
                        PublishedAddress.GENERAL_SECRETARIAT,
                        Letter.PRODUCT_DELIVERED)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(letters()).isZero();
    }

    private void inTransaction(Runnable work) {
        currentOfficer.as(AGENCY, () -> {
            transaction.executeWithoutResult(status -> work.run());
            return null;
        });
    }

    private int letters() {
        return rows.administration().queryForObject("SELECT count(*) FROM outbox_mail", Integer.class);
    }
}
