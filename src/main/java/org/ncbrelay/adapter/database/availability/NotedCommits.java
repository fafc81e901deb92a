package org.ncbrelay.adapter.database.availability;

import org.ncbrelay.port.DatabaseState;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes at the running request that a use case was committed. What follows, such as the way back to the page, may still fail; the answer
 * must not say then that nothing was done.
 */
public final class NotedCommits implements TransactionExecutionListener {
    /** Spring names a transaction after the method that began it. */
    private static final String USE_CASES = "org.ncbrelay.flow.";

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        boolean isAct =
                !transaction.isReadOnly() && transaction.getTransactionName().startsWith(USE_CASES);
        if (request != null && failure == null && isAct)
            request.setAttribute(DatabaseState.COMMITTED, true, RequestAttributes.SCOPE_REQUEST);
    }
}
