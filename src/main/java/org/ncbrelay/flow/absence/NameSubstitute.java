package org.ncbrelay.flow.absence;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Absences;
import org.ncbrelay.domain.absence.Colleagues;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets officers record an absence and name a substitute. */
@Service
public class NameSubstitute {
    private final Absences absences;
    private final Colleagues colleagues;
    private final Clock clock;

    public NameSubstitute(Absences absences, Colleagues colleagues, Clock clock) {
        this.absences = absences;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /**
     * @param by who goes away
     * @throws Refusal.Invalid naming every field that is wrong; a substitute of another organisation is as unknown as one that never was
     */
    @Transactional
    public Absence name(Officer by, Absence.Plan plan) {
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
}
