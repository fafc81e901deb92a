package org.ncbrelay.adapter.database.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.AuditChains;
import org.ncbrelay.domain.audit.ExportWriter;
import org.ncbrelay.domain.evidence.EvidenceFiles;
import org.ncbrelay.support.RelayTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A frozen node frees its locks soon; a slow scanner or a slow line does not end the transaction that waits for it. */
@RelayTest
class LongPausesTest {
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EvidenceFiles files;
    private final AuditChains chains;

    LongPausesTest(TransactionTemplate transaction, JdbcClient jdbc, EvidenceFiles files, AuditChains chains) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.files = files;
        this.chains = chains;
    }

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
