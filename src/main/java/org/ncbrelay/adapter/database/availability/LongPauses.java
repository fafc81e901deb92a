package org.ncbrelay.adapter.database.availability;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For transactions that wait for somebody outside between two statements: a scanner for malware, or a browser behind a slow line. They may
 * pause longer than others, because they have only read until then and hold nothing that an act waits for.
 */
@Component
public class LongPauses {
    private final JdbcClient jdbc;
    private final Duration longest;

    LongPauses(JdbcClient jdbc, DatabaseTimeouts timeouts) {
        this.jdbc = jdbc;
        this.longest = timeouts.longPause();
    }

    /** Lets the running transaction pause, until it ends. */
    public void allow() {
        jdbc.sql("SELECT set_config('idle_in_transaction_session_timeout', ?, true)")
                .param(Long.toString(longest.toMillis()))
                .query(String.class)
                .single();
    }
}
