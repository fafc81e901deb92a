package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Experts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts an expert of the own country on the list that the country keeps. */
@Service
public class AddExpert {
    private final Experts experts;
    private final Clock clock;

    public AddExpert(Experts experts, Clock clock) {
        this.experts = experts;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden if the officer is not of a country's NCB */
    @Transactional
    public Expert add(
            String name,
            String userId,
            Set<Expertise> expertise,
            Set<String> languages,
            Confidentiality clearance,
            boolean available,
            boolean onRoster,
            Officer by) {
        if (by.servesInterpol() || !by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD))
            throw new Refusal.Forbidden("A country's NCB keeps its experts.");
        Expert expert = new Expert(
                experts.nextCode(by.organisation()),
                by.organisation(),
                userId,
                name,
                expertise,
                languages,
                clearance,
                available,
                onRoster);
        experts.add(expert, by, clock.instant());
        return expert;
    }
}
