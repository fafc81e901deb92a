package org.ncbrelay.security.sessions;

import java.util.function.Consumer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring Session. It reads by one statement, which needs none and so costs one round trip; what it writes is one
 * transaction of its own, whatever its caller is in.
 */
final class StatementTransactions implements TransactionOperations {
    private final TransactionTemplate own;

    StatementTransactions(PlatformTransactionManager transactions) {
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What answers something: Spring Session's reading, and its removing of what has ended. */
    @Override
    public <T> T execute(TransactionCallback<T> action) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? own.execute(action)
                : TransactionOperations.withoutTransaction().execute(action);
    }

    @Override
    public void executeWithoutResult(Consumer<TransactionStatus> action) {
        own.executeWithoutResult(action);
    }
}
