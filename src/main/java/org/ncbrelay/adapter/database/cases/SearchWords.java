package org.ncbrelay.adapter.database.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ncbrelay.adapter.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds the words of requests that were filed or changed to the lists in which a search finds words like a misspelt one. A list that lags
 * behind finds fewer of them, and nothing else.
 */
@Repository
class SearchWords {
    /** What a node that has just started looks back at: whichever node ran before it has listed everything older. Our default. */
    private static final Duration AT_START = Duration.ofHours(1);

    /** A transaction may commit later than it says that it changed a case; our default. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private Instant seen;

    SearchWords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For INTERPOL, to which requests are copied, and for the country of each case. */
    @Transactional
    synchronized void learn() {
        Instant now = clock.instant();
        Instant since = seen == null ? now.minus(AT_START) : seen.minus(OVERLAP);
        learn(since);
        seen = now;
    }

    /** Of cases that were changed at this moment or later. */
    void learn(Instant since) {
        jdbc.sql("SELECT relay_learn_words(?)").param(Rows.at(since)).query(row -> {});
    }
}
