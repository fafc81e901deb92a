package org.ncbrelay.security.engineapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * What the engine reads for an answer about one task, in one transaction: it would read in several, each with a commit to wait for, and
 * answer with what was true at different moments. Such answers are small: none waits for its reader with the transaction open.
 */
final class OneRead {
    private final PlatformTransactionManager transactions;

    OneRead(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Answers the request; of an answer that is an error nothing is kept, as the engine keeps nothing of a command that failed. */
    void run(FilterChain chain, HttpServletRequest request, EngineErrorResponseWrapper answer)
            throws IOException, ServletException {
        TransactionStatus read = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean good = false;
        try {
            chain.doFilter(request, answer);
            good = answer.getStatus() < 400 && !read.isRollbackOnly();
        } finally {
            if (good) transactions.commit(read);
            else transactions.rollback(read);
        }
    }
}
