package org.ncbrelay.domain.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Absence.AbsenceViolation;
import org.ncbrelay.domain.absence.Colleagues.Colleague;

class AbsenceTest {
    private static final OrganisationCode KEN = new OrganisationCode("KEN");
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final Officer CLERK = officer("clerk.ken");
    private static final List<Colleague> COLLEAGUES =
            List.of(new Colleague(CLERK, "Clerk"), new Colleague(officer("deputy.ken"), "Deputy"));
    /** In Nairobi it is already the sixth. */
    private static final Instant NOW = Instant.parse("2026-10-05T22:30:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 6);

    @Test
    void aDayBeginsAndEndsWhereTheOfficerIs() {
        Absence absence = planned("deputy.ken", TODAY.plusDays(1), TODAY.plusDays(2), List.of(), List.of());

        assertThat(absence.startsAt()).isEqualTo("2026-10-06T21:00:00Z");
        assertThat(absence.endsAt()).isEqualTo("2026-10-08T21:00:00Z");
        assertThat(absence.runsAt(absence.startsAt().minusMillis(1))).isFalse();
        assertThat(absence.runsAt(absence.startsAt())).isTrue();
        assertThat(absence.runsAt(absence.endsAt().minusMillis(1))).isTrue();
        assertThat(absence.runsAt(absence.endsAt())).isFalse();
    }

    @Test
    void fromTodayMeansFromNow() {
        Absence absence = planned("deputy.ken", TODAY, TODAY, List.of(), List.of());

        assertThat(absence.startsAt()).isEqualTo(NOW);
        assertThat(absence.endsAt()).isEqualTo("2026-10-06T21:00:00Z");
    }

    @Test
    void whatWasEndedEarlyRunsNoMore() {
        Absence ended = ended(planned("deputy.ken", TODAY, TODAY.plusDays(9), List.of(), List.of()), NOW);

        assertThat(ended.runsAt(NOW)).isFalse();
        assertThat(planned("deputy.ken", TODAY, TODAY.plusDays(3), List.of(ended), List.of()))
                .isNotNull();
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        assertThat(wrong("ncb.fra", null, null))
                .containsExactly(
                        AbsenceViolation.NO_SUCH_COLLEAGUE,
                        AbsenceViolation.NO_FIRST_DAY,
                        AbsenceViolation.NO_LAST_DAY);
        assertThat(wrong("clerk.ken", TODAY.minusDays(1), TODAY))
                .containsExactly(AbsenceViolation.ONESELF, AbsenceViolation.PAST);
        assertThat(wrong("deputy.ken", TODAY.plusDays(2), TODAY.plusDays(1)))
                .containsExactly(AbsenceViolation.BACKWARDS);
        assertThat(wrong("deputy.ken", TODAY, TODAY.plusDays(367))).containsExactly(AbsenceViolation.TOO_LONG);
        assertThat(wrong("deputy.ken", TODAY, TODAY.plusDays(366))).isEmpty();
    }

    @Test
    void nobodyIsAbsentTwiceAtOnceAndNoSubstituteIsAbsent() {
        Absence other = planned("deputy.ken", TODAY.plusDays(3), TODAY.plusDays(5), List.of(), List.of());

        assertThat(wrong(TODAY.plusDays(5), TODAY.plusDays(7), List.of(other), List.of()))
                .containsExactly(AbsenceViolation.ALREADY_ABSENT);
        assertThat(wrong(TODAY.plusDays(1), TODAY.plusDays(3), List.of(), List.of(other)))
                .containsExactly(AbsenceViolation.SUBSTITUTE_ABSENT);
        assertThat(wrong(TODAY.plusDays(6), TODAY.plusDays(7), List.of(other), List.of(other)))
                .isEmpty();
        assertThat(wrong(TODAY, TODAY.plusDays(2), List.of(other), List.of(other)))
                .isEmpty();
    }

    private static List<AbsenceViolation> wrong(String substitute, LocalDate first, LocalDate last) {
        return violations(() -> planned(substitute, first, last, List.of(), List.of()));
    }

    private static List<AbsenceViolation> wrong(
            LocalDate first, LocalDate last, List<Absence> ofOfficer, List<Absence> ofSubstitute) {
        return violations(() -> planned("deputy.ken", first, last, ofOfficer, ofSubstitute));
    }

    private static List<AbsenceViolation> violations(Runnable planning) {
        Refusal.Invalid refusal = catchThrowableOfType(Refusal.Invalid.class, planning::run);
        if (refusal == null) return List.of();
        return refusal.violations().stream()
                .map(violation -> AbsenceViolation.valueOf(violation.code().replace("absenceViolation.", "")))
                .toList();
    }

    private static Absence planned(
            String substitute, LocalDate first, LocalDate last, List<Absence> ofOfficer, List<Absence> ofSubstitute) {
        return new Absence.Plan(substitute, first, last, NAIROBI).of(CLERK, COLLEAGUES, ofOfficer, ofSubstitute, NOW);
    }

    private static Absence ended(Absence absence, Instant at) {
        return new Absence(
                absence.id(),
                absence.organisation(),
                absence.absent(),
                absence.substitute(),
                absence.firstDay(),
                absence.lastDay(),
                absence.startsAt(),
                absence.endsAt(),
                at);
    }

    private static Officer officer(String user) {
        return new Officer(user, KEN, null, Set.of(Role.NCB_OFFICER));
    }
}
