package org.ncbrelay.flow.personal;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.store.people.Absences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets officers record an absence with a substitute, and end it. */
@Service
public class PlanAbsences {
    private final Absences absences;
    private final Colleagues colleagues;
    private final Clock clock;

    public PlanAbsences(Absences absences, Colleagues colleagues, Clock clock) {
        this.absences = absences;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /**
     * Lets officers record an absence and name a substitute.
     *
     * @param by who goes away
     * @throws Refusal.Invalid naming every field that is wrong; a substitute of another organisation is as unknown as one that never was
     */
    @Transactional
    public Absence nameSubstitute(Officer by, Absence.Plan plan) {
        Instant now = clock.instant();
        Absence absence = plan.of(
                by,
                colleagues.of(by.organisation()),
                absences.of(by.userId(), now),
                absences.of(plan.substitute(), now),
                now);
        absences.add(absence, now);
        return absence;
    }

    /**
     * Ends an absence before its last day, or gives up one that is only planned.
     *
     * @throws Refusal.NotFound if it is over, another officer's, or unknown
     */
    @Transactional
    public void end(UUID absence, Officer by) {
        Instant now = clock.instant();
        Absence own = absences.of(by.userId(), now).stream()
                .filter(each -> each.id().equals(absence))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        absences.end(own, now);
    }
}
