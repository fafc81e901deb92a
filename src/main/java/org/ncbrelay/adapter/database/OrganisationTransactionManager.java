package org.ncbrelay.adapter.database;

import javax.sql.DataSource;
import org.ncbrelay.port.ActingContext;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction as the organisation of whoever acts, for the row-level security of our tables.
 * A transaction that nobody acts in sees no case at all.
 */
class OrganisationTransactionManager extends JdbcTransactionManager {
    private final transient CurrentOfficer currentOfficer;
    private final transient ActingContext context;

    OrganisationTransactionManager(DataSource dataSource, CurrentOfficer currentOfficer, ActingContext context) {
        super(dataSource);
        this.currentOfficer = currentOfficer;
        this.context = context;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (!currentOfficer.isPresent()) return;
        try {
            context.applyNow(currentOfficer.officer());
        } catch (DataAccessException e) {
            // Spring rolls back only what has begun; without this the connection would stay bound to the thread.
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("Could not tell the database who acts", e);
        }
    }
}
