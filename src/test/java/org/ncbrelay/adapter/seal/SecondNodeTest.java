package org.ncbrelay.adapter.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.config.start.CannotStart;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** A second node of one database with a folder of its own: it signs nothing, so that what the first one signed stays whole. */
@AdapterTest
@TestPropertySource(properties = "spring.application.name=second-node")
class SecondNodeTest {
    private final CheckpointMaker first;
    private final SealSettings shared;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final DatabaseHistory history;
    private final Clock clock;
    private final CaseRows rows;

    @TempDir
    private Path place;

    SecondNodeTest(
            CheckpointMaker first,
            SealSettings shared,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DatabaseHistory history,
            Clock clock,
            CaseRows rows) {
        this.first = first;
        this.shared = shared;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.history = history;
        this.clock = clock;
        this.rows = rows;
    }

    @Test
    void aKeyOfItsOwnSignsNothingUntilTheOperatorSaysThatTheOtherOneIsLost() {
        rows.organisation(OrganisationCode.INTERPOL);
        // It started when the database had no checkpoint yet.
        SealFolder own = new SealFolder(settings(""), null);
        first.make();
        String signer = signer();
        assertThat(signer).isEqualTo(first.key().id());

        assertThatThrownBy(maker(own)::make)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The key " + signer + " signed the newest checkpoint of the database");
        assertThat(signers()).containsExactly(signer);
        first.make();

        SealFolder following = new SealFolder(settings(signer), signer());
        maker(following).make();
        maker(following).make();
        assertThat(signer()).isEqualTo(own.key().id());
        assertThatThrownBy(first::make).as("the lost key, found again").isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> shared.requireKeyOf(signer())).isInstanceOf(CannotStart.class);
    }

    private CheckpointMaker maker(SealFolder folder) {
        return new CheckpointMaker(jdbc, transactions, folder, history, clock);
    }

    private SealSettings settings(String lost) {
        return new SealSettings(place, Duration.ofMinutes(15), "", lost);
    }

    private String signer() {
        return jdbc.sql(SealSettings.SIGNER).query(String.class).single();
    }

    private List<String> signers() {
        return rows.administration().queryForList("SELECT DISTINCT key_id FROM audit_checkpoint", String.class);
    }
}
