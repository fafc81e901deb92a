package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.store.support.Experts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the list of a country's experts, for its NCB alone. */
@Service
public class ManageExperts {
    private final Experts experts;
    private final Colleagues colleagues;
    private final Clock clock;

    public ManageExperts(Experts experts, Colleagues colleagues, Clock clock) {
        this.experts = experts;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /**
     * Puts an expert of the own country on the list that the country keeps.
     *
     * @return the expert with the next code of the country
     * @throws Refusal.Forbidden if the officer is not of a country's NCB
     * @throws Refusal.Invalid   if the login is not that of an expert of the country
     */
    @Transactional
    public Expert add(ExpertEntry entry, Officer by) {
        check(entry, by);
        Expert expert = entry.as(experts.nextCode(by.organisation()), by.organisation());
        experts.add(expert, by, clock.instant());
        return expert;
    }

    /** The current entry, for an officer who may change it; the same refusals as {@link #change}. */
    @Transactional(readOnly = true)
    public Expert current(String code, Officer by) {
        require(by);
        return experts.find(code)
                .filter(expert -> expert.organisation().equals(by.organisation()))
                .orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Changes availability and roster too. Cases in which the expert was asked before keep what was said then.
     *
     * @throws Refusal.Forbidden if the officer is not of a country's NCB
     * @throws Refusal.NotFound  if the country has no expert with that code
     * @throws Refusal.Invalid   if the login is not that of an expert of the country
     */
    @Transactional
    public Expert change(String code, ExpertEntry entry, Officer by) {
        Expert before = current(code, by);
        check(entry, by);
        Expert changed = entry.as(before.code(), before.organisation());
        experts.change(changed, by, clock.instant());
        return changed;
    }

    /** Whether the officer is of a country's NCB. */
    public static boolean keeps(Officer officer) {
        return !officer.servesInterpol() && officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    /** @throws Refusal.Forbidden if the officer is not of a country's NCB */
    public static void require(Officer officer) {
        if (!keeps(officer)) throw new Refusal.Forbidden("refused.experts", "A country's NCB keeps its experts.");
    }

    /**
     * @throws Refusal.Forbidden as {@link #require} says
     * @throws Refusal.Invalid   if the login is not that of an expert of the own country: others could not do the expert's tasks
     */
    private void check(ExpertEntry entry, Officer by) {
        require(by);
        if (entry.userId() == null) return;
        boolean known = colleagues.of(by.organisation()).stream()
                .anyMatch(each ->
                        each.userId().equals(entry.userId()) && each.officer().is(Role.EXPERT));
        if (!known) throw new Refusal.Invalid("userId", "must be the login of an expert of your country");
    }
}
