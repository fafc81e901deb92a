package org.ncbrelay.config.seed;

import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Plants all seeds in one transaction at every start; a second node that starts at the same time waits. */
@Component
record Seeding(List<Seed> seeds, JdbcClient database, TransactionOperations transactions) {
    /** Any number, the same on all nodes. */
    private static final long LOCK = 4_711_201_904L;

    /** @param seeds in the order in which each needs those before */
    @EventListener(ApplicationStartedEvent.class)
    void plant() {
        transactions.executeWithoutResult(transaction -> {
            // Another node may take longer than a request may wait.
            database.sql(
                            "SET LOCAL lock_timeout = '5min'; SET LOCAL statement_timeout = '5min'; SET LOCAL idle_in_transaction_session_timeout = '5min'")
                    .update();
            database.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query()
                    .singleRow();
            seeds.forEach(Seed::plant);
        });
    }
}
