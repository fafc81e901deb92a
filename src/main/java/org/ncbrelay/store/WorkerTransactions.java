package org.ncbrelay.store;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions in which a worker sees the rows that wait for it, of any organisation. Always transactions of their own:
 * the wider sight must not stay on in the transaction of a caller.
 */
public final class WorkerTransactions {
    private final String worker;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** @param worker such as {@code mail} or {@code iis}, as the policies of the tables name it */
    public WorkerTransactions(String worker, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.worker = worker;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T call(Supplier<T> work) {
        return transactions.execute(status -> {
            jdbc.sql("SELECT set_config('relay.worker', :worker, true)")
                    .param("worker", worker)
                    .query(String.class)
                    .single();
            return work.get();
        });
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
