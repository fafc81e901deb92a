package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AdapterTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
class TransactionReadsTest {
    private static final Officer KENYAN = Officer.relay(new OrganisationCode("KEN"));
    private static final Officer FRENCH = Officer.relay(new OrganisationCode("FRA"));

    private final TransactionReads reads;
    private final JdbcClient jdbc;
    private final CurrentOfficer officers;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private final AtomicInteger count = new AtomicInteger();

    TransactionReadsTest(
            TransactionReads reads, JdbcClient jdbc, CurrentOfficer officers, PlatformTransactionManager transactions) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.officers = officers;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
            ownTransaction.executeWithoutResult(own -> assertThat(read()).isEqualTo(2));
            return assertThat(read()).as("as before").isEqualTo(1);
        });
    }

    @Test
    void nothingIsRememberedWithoutATransaction() {
        assertThat(read() + read()).isEqualTo(1 + 2);
    }

    private int read() {
        return reads.once("something", count::incrementAndGet);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
