package org.ncbrelay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.ExportWriter;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.audit.AuditChains;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.support.AccessTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AccessTest
record ActingContextTest(
        JdbcClient jdbc,
        CurrentOfficer currentOfficer,
        TransactionTemplate transaction,
        EvidenceFiles files,
        AuditChains chains) {
    private static final Officer KENYAN = new Officer("kofi", new OrganisationCode("KEN"), null, Set.of());
    private static final Officer PERUVIAN = new Officer("pilar", new OrganisationCode("PER"), null, Set.of());

    @Test
    void aTransactionBeginsAsTheOrganisationOfWhoeverActs() {
        assertThat(currentOfficer.as(KENYAN, () -> inTransaction(this::seen))).isEqualTo("KEN kofi");
    }

    /** They go to the database together with who acts. */
    @Test
    void theFirstStatementOfATransactionHasItsOwnParametersAndItsOwnAnswer() {
        String seen = as(
                () -> jdbc.sql("SELECT :text || relay_actor() FROM generate_series(1, :n) WHERE :nothing::text IS NULL")
                        .param("text", "for ")
                        .param("n", 1)
                        .param("nothing", null)
                        .query(String.class)
                        .single());
        assertThat(seen).isEqualTo("for kofi");
        assertThat(as(() -> jdbc.sql("DELETE FROM report_draft WHERE reference = ?")
                        .param("none")
                        .update()))
                .isZero();
    }

    @Test
    void aStatementThatIsNotSentDoesNotLeaveTheOfficerBeforeInTheTransaction() {
        String seen = as(() -> seen() + ", "
                + currentOfficer.as(PERUVIAN, () -> {
                    assertThatThrownBy(() -> jdbc.sql("SELECT ?")
                                    .param(new Object())
                                    .query(String.class)
                                    .single())
                            .rootCause()
                            .hasMessageContaining("infer the SQL type");
                    return seen();
                }));
        assertThat(seen).isEqualTo("KEN kofi, PER pilar");
    }

    private <T> T as(Supplier<T> work) {
        return currentOfficer.as(KENYAN, () -> inTransaction(work));
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
                    assertThatThrownBy(() -> currentOfficer.as(PERUVIAN, ActingContextTest::fail))
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

    /** A frozen node frees its locks soon; a slow scanner or a slow line does not end the transaction that waits for it. */
    @Test
    void aTransactionThatPausesIsEndedSoon() {
        assertThat(longestPauseAfter(() -> {})).isEqualTo("15s");
    }

    @Test
    void whateverGoesToSomebodyOutsideMayTakeLonger() {
        UUID nothing = UUID.randomUUID();
        assertThat(longestPauseAfter(() -> files.copyTo(nothing, OutputStream.nullOutputStream())))
                .isEqualTo("90s");
        assertThat(longestPauseAfter(() -> files.copyDraftTo(nothing, nothing, OutputStream.nullOutputStream())))
                .isEqualTo("90s");
        assertThat(longestPauseAfter(() -> chains.write(
                        new OrganisationCode("KEN"), new ExportWriter("KEN", "2026-02-03T10:15:30Z", line -> {}))))
                .isEqualTo("90s");
        assertThat(longestPauseAfter(() -> {}))
                .as("with the transaction, it is over")
                .isEqualTo("15s");
    }

    private String longestPauseAfter(Reading reading) {
        return transaction.execute(status -> {
            try {
                reading.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return setting("idle_in_transaction_session_timeout");
        });
    }

    private String setting(String name) {
        return jdbc.sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private interface Reading {
        void read() throws IOException;
    }
}
