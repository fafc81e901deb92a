package org.ncbrelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.support.AdapterTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@AdapterTest
class TransactionReadsTest {
    private static final Officer KENYAN = Officer.relay(new OrganisationCode("KEN"));
    private static final Officer FRENCH = Officer.relay(new OrganisationCode("FRA"));
    private static final String ROWS = "SELECT n, relay_organisation() FROM generate_series(1, 2500) AS n";
    private static final String OPEN_CURSORS = "SELECT count(*) FROM pg_cursors";

    private final TransactionReads reads;
    private final JdbcClient jdbc;
    private final CurrentOfficer officers;
    private final TransactionTemplate transaction;
    private int count;

    TransactionReadsTest(
            TransactionReads reads, JdbcClient jdbc, CurrentOfficer officers, TransactionTemplate transaction) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.officers = officers;
        this.transaction = transaction;
    }

    @Test
    void aTransactionReadsOnceAndTheNextOneAgain() {
        assertThat(inTransaction(() -> read() + read())).isEqualTo(1 + 1);
        assertThat(inTransaction(this::read)).isEqualTo(2);
    }

    @Test
    void whoeverActsReadsForThemselves() {
        int both = inTransaction(() -> officers.as(KENYAN, this::read) * 10 + officers.as(FRENCH, this::read));
        assertThat(both).isEqualTo(12);
    }

    @Test
    void aChangeOrAFunctionOfOursMakesItReadAgainAndAQueryDoesNot() {
        inTransaction(() -> {
            read();
            jdbc.sql("SELECT 1").query(Integer.class).single();
            assertThat(read()).isEqualTo(1);
            jdbc.sql("DELETE FROM report_draft WHERE false").update();
            assertThat(read()).as("no remembered read is of a draft").isEqualTo(1);
            jdbc.sql("UPDATE organisation SET name = name WHERE code = 'none'").update();
            assertThat(read()).isEqualTo(2);
            jdbc.sql("SELECT relay_organisation()").query(String.class).optional();
            return assertThat(read()).isEqualTo(3);
        });
    }

    @Test
    void aTransactionInsideAnotherReadsForItself() {
        inTransaction(() -> {
            read();
            TransactionTemplate ownTransaction = new TransactionTemplate(transaction.getTransactionManager());
            ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            ownTransaction.executeWithoutResult(own -> assertThat(read()).isEqualTo(2));
            return assertThat(read()).as("as before").isEqualTo(1);
        });
    }

    @Test
    void nothingIsRememberedWithoutATransaction() {
        assertThat(read() + read()).isEqualTo(1 + 2);
    }

    /** Only a use case that changed something is an act; Spring names its transaction after it. */
    @ParameterizedTest
    @CsvSource({
        "org.ncbrelay.flow.messages.SendMessage.send, false, false, true",
        "org.ncbrelay.flow.messages.SendMessage.send, false, true, false",
        "org.ncbrelay.flow.outputs.ExportCase.dossier, true, false, false",
        "org.ncbrelay.security.sessions.DatabaseSessions.save, false, false, false"
    })
    void aRequestKnowsWhetherAnActWasCommittedInIt(String name, boolean reads, boolean rolledBack, boolean known) {
        ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
        RequestContextHolder.setRequestAttributes(request);
        try {
            TransactionTemplate named = new TransactionTemplate(transaction.getTransactionManager());
            named.setName(name);
            named.setReadOnly(reads);
            named.executeWithoutResult(status -> {
                if (rolledBack) status.setRollbackOnly();
            });
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(request.getRequest().getAttribute(DatabaseState.COMMITTED)).isEqualTo(known ? true : null);
    }

    private int read() {
        return reads.once("something", () -> ++count);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** The server keeps a cursor as long as there are rows that the driver has not taken. */
    @Test
    void rowsAreHandedOnBeforeAllOfThemWereTaken(@Autowired LargeReads largeReads) {
        List<Long> cursors = new ArrayList<>();
        List<String> seenAs = new ArrayList<>();
        officers.as(
                KENYAN,
                () -> transaction.execute(running -> {
                    largeReads.sql(ROWS).query(row -> {
                        if (row.getInt(1) % 1000 == 1)
                            cursors.add(jdbc.sql(OPEN_CURSORS).query(Long.class).single());
                        seenAs.add(row.getString(2));
                    });
                    return null;
                }));

        assertThat(cursors).as("one is that of the question itself").containsExactly(2L, 2L, 1L);
        assertThat(seenAs).hasSize(2500).containsOnly("KEN");
    }
}
