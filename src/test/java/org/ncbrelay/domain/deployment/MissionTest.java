package org.ncbrelay.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
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
    void aMissionLastsFromTheFirstDayOfTheTermsToTheEndOfTheLastByCalendarAndClocksOfTheHost() {
        Mission mission = deployed(4);

        assertThat(mission.beginsAt(NAIROBI)).isEqualTo("2026-10-04T21:00:00Z");
        assertThat(mission.endsAt(NAIROBI)).isEqualTo("2026-10-08T21:00:00Z");
        assertThat(mission.lastDay(NAIROBI)).isEqualTo("2026-10-08");
        assertThat(deployed(5).endsAt(CAIRO)).isEqualTo("2026-10-11T21:00:00Z");
        assertThat(deployed(5).lastDay(CAIRO)).isEqualTo("2026-10-11");
        assertThat(mission.latestEnd(NAIROBI)).isEqualTo("2026-10-30T21:00:00Z");
    }

    @Test
    void extensionsAddUpToTwentyDaysAndNotToOneMore() {
        Mission mission = deployed(10, 5, 3);

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
        Mission mission = deployed(1);

        assertThatThrownBy(() -> mission.requireExtendable(1, NAIROBI, Instant.parse("2026-10-06T21:00:00Z")))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatCode(() -> mission.requireExtendable(2, NAIROBI, Instant.parse("2026-10-06T21:00:00Z")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatHasEndedOrNeverBeganIsNoMission() {
        Deployment ended =
                new Deployment(List.of(fact(DeploymentFactKind.GO), fact(DeploymentFactKind.CONSENT_WITHDRAWN)));

        assertThatThrownBy(ended::requireMission)
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("The mission is over.");
        assertThatThrownBy(() -> new Deployment(List.of()).requireMission())
                .hasMessage("No team is deployed in this case.");
        assertThat(ended.refusal()).isPresent();
    }

    @Test
    void signaturesHoldUntilTheTermsAreToChange() {
        List<DeploymentFact> facts = new ArrayList<>(List.of(
                fact(DeploymentFactKind.TERMS_DRAFTED),
                fact(DeploymentFactKind.HOST_SIGNED),
                fact(DeploymentFactKind.GS_SIGNED)));
        assertThat(new Deployment(facts).isCommitted()).isTrue();

        facts.add(fact(DeploymentFactKind.TERMS_TO_CHANGE));
        assertThat(new Deployment(facts).isCommitted()).isFalse();
        facts.addAll(List.of(fact(DeploymentFactKind.TERMS_DRAFTED), fact(DeploymentFactKind.HOST_SIGNED)));
        assertThat(new Deployment(facts).isSigned()).isFalse();
        facts.add(fact(DeploymentFactKind.GS_SIGNED));
        assertThat(new Deployment(facts).isSigned()).isTrue();
    }

    private static DeploymentFact fact(DeploymentFactKind kind) {
        return new DeploymentFact(kind, null, null, "lead", MONDAY);
    }

    private static Mission deployed(int days, int... extensions) {
        List<DeploymentFact> facts = new ArrayList<>();
        facts.add(new DeploymentFact(DeploymentFactKind.DEPLOYED, null, days, "lead", MONDAY));
        for (int more : extensions)
            facts.add(new DeploymentFact(DeploymentFactKind.EXTENDED, Note.written("More"), more, "lead", MONDAY));
        return new Deployment(facts).mission(TermsOfReferenceTest.terms(LocalDate.parse("2026-10-05"), days));
    }
}
