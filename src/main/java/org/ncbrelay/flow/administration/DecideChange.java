package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.DualControl;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets a second operator confirm a change, which is then carried out, or refuse it. */
@Service
public record DecideChange(
        AdministrationTransactions transactions, AdministrationChanges changes, ApplyChange execution, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(DecideChange.class);

    /**
     * Carries the change out; the change, its audit record and the letter are one transaction.
     *
     * @throws Refusal.Forbidden to the one who asked for it, to whom it is about, and to all but operators
     * @throws Refusal.NotFound  if there is no such change
     * @throws Refusal.Conflict  if it was decided, has expired, or is not possible any more
     * @throws Refusal.Invalid   if it asks for models that do not fit any more
     */
    public AdministrationChange confirm(long number, String by) {
        Instant now = clock.instant();
        return logged(transactions.call(() -> {
            execution.requireOperator(by);
            AdministrationChange change = changes.lock(number).orElseThrow(Refusal.NotFound::new);
            Proposal proposal = change.proposal();
            Account account = execution.accountOf(proposal);
            AdministrationChange confirmed = change.confirmed(by, execution.organisationOf(proposal, account), now);
            requireRequester(change);
            DualControl.check(proposal, account, false, change.askedBy());
            execution.requireNewName(proposal);
            execution.requireGroup(proposal, false);
            execution.requireModelsThatFit(proposal);
            changes.decide(confirmed);
            execution.carryOut(proposal, confirmed, account);
            return confirmed;
        }));
    }

    /**
     * Ends the change without carrying it out; the officer who asked may do so, too.
     *
     * @throws Refusal.Forbidden to all but operators
     * @throws Refusal.NotFound  if there is no such change
     * @throws Refusal.Conflict  if it was decided, or has expired
     */
    public AdministrationChange refuse(long number, String by) {
        Instant now = clock.instant();
        return logged(transactions.call(() -> {
            execution.requireOperator(by);
            AdministrationChange refused =
                    changes.lock(number).orElseThrow(Refusal.NotFound::new).refused(by, now);
            changes.decide(refused);
            return refused;
        }));
    }

    /** What an operator asked for before being removed is not carried out afterwards. */
    private void requireRequester(AdministrationChange change) {
        if (!execution.isOperator(change.askedBy()))
            throw new Refusal.Conflict(
                    "refused.changeAsker", change.askedBy() + ", who asked for this, is no operator any more.");
    }

    private static AdministrationChange logged(AdministrationChange change) {
        LOG.info("administration change {} {} by {}", change.number(), change.state(), change.decidedBy());
        return change;
    }
}
