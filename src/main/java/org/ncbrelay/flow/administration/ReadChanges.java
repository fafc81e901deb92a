package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.util.List;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows changes: to operators all of them, to those who answer for an organisation the ones that concern it. */
@Service
public class ReadChanges {
    /** The newest decided ones that are shown; the audit has them all. */
    public static final int NEWEST = 100;

    private final AdministrationTransactions transactions;
    private final AdministrationChanges changes;
    private final ApplyChange execution;
    private final Clock clock;

    ReadChanges(
            AdministrationTransactions transactions,
            AdministrationChanges changes,
            ApplyChange execution,
            Clock clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.execution = execution;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden to all but operators */
    public Overview all(String operator) {
        return transactions.call(() -> {
            execution.requireOperator(operator);
            changes.expire(clock.instant());
            return new Overview(changes.pending(), changes.decided(NEWEST), execution.isOnlyOperator());
        });
    }

    /**
     * What was changed, or is to be changed, in the reader's organisation; the newest first.
     *
     * @throws Refusal.Forbidden to those who do not answer for it
     */
    @Transactional(readOnly = true)
    public List<AdministrationChange> of(Officer reader) {
        if (!answersFor(reader))
            throw new Refusal.Forbidden("Changes to accounts are shown to heads, leads and auditors.");
        return changes.ofActingOrganisation(NEWEST);
    }

    /** Whether the officer sees who changed the accounts of the own organisation. */
    public static boolean answersFor(Officer officer) {
        return officer.isAny(Role.NCB_HEAD, Role.GWET_LEAD, Role.AUDITOR);
    }

    /**
     * @param pending      the oldest first
     * @param decided      the newest first
     * @param onlyOperator whether no one is there who could confirm
     */
    public record Overview(
            List<AdministrationChange> pending, List<AdministrationChange> decided, boolean onlyOperator) {}
}
