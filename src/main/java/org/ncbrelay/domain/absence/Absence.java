package org.ncbrelay.domain.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.absence.Colleagues.Colleague;

/**
 * An officer is away, and a colleague may work on what the officer has claimed.
 *
 * @param absent     user id of the officer
 * @param substitute user id of the colleague
 * @param firstDay   in the zone in which the officer planned it
 * @param lastDay    the last whole day away
 * @param startsAt   from when on it counts, inclusive
 * @param endsAt     until when it counts, exclusive
 * @param endedAt    when the officer ended it early; null if not
 */
public record Absence(
        UUID id,
        OrganisationCode organisation,
        String absent,
        String substitute,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant startsAt,
        Instant endsAt,
        Instant endedAt) {
    /** Our default: an officer who is away for longer gives the work back instead. */
    static final int LONGEST_DAYS = 366;

    /** Whether the substitution is in force at that moment. */
    public boolean runsAt(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(end());
    }

    private Instant end() {
        return endedAt == null ? endsAt : endedAt;
    }

    private boolean touches(Instant from, Instant until) {
        return startsAt.isBefore(until) && end().isAfter(from);
    }

    /**
     * What an officer wishes; nothing of it is checked yet.
     *
     * @param substitute user id, as it was chosen
     * @param firstDay   null if none was given
     * @param lastDay    null if none was given
     * @param zone       in which the days are meant
     */
    public record Plan(String substitute, LocalDate firstDay, LocalDate lastDay, ZoneId zone) {
        /**
         * @param colleagues  of the officer's organisation
         * @param ofOfficer   absences of the officer that are not over
         * @param ofSubstitute those of the substitute
         * @throws Refusal.Invalid naming every field that is wrong
         */
        public Absence of(
                Officer officer,
                List<Colleague> colleagues,
                List<Absence> ofOfficer,
                List<Absence> ofSubstitute,
                Instant now) {
            List<AbsenceViolation> wrong = new ArrayList<>();
            if (officer.userId().equals(substitute)) wrong.add(AbsenceViolation.ONESELF);
            else if (colleagues.stream()
                    .noneMatch(each -> each.userId().equals(substitute) && each.canSubstituteFor(officer)))
                wrong.add(AbsenceViolation.NO_SUCH_COLLEAGUE);
            checkDays(now, wrong);
            if (!wrong.isEmpty()) throw refusal(wrong);
            Instant starts = later(firstDay.atStartOfDay(zone).toInstant(), now);
            Instant ends = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
            if (ofOfficer.stream().anyMatch(each -> each.touches(starts, ends)))
                wrong.add(AbsenceViolation.ALREADY_ABSENT);
            if (ofSubstitute.stream().anyMatch(each -> each.touches(starts, ends)))
                wrong.add(AbsenceViolation.SUBSTITUTE_ABSENT);
            if (!wrong.isEmpty()) throw refusal(wrong);
            return new Absence(
                    UUID.randomUUID(),
                    officer.organisation(),
                    officer.userId(),
                    substitute,
                    firstDay,
                    lastDay,
                    starts,
                    ends,
                    null);
        }

        private void checkDays(Instant now, List<AbsenceViolation> wrong) {
            if (firstDay == null) wrong.add(AbsenceViolation.NO_FIRST_DAY);
            else if (firstDay.isBefore(LocalDate.ofInstant(now, zone))) wrong.add(AbsenceViolation.PAST);
            if (lastDay == null) wrong.add(AbsenceViolation.NO_LAST_DAY);
            else if (firstDay != null && lastDay.isBefore(firstDay)) wrong.add(AbsenceViolation.BACKWARDS);
            else if (firstDay != null && ChronoUnit.DAYS.between(firstDay, lastDay) > LONGEST_DAYS)
                wrong.add(AbsenceViolation.TOO_LONG);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Refusal.Invalid refusal(List<AbsenceViolation> wrong) {
            return new Refusal.Invalid(
                    wrong.stream().map(AbsenceViolation::violation).toList());
        }
    }

    /** What can be wrong with a plan to be absent, at which field. */
    public enum AbsenceViolation {
        /** Foreign and unknown users cannot be distinguished. */
        NO_SUCH_COLLEAGUE(
                AbsenceViolation.SUBSTITUTE,
                "must be a colleague of your organisation and agency who has all your roles"),
        ONESELF(AbsenceViolation.SUBSTITUTE, "must be somebody else"),
        SUBSTITUTE_ABSENT(AbsenceViolation.SUBSTITUTE, "is absent on one of these days"),
        NO_FIRST_DAY(AbsenceViolation.FROM, "must be a date such as 2026-12-24"),
        PAST(AbsenceViolation.FROM, "must not lie before today"),
        ALREADY_ABSENT(AbsenceViolation.FROM, "must not touch another absence of yours; end that one first"),
        NO_LAST_DAY(AbsenceViolation.UNTIL, "must be a date such as 2026-12-31"),
        BACKWARDS(AbsenceViolation.UNTIL, "must not lie before the first day"),
        TOO_LONG(AbsenceViolation.UNTIL, "must lie within 366 days of the first day");

        private static final String SUBSTITUTE = "substitute";
        private static final String FROM = "from";
        private static final String UNTIL = "until";

        private final Violation violation;

        AbsenceViolation(String field, String message) {
            violation = new Violation(field, "absenceViolation." + name(), message);
        }

        public Violation violation() {
            return violation;
        }
    }
}
