package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.port.DatabaseHistory;

/** A database that was rolled back as long as a test says so. */
public final class FakeDatabaseHistory implements DatabaseHistory {
    public static final Rollback LOST =
            new Rollback(17, Instant.parse("2026-02-03T10:15:30Z"), Instant.parse("2026-02-03T11:00:00Z"));

    public Rollback rollback;

    @Override
    public Optional<Rollback> rollback() {
        return Optional.ofNullable(rollback);
    }

    @Override
    public void compare() {}

    @Override
    public void confirmRestore(long witness) {
        rollback = null;
    }
}
