package org.ncbrelay.store;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For transactions that wait for another system between two statements: a scanner for malware, or a browser behind a slow line. They may
 * pause longer than others, because they have only read until then and hold nothing that an act waits for.
 */
public class LongPauses {
    private final JdbcClient jdbc;
    private final Duration longest;

    public LongPauses(JdbcClient jdbc, Duration longest) {
        this.jdbc = jdbc;
        this.longest = longest;
    }

    /** Lets the running transaction pause, until it ends. */
    public void allow() {
        jdbc.sql("SELECT set_config('idle_in_transaction_session_timeout', ?, true)")
                .param(Long.toString(longest.toMillis()))
                .query(String.class)
                .single();
    }
}
