package org.ncbrelay.adapter.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A second node of one database with a folder of its own: it signs nothing, so that what the first one signed stays whole. */
@IntegrationTest
class SecondNodeTest {
    private final DatabaseAccess access = TestDatabase.migrated();
    private final DataSource database = TestDatabase.dataSource(access, access.application());
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final PlatformTransactionManager transactions = new DataSourceTransactionManager(database);
    private final Clock clock = new MutableClock(Instant.parse("2026-02-03T10:15:30Z"));
    private final CaseRows rows = new CaseRows(access);

    @TempDir
    private Path place;

    @TempDir
    private Path firstPlace;

    @Test
    void aKeyOfItsOwnSignsNothingUntilTheOperatorSaysThatTheOtherOneIsLost() {
        rows.organisation(OrganisationCode.INTERPOL);
        // It started when the database had no checkpoint yet.
        SealSettings shared = settings(firstPlace, "");
        CheckpointMaker first = maker(new SealFolder(shared, null));
        SealFolder own = new SealFolder(settings(place, ""), null);
        first.make();
        String signer = signer();
        assertThat(signer).isEqualTo(first.key().id());

        assertThatThrownBy(maker(own)::make)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The key " + signer + " signed the newest checkpoint of the database");
        assertThat(signers()).containsExactly(signer);
        first.make();

        SealFolder following = new SealFolder(settings(place, signer), signer());
        maker(following).make();
        maker(following).make();
        assertThat(signer()).isEqualTo(own.key().id());
        assertThatThrownBy(first::make).as("the lost key, found again").isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> shared.requireKeyOf(signer())).isInstanceOf(CannotStart.class);
    }

    private CheckpointMaker maker(SealFolder folder) {
        WitnessedHistory history = new WitnessedHistory(folder, jdbc, transactions, clock);
        return new CheckpointMaker(jdbc, transactions, folder, history, clock);
    }

    private static SealSettings settings(Path place, String lost) {
        return new SealSettings(place, Duration.ofMinutes(15), "", lost);
    }

    private String signer() {
        return jdbc.sql(SealSettings.SIGNER).query(String.class).single();
    }

    private List<String> signers() {
        return rows.administration().queryForList("SELECT DISTINCT key_id FROM audit_checkpoint", String.class);
    }
}
