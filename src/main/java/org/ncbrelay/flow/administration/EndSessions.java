package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.ncbrelay.store.people.AuditedActs;
import org.ncbrelay.store.people.AuditedActs.SessionEnd;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the sessions of an officer who leaves, or whose device is lost (OWASP ASVS 5.0, 7.4.5): the head of the NCB those of its own
 * officers, an operator those of any account. One person suffices, since it opens nothing: the officer can log in again while the account
 * is open.
 */
@Service
public class EndSessions {
    private final Sessions sessions;
    private final AuditedActs ends;
    private final Colleagues colleagues;
    private final Accounts accounts;
    private final AdministrationTransactions transactions;
    private final Clock clock;

    EndSessions(
            Sessions sessions,
            AuditedActs ends,
            Colleagues colleagues,
            Accounts accounts,
            AdministrationTransactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.colleagues = colleagues;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The officers of the head's organisation who are logged in, but for the head; none for all who head no NCB. */
    @Transactional(readOnly = true)
    public List<LoggedIn> colleagues(Officer head) {
        if (!head.is(Role.NCB_HEAD)) return List.of();
        List<Colleague> all = others(head);
        Map<String, Integer> counts =
                sessions.counts(all.stream().map(Colleague::userId).toList());
        return all.stream()
                .filter(each -> counts.containsKey(each.userId()))
                .map(each -> new LoggedIn(each.userId(), counts.get(each.userId())))
                .toList();
    }

    /**
     * Ends all sessions of an officer of the head's organisation.
     *
     * @return how many there were
     * @throws Refusal.Forbidden to all but heads of an NCB
     * @throws Refusal.NotFound  if the head's organisation has no such officer, or it is the head: own sessions have a page of their own
     */
    @Transactional
    public int ofColleague(String userId, Officer head) {
        if (!head.is(Role.NCB_HEAD))
            throw new Refusal.Forbidden("Sessions of officers are ended by the head of their NCB.");
        if (others(head).stream().noneMatch(each -> each.userId().equals(userId))) throw new Refusal.NotFound();
        return end(userId, head.organisation(), head.userId());
    }

    /**
     * Ends all sessions of an account.
     *
     * @return how many there were
     * @throws Refusal.Forbidden to all but operators
     * @throws Refusal.NotFound  if there is no such account, or it is the operator's own
     */
    public int ofAccount(String userId, String operator) {
        return transactions.call(() -> {
            if (!accounts.find(operator).operates())
                throw new Refusal.Forbidden("Sessions of an account are ended by operators.");
            Account account = accounts.find(userId);
            if (!account.exists() || userId.equals(operator)) throw new Refusal.NotFound();
            OrganisationCode served = account.organisation();
            return end(userId, served == null ? OrganisationCode.INTERPOL : served, operator);
        });
    }

    private List<Colleague> others(Officer head) {
        return colleagues.of(head.organisation()).stream()
                .filter(each -> !each.userId().equals(head.userId()))
                .toList();
    }

    private int end(String userId, OrganisationCode organisation, String by) {
        int ended = sessions.endAll(userId, Set.of());
        ends.add(new SessionEnd(UUID.randomUUID(), organisation, userId, ended, by, clock.instant()));
        return ended;
    }

    /** @param sessions how many the officer has open */
    public record LoggedIn(String userId, int sessions) {}
}
