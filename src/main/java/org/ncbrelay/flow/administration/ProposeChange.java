package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.DualControl;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Records what an operator wants changed, so that another can confirm it. */
@Service
public class ProposeChange {
    private static final Logger LOG = LoggerFactory.getLogger(ProposeChange.class);

    private final AdministrationTransactions transactions;
    private final AdministrationChanges changes;
    private final ApplyChange execution;
    private final Clock clock;

    ProposeChange(
            AdministrationTransactions transactions,
            AdministrationChanges changes,
            ApplyChange execution,
            Clock clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.execution = execution;
        this.clock = clock;
    }

    /**
     * Records the change in a transaction of its own; the first accounts of a new relay are made, and accounts are closed, at once.
     *
     * @param by login name of the operator
     * @return pending, or made by this operator alone
     * @throws Refusal if no one may make this change, or it cannot be made
     */
    public AdministrationChange propose(Proposal proposal, String by) {
        AdministrationChange recorded = transactions.call(() -> record(proposal, by));
        LOG.info(
                "administration change {} {} by {}: {}",
                recorded.number(),
                recorded.state(),
                by,
                proposal.description());
        return recorded;
    }

    private AdministrationChange record(Proposal proposal, String by) {
        Instant now = clock.instant();
        execution.requireOperator(by);
        changes.expire(now);
        Account account = execution.accountOf(proposal);
        DualControl.check(proposal, account, isExpected(proposal), by);
        execution.requireNewName(proposal);
        execution.requireGroup(proposal, isExpectedGroup(proposal));
        execution.requireModelsThatFit(proposal);
        AdministrationChange asked =
                AdministrationChange.asked(proposal, execution.organisationOf(proposal, account), by, now);
        if (DualControl.isByOne(proposal)) {
            execution.requireTwoWithout(account);
            return madeAtOnce(asked, account);
        }
        if (execution.isOnlyOperator()) return madeAlone(asked, account);
        changes.waiting(proposal).ifPresent(waiting -> takeBack(waiting, proposal, by, now));
        return changes.add(asked);
    }

    /** Operators correct what they asked of the directory by asking again for as much or more. */
    private void takeBack(AdministrationChange waiting, Proposal proposal, String by, Instant now) {
        Map<String, String> before = waiting.proposal().details();
        Map<String, String> after = proposal.details();
        boolean corrects = !after.equals(before) && after.keySet().containsAll(before.keySet());
        if (!corrects
                || proposal.kind() != ChangeKind.CHANGE_DIRECTORY
                || !waiting.askedBy().equals(by))
            throw new Refusal.Conflict("refused.changeWaits", "It already waits as change %s.", waiting.number());
        changes.decide(waiting.refused(by, now));
    }

    private boolean isExpected(Proposal proposal) {
        return proposal.account()
                .flatMap(account -> changes.waiting(Proposal.of(ChangeKind.CREATE_ACCOUNT, account, null)))
                .isPresent();
    }

    private boolean isExpectedGroup(Proposal proposal) {
        String group = proposal.kind() == ChangeKind.ADD_TO_GROUP ? proposal.object() : proposal.subject();
        return changes.waiting(Proposal.of(ChangeKind.SAVE_GROUP, group, null)).isPresent();
    }

    /** An operator who has been one of two never acts alone again: the other is not to be got rid of for that. */
    private AdministrationChange madeAlone(AdministrationChange asked, Account account) {
        if (changes.everHadTwoOperators())
            throw new Refusal.Conflict(
                    "refused.onlyOperator",
                    "There is only one operator left; nothing changes until there is a second one.");
        if (!DualControl.mayBeMadeAlone(asked.proposal()))
            throw new Refusal.Conflict(
                    "refused.onlyOperator",
                    "There is only one operator. Make the account of a second one first; everything else takes two.");
        return madeAtOnce(asked, account);
    }

    private AdministrationChange madeAtOnce(AdministrationChange asked, Account account) {
        AdministrationChange made = asked.madeAlone();
        execution.carryOut(asked.proposal(), made, account);
        return changes.add(made);
    }
}
