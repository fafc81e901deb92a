package org.ncbrelay.flow.support.expertnetwork;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.springframework.stereotype.Component;

/** Who may keep a country's experts, and whose logins they can have. */
@Component
public class ExpertKeeper {
    private final Colleagues colleagues;

    public ExpertKeeper(Colleagues colleagues) {
        this.colleagues = colleagues;
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
    void check(ExpertEntry entry, Officer by) {
        require(by);
        if (entry.userId() == null) return;
        boolean known = colleagues.of(by.organisation()).stream()
                .anyMatch(each ->
                        each.userId().equals(entry.userId()) && each.officer().is(Role.EXPERT));
        if (!known) throw new Refusal.Invalid("userId", "must be the login of an expert of your country");
    }
}
