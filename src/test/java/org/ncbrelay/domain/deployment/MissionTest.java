package org.ncbrelay.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

class MissionTest {
    private static final Instant MONDAY = Instant.parse("2026-10-05T08:00:00Z");
    private static final WorkingCalendar NAIROBI =
            new WorkingCalendar(ZoneId.of("Africa/Nairobi"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    private static final WorkingCalendar CAIRO =
            new WorkingCalendar(ZoneId.of("Africa/Cairo"), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

    @Test
    void daysAreCountedByTheCalendarOfTheHost() {
        Mission mission = deployed(4).mission().orElseThrow();

        assertThat(mission.endsAt(NAIROBI)).isEqualTo("2026-10-09T08:00:00Z");
        assertThat(mission.endsAt(CAIRO)).isEqualTo("2026-10-11T08:00:00Z");
        assertThat(mission.latestEnd(NAIROBI)).isEqualTo("2026-11-02T08:00:00Z");
    }

    @Test
    void extensionsAddUpToTwentyDaysAndNotToOneMore() {
        Mission mission = deployed(10, 5, 3).mission().orElseThrow();

        assertThat(mission.days()).isEqualTo(18);
        assertThatCode(() -> mission.requireExtendable(2, NAIROBI, MONDAY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> mission.requireExtendable(3, NAIROBI, MONDAY))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessage(
                        "days: A mission may last 20 working days in all; 18 are agreed, so at most 2 more can be added");
        assertThatThrownBy(() -> mission.requireExtendable(0, NAIROBI, MONDAY)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void anExtensionReachesBeyondNow() {
        Mission mission = deployed(1).mission().orElseThrow();

        assertThatThrownBy(() -> mission.requireExtendable(1, NAIROBI, Instant.parse("2026-10-07T08:00:00Z")))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatCode(() -> mission.requireExtendable(2, NAIROBI, Instant.parse("2026-10-07T08:00:00Z")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatHasEndedIsNeitherExtendedNorEndedAgain() {
        List<DeploymentFact> facts = new ArrayList<>(deployed(5).facts());
        facts.add(new DeploymentFact(
                DeploymentFactKind.CONSENT_WITHDRAWN, Note.written("Moved"), null, "ncbhead.ken", MONDAY));
        Deployment ended = new Deployment(facts);

        assertThatThrownBy(ended::runningMission)
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("The mission is over.");
        assertThatThrownBy(() -> ended.mission().orElseThrow().requireExtendable(1, NAIROBI, MONDAY))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> new Deployment(List.of()).runningMission())
                .hasMessage("No team is deployed in this case.");
    }

    private static Deployment deployed(int days, int... extensions) {
        List<DeploymentFact> facts = new ArrayList<>();
        facts.add(new DeploymentFact(DeploymentFactKind.DEPLOYED, null, days, "lead", MONDAY));
        for (int more : extensions)
            facts.add(new DeploymentFact(DeploymentFactKind.EXTENDED, Note.written("More"), more, "lead", MONDAY));
        return new Deployment(facts);
    }
}
