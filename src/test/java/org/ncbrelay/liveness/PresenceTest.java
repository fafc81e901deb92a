package org.ncbrelay.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(10));

    @Test
    void whoIsAbsentComesBack() {
        Presence presence = Presence.withLeave(START, new Random(1));

        assertThat(presence.worksAt(START)).isTrue();
        assertThat(presence.changeAfter(START)).contains(presence.awayFrom());
        assertThat(presence.worksAt(presence.awayFrom())).isFalse();
        assertThat(presence.changeAfter(presence.awayFrom())).contains(presence.awayUntil());
        assertThat(presence.worksAt(presence.awayUntil())).isTrue();
        assertThat(presence.changeAfter(presence.awayUntil())).isEmpty();
    }

    @Test
    void whoFallsSilentOrIsDismissedDoesNot() {
        Presence silent = new Presence(null, null, LATER, null);
        Presence dismissed = new Presence(null, null, null, LATER);

        for (Presence presence : new Presence[] {silent, dismissed}) {
            assertThat(presence.worksAt(START)).isTrue();
            assertThat(presence.worksAt(LATER)).isFalse();
            assertThat(presence.changeAfter(LATER)).isEmpty();
        }
        assertThat(silent).hasToString("silent from 2026-10-15");
        assertThat(dismissed).hasToString("dismissed on 2026-10-15");
    }
}
