package org.ncbrelay.domain.absence;

import org.ncbrelay.domain.Violation;

/** What can be wrong with a plan to be absent, at which field. */
public enum AbsenceViolation {
    /** Foreign and unknown users cannot be distinguished. */
    NO_SUCH_COLLEAGUE(
            AbsenceViolation.SUBSTITUTE, "must be a colleague of your organisation and agency who has all your roles"),
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
