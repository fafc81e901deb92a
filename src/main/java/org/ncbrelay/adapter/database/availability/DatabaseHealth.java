package org.ncbrelay.adapter.database.availability;

import org.ncbrelay.port.DatabaseState;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * What readiness says of the database: what the watch found out last, so that a look costs nothing and never waits. Liveness does not
 * ask: a new start of the relay brings no database back.
 */
public final class DatabaseHealth implements HealthIndicator {
    private final DatabaseState state;

    public DatabaseHealth(DatabaseState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        return state.isAway() ? Health.down().build() : Health.up().build();
    }
}
