package org.ncbrelay.flow.absence;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Absences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends an absence before its last day, or gives up one that is only planned. */
@Service
public class EndAbsence {
    private final Absences absences;
    private final Clock clock;

    public EndAbsence(Absences absences, Clock clock) {
        this.absences = absences;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound if it is over, somebody else's, or unknown */
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
