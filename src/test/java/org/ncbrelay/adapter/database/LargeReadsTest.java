package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AdapterTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@AdapterTest
class LargeReadsTest {
    private static final String ROWS = "SELECT n, relay_organisation() FROM generate_series(1, 2500) AS n";
    private static final String OPEN_CURSORS = "SELECT count(*) FROM pg_cursors";

    private final LargeReads reads;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final CurrentOfficer current;

    LargeReadsTest(LargeReads reads, JdbcTemplate jdbc, TransactionOperations transactions, CurrentOfficer current) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.current = current;
    }

    /** The server keeps a cursor as long as there are rows that the driver has not taken. */
    @Test
    void rowsAreHandedOnBeforeAllOfThemWereTaken() {
        List<Long> cursors = new ArrayList<>();
        List<String> seenAs = new ArrayList<>();
        Officer officer = Officer.relay(new OrganisationCode("KEN"));
        current.as(
                officer,
                () -> transactions.execute(running -> {
                    reads.sql(ROWS).query(row -> {
                        if (row.getInt(1) % 1000 == 1) cursors.add(jdbc.queryForObject(OPEN_CURSORS, Long.class));
                        seenAs.add(row.getString(2));
                    });
                    return null;
                }));

        assertThat(cursors).as("one is that of the question itself").containsExactly(2L, 2L, 1L);
        assertThat(seenAs).hasSize(2500).containsOnly("KEN");
    }
}
