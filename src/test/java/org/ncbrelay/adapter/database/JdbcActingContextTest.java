package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.RelayTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RelayTest
class JdbcActingContextTest {
    private static final Officer KENYAN = new Officer("kofi", new OrganisationCode("KEN"), null, Set.of());
    private static final Officer PERUVIAN = new Officer("pilar", new OrganisationCode("PER"), null, Set.of());

    private final JdbcClient jdbc;
    private final CurrentOfficer currentOfficer;
    private final TransactionTemplate transaction;

    JdbcActingContextTest(
            JdbcClient jdbc, CurrentOfficer currentOfficer, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.currentOfficer = currentOfficer;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Test
    void aTransactionBeginsAsTheOrganisationOfWhoeverActs() {
        assertThat(currentOfficer.as(KENYAN, () -> inTransaction(this::seen))).isEqualTo("KEN kofi");
    }

    @Test
    void aTransactionThatNobodyActsInSeesAsNobody() {
        assertThat(inTransaction(this::seen)).isEqualTo("nobody");
    }

    @Test
    void nothingStaysOnThePooledConnection() {
        currentOfficer.as(KENYAN, () -> inTransaction(this::seen));
        for (int connection = 0; connection < 12; connection++)
            assertThat(seen()).isEqualTo("nobody");
    }

    @Test
    void aChangeOfTheOfficerReachesTheRunningTransactionAndIsUndone() {
        String seen = currentOfficer.as(
                KENYAN,
                () -> inTransaction(() -> seen() + ", " + currentOfficer.as(PERUVIAN, this::seen) + ", " + seen()));
        assertThat(seen).isEqualTo("KEN kofi, PER pilar, KEN kofi");
    }

    @Test
    void anOfficerWhoActsInATransactionOfNobodyLeavesNothingBehind() {
        assertThat(inTransaction(() -> currentOfficer.as(KENYAN, this::seen) + ", " + seen()))
                .isEqualTo("KEN kofi, nobody");
    }

    @Test
    void whoActedBeforeIsBackAfterAFailure() {
        String seen = currentOfficer.as(
                KENYAN,
                () -> inTransaction(() -> {
                    assertThatThrownBy(() -> currentOfficer.as(PERUVIAN, JdbcActingContextTest::fail))
                            .hasMessage("failed");
                    return seen();
                }));
        assertThat(seen).isEqualTo("KEN kofi");
        assertThat(currentOfficer.isPresent()).isFalse();
    }

    @Test
    void aBrokenTransactionFailsWithItsOwnReason() {
        assertThatThrownBy(() -> inTransaction(() -> currentOfficer.as(
                        KENYAN,
                        () -> jdbc.sql("SELECT 1/0").query(Integer.class).single())))
                .hasMessageContaining("division by zero");
        assertThat(currentOfficer.isPresent()).isFalse();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private String seen() {
        return jdbc.sql("SELECT coalesce(relay_organisation() || ' ' || relay_actor(), 'nobody')")
                .query(String.class)
                .single();
    }

    private static void fail() {
        throw new IllegalStateException("failed");
    }
}
