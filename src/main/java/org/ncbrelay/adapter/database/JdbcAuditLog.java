package org.ncbrelay.adapter.database;

import org.ncbrelay.port.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the database to note a read; it takes actor and organisation from the transaction, never from us. */
@Repository
class JdbcAuditLog implements AuditLog {
    private final JdbcClient jdbc;
    private final TransactionTemplate joining;
    private final TransactionTemplate own;

    JdbcAuditLog(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.joining = new TransactionTemplate(transactionManager);
        this.own = new TransactionTemplate(transactionManager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void read(Read what, String reference, String subject) {
        boolean readOnly = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        (readOnly ? own : joining).executeWithoutResult(transaction -> note(what, reference, subject));
    }

    private void note(Read what, String reference, String subject) {
        jdbc.sql("SELECT 1 FROM relay_audit_read(?, ?, ?)")
                .params("READ_" + what, reference, subject)
                .query((row, n) -> 0)
                .list();
    }
}
