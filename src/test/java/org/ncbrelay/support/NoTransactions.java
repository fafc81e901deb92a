package org.ncbrelay.support;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** Transactions of which nothing remains but their number, for use cases with fakes. */
public final class NoTransactions implements PlatformTransactionManager {
    public int committed;
    public int rolledBack;

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
        return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {
        committed++;
    }

    @Override
    public void rollback(TransactionStatus status) {
        rolledBack++;
    }
}
