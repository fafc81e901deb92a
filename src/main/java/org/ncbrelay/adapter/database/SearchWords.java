package org.ncbrelay.adapter.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds the words of requests that were filed or changed to the lists in which a search finds words like a misspelt one. A list that lags
 * behind finds fewer of them, and nothing else.
 */
@Repository
public class SearchWords {
    /** What a node that has just started looks back at: whichever node ran before it has listed everything older. Our default. */
    private static final Duration AT_START = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    /** The oldest transaction that may not have ended when this node looked last; null before. */
    private Long oldest;

    SearchWords(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For INTERPOL, to which requests are copied, and for the country of each case. Looks at a change once, unless it fails. */
    synchronized void list() {
        oldest = transactions.execute(running -> {
            long now = jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    .query(Long.class)
                    .single();
            boolean listed = oldest == null ? list(null, clock.instant().minus(AT_START)) : list(oldest, null);
            return listed ? Long.valueOf(now) : oldest;
        });
    }

    /**
     * Of cases that a transaction changed, or a later one; where it is null, of those that were changed at a moment or later.
     *
     * @return false if another node is at it
     */
    public boolean list(Long changedIn, Instant since) {
        return jdbc.sql("SELECT relay_list_words(CAST(? AS bigint), CAST(? AS timestamptz))")
                .param(changedIn)
                .param(Rows.at(since))
                .query(Boolean.class)
                .single();
    }

    /** How often the words of new requests are listed. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        /** @param interval between two looks; our default is one minute */
        @Bean
        WorkerLoop searchWordsLoop(
                SearchWords words,
                CurrentOfficer officers,
                WorkerSettings workers,
                @Value("${relay.search.interval:1m}") Duration interval) {
            Runnable look = () -> officers.as(Officer.relay(OrganisationCode.INTERPOL), () -> words.list());
            return new WorkerLoop("search-words", look, workers.every(interval));
        }
    }
}
