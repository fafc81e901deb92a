package org.ncbrelay.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.store.cases.Correlation.HitLimits;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

/** A start that ended is told in one sentence with its remedy; only a fault of ours has a stack trace. */
class CannotStartTest {
    @Test
    void aPortThatWasTakenDuringTheStartMayBeFreeLater() {
        CannotStart taken = CannotStart.in(new ApplicationContextException("Unable", new PortInUseException(8443)));
        assertThat(taken.text())
                .startsWith("Another program took port 8443 during the start. Set SERVER_PORT")
                .doesNotContain("\n");
        assertThat(taken.exitCode()).isEqualTo(CannotStart.FOR_NOW);
    }

    @Test
    void aSettingThatAClassRefusesIsOneOfTheConfiguration() {
        CannotStart refused = CannotStart.in(new BeanCreationException("limits", refusal()));
        assertThat(refused.text()).startsWith("relay.hits.per-day must be at least 1. Correct this");
        assertThat(refused.exitCode()).isEqualTo(CannotStart.CONFIGURATION);
        assertThat(CannotStart.in(new IllegalStateException(refusal())))
                .as("of a relay that runs")
                .isNull();
        assertThat(CannotStart.in(new BeanCreationException("limits", new IllegalStateException("a fault"))))
                .isNull();
    }

    @Test
    void severalProblemsAreALineEach() {
        assertThat(new CannotStart("\n- One.\n- Two.", "Correct both.").text())
                .hasLineCount(4)
                .endsWith("\nCorrect both.");
    }

    private static IllegalArgumentException refusal() {
        try {
            throw new AssertionError(new HitLimits(0));
        } catch (IllegalArgumentException refused) {
            return refused;
        }
    }
}
