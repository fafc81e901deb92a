package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.experts.Experts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts an expert of the own country on the list that the country keeps. */
@Service
public class AddExpert {
    private final Experts experts;
    private final ExpertKeeper keeper;
    private final Clock clock;

    public AddExpert(Experts experts, ExpertKeeper keeper, Clock clock) {
        this.experts = experts;
        this.keeper = keeper;
        this.clock = clock;
    }

    /**
     * @return the expert with the next code of the country
     * @throws Refusal.Forbidden if the officer is not of a country's NCB
     * @throws Refusal.Invalid   if the login is not that of an expert of the country
     */
    @Transactional
    public Expert add(ExpertEntry entry, Officer by) {
        keeper.check(entry, by);
        Expert expert = entry.as(experts.nextCode(by.organisation()), by.organisation());
        experts.add(expert, by, clock.instant());
        return expert;
    }
}
