package org.ncbrelay.adapter.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private final RestartBudget budget = new RestartBudget();
    /** Any number: such a clock begins anywhere, below zero too. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    @Test
    void aServerThatDiesAgainAndAgainIsGivenUp() {
        for (int attempt = 0; attempt < RestartBudget.ATTEMPTS; attempt++) {
            assertThat(budget.take(now)).isTrue();
            assertThat(budget.delay()).isEqualTo(Duration.ofSeconds(attempt));
            budget.started(now);
            pass(RestartBudget.WELL.minusMillis(1));
        }
        assertThat(budget.take(now)).isFalse();
    }

    @Test
    void oneThatRanForAWhileHasAllAttemptsAgain() {
        for (int attempt = 0; attempt < RestartBudget.ATTEMPTS; attempt++) budget.take(now);
        // The last attempt itself took long; that is no time for which the server was well.
        pass(RestartBudget.WELL);
        budget.started(now);
        pass(RestartBudget.WELL.minusMillis(1));
        assertThat(budget.take(now)).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(budget.take(now)).isTrue();
        assertThat(budget.delay()).isZero();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
