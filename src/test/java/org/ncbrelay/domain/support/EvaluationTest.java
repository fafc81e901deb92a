package org.ncbrelay.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void theGainIsTheDifferenceAndCanBeNegative() {
        assertThat(new Evaluation(41, 78).gain()).isEqualTo(37);
        assertThat(new Evaluation(50, 45).gain()).isEqualTo(-5);
    }

    @Test
    void aScoreIsAPercentage() {
        assertThatThrownBy(() -> new Evaluation(-1, 50)).hasMessageContaining("scoreBefore");
        assertThatThrownBy(() -> new Evaluation(50, 101)).hasMessageContaining("scoreAfter");
    }

    @Test
    void aTrainingLastsAtLeastADayWithAtLeastOneParticipant() {
        LocalDate day = LocalDate.of(2027, 1, 11);
        assertThat(new TrainingRun(day, day, 1).participants()).isEqualTo(1);
        assertThatThrownBy(() -> new TrainingRun(day, day.minusDays(1), 1)).hasMessageContaining("heldUntil");
        assertThatThrownBy(() -> new TrainingRun(day, day, 0)).hasMessageContaining("participants");
    }
}
