package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.experts.Experts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the entry of an expert of a country, availability and roster included. Cases in which the expert was asked before keep
 * what was said then.
 */
@Service
public class ChangeExpert {
    private final Experts experts;
    private final ExpertKeeper keeper;
    private final Clock clock;

    public ChangeExpert(Experts experts, ExpertKeeper keeper, Clock clock) {
        this.experts = experts;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** The current entry, for whoever may change it; the same refusals as {@link #change}. */
    @Transactional(readOnly = true)
    public Expert current(String code, Officer by) {
        ExpertKeeper.require(by);
        return experts.find(code)
                .filter(expert -> expert.organisation().equals(by.organisation()))
                .orElseThrow(Refusal.NotFound::new);
    }

    /**
     * @throws Refusal.Forbidden if the officer is not of a country's NCB
     * @throws Refusal.NotFound  if the country has no expert with that code
     * @throws Refusal.Invalid   if the login is not that of an expert of the country
     */
    @Transactional
    public Expert change(String code, ExpertEntry entry, Officer by) {
        Expert before = current(code, by);
        keeper.check(entry, by);
        Expert changed = entry.as(before.code(), before.organisation());
        experts.change(changed, by, clock.instant());
        return changed;
    }
}
