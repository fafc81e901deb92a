package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Absences;

/** Absences in memory. */
public final class FakeAbsences implements Absences {
    public final List<Absence> kept = new ArrayList<>();

    @Override
    public void add(Absence absence, Instant at) {
        kept.add(absence);
    }

    @Override
    public void end(Absence absence, Instant at) {
        kept.replaceAll(each -> each.equals(absence) ? ended(each, at) : each);
    }

    @Override
    public List<Absence> of(String userId, Instant at) {
        return notOver(Absence::absent, userId, at);
    }

    @Override
    public List<Absence> coveredBy(String userId, Instant at) {
        return notOver(Absence::substitute, userId, at);
    }

    private List<Absence> notOver(Function<Absence, String> whose, String userId, Instant at) {
        return kept.stream()
                .filter(each -> whose.apply(each).equals(userId) && !each.isOverAt(at))
                .toList();
    }

    /** The absence as it is once it was ended early. */
    public static Absence ended(Absence absence, Instant at) {
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
}
