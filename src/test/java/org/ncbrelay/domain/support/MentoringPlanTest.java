package org.ncbrelay.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MentoringPlanTest {
    @Test
    void eachLineIsAnAim() {
        assertThat(MentoringPlan.of(" Trace wallets \n\nKeep evidence", "Two sessions")
                        .aims())
                .containsExactly("Trace wallets", "Keep evidence");
    }

    @Test
    void aPlanHasOneToFiveAims() {
        assertThatThrownBy(() -> MentoringPlan.of(" \n ", "Two sessions")).hasMessageContaining("aims");
        assertThatThrownBy(() -> MentoringPlan.of("1\n2\n3\n4\n5\n6", "Two sessions"))
                .hasMessageContaining("aims");
        assertThatThrownBy(() -> MentoringPlan.of("1", " ")).hasMessageContaining("schedule");
    }
}
