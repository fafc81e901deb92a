package org.ncbrelay.adapter.database.people;

import java.util.function.Supplier;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.domain.administration.AdministrationTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Lets the policies of {@code administration_change} show every change, and takes one lock for all operators on all nodes. */
@Component
class JdbcAdministrationTransactions implements AdministrationTransactions {
    private final WorkerTransactions transactions;
    private final JdbcClient jdbc;

    JdbcAdministrationTransactions(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.transactions = new WorkerTransactions("administration", jdbc, transactionManager);
        this.jdbc = jdbc;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return transactions.call(() -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('administration_change', 0))")
                    .query()
                    .singleRow();
            return work.get();
        });
    }
}
