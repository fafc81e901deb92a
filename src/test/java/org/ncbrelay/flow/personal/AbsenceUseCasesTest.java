package org.ncbrelay.flow.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.fakes.FakeAbsences;
import org.ncbrelay.support.MutableClock;

class AbsenceUseCasesTest {
    private static final Officer DEPUTY = new Officer("deputy.ken", KEN, null, Set.of(Role.NCB_OFFICER));
    private static final Officer THIRD = new Officer("third.ken", KEN, null, Set.of(Role.NCB_OFFICER));
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

    private final MutableClock clock = new MutableClock(NOW);
    private final FakeAbsences absences = new FakeAbsences();
    private final Colleagues colleagues = organisation -> organisation.equals(KEN)
            ? List.of(new Colleague(NCB, "Bureau"), new Colleague(DEPUTY, "Deputy"), new Colleague(THIRD, "Third"))
            : List.of();
    private final PlanAbsences planAbsences = new PlanAbsences(absences, colleagues, clock);

    @Test
    void aColleagueIsNamed() {
        Absence named = planAbsences.nameSubstitute(NCB, plan("deputy.ken", 1, 3));

        assertThat(absences.kept).containsExactly(named);
        assertThat(named.absent()).isEqualTo("ncb.ken");
        assertThat(named.substitute()).isEqualTo("deputy.ken");
        assertThat(named.organisation()).isEqualTo(KEN);
    }

    @Test
    void somebodyOfAnotherOrganisationIsAsUnknownAsNobody() {
        for (String stranger : List.of("ncb.fra", "nobody.at.all", ""))
            assertThatThrownBy(() -> planAbsences.nameSubstitute(NCB, plan(stranger, 1, 3)))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessage(
                            "substitute: must be a colleague of your organisation and agency who has all your roles");
        assertThat(absences.kept).isEmpty();
    }

    @Test
    void theSubstituteIsShown() {
        planAbsences.nameSubstitute(DEPUTY, plan("third.ken", 2, 2));

        assertThatThrownBy(() -> planAbsences.nameSubstitute(NCB, plan("deputy.ken", 1, 3)))
                .hasMessageContaining("is absent");
        planAbsences.nameSubstitute(NCB, plan("third.ken", 1, 3));
        assertThatThrownBy(() -> planAbsences.nameSubstitute(NCB, plan("deputy.ken", 3, 4)))
                .hasMessageContaining("another absence");
    }

    @Test
    void anAbsenceEndsEarlyByTheOfficerAlone() {
        UUID absence =
                planAbsences.nameSubstitute(NCB, plan("deputy.ken", 0, 3)).id();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> planAbsences.end(absence, DEPUTY)).isInstanceOf(Refusal.NotFound.class);
        assertThat(absences.kept.get(0).runsAt(clock.instant())).isTrue();
        planAbsences.end(absence, NCB);
        assertThat(absences.kept.get(0).runsAt(clock.instant())).isFalse();
        assertThatThrownBy(() -> planAbsences.end(absence, NCB)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void anAbsenceThatIsOverIsNotEndedAgain() {
        UUID absence =
                planAbsences.nameSubstitute(NCB, plan("deputy.ken", 0, 0)).id();
        clock.advance(Duration.ofDays(2));

        assertThatThrownBy(() -> planAbsences.end(absence, NCB)).isInstanceOf(Refusal.NotFound.class);
    }

    private static Absence.Plan plan(String substitute, int fromDays, int untilDays) {
        return new Absence.Plan(substitute, TODAY.plusDays(fromDays), TODAY.plusDays(untilDays), ZoneOffset.UTC);
    }
}
