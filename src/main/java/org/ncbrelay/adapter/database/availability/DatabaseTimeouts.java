package org.ncbrelay.adapter.database.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the application waits for its database, and the database for the application; all our defaults, explained in
 * {@code docs/timeouts.md}. The server's own ({@code statement}, {@code lock}, {@code idleInTransaction}) are set once for each connection,
 * when it is made. Migrations have none of these three: they take as long as they take.
 *
 * @param connection        a request waits for a free connection of the pool; 5 s
 * @param login             for each answer while a connection is made; 3 s
 * @param statement         one statement, the server ends it; 2 min, above the first look at the board over a million cases
 * @param lock              one statement waits for a lock, the server ends it; 30 s, below the 60 s for which a proxy waits for
 *                          an answer; an act holds one for milliseconds
 * @param idleInTransaction a transaction in which nothing is asked, the server ends it and its connection, and so frees the locks of a
 *                          node that is frozen or cut off; 15 s, below {@code lock}, so that anyone who waits for such a lock gets it
 * @param longPause         the same, for a transaction that has only read and waits for another system ({@link LongPauses}); 90 s, above the
 *                          60 s that a scanner for malware may take, and enough for 256 kB of evidence over a line of 3 kB/s
 */
@ConfigurationProperties("relay.database.timeouts")
public record DatabaseTimeouts(
        @DefaultValue("5s") Duration connection,
        @DefaultValue("3s") Duration login,
        @DefaultValue("2m") Duration statement,
        @DefaultValue("30s") Duration lock,
        @DefaultValue("15s") Duration idleInTransaction,
        @DefaultValue("90s") Duration longPause) {
    /** What the server needs, beyond the limit of a statement, to say that it ended it. */
    private static final Duration TO_SAY_SO = Duration.ofSeconds(10);

    /** Hikari accepts no shorter one. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    public DatabaseTimeouts {
        for (Duration each : new Duration[] {connection, login, statement, lock, idleInTransaction, longPause})
            if (each.compareTo(SHORTEST) < 0)
                throw new IllegalArgumentException("each of relay.database.timeouts must be 250ms or more");
    }

    /** How long the driver waits for an answer: longer than any statement may take, so that the server is the one to end it. */
    public Duration answer() {
        return statement.plus(TO_SAY_SO);
    }

    /** Statements that tell the server of its three, in one round trip with whatever else a new connection is told. */
    public String settings() {
        return "SET statement_timeout = %d; SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d"
                .formatted(statement.toMillis(), lock.toMillis(), idleInTransaction.toMillis());
    }
}
