package org.ncbrelay.flow.administration;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.domain.token.AccessTokens;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.AccountAdministration;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OwnModels;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.store.people.Passkeys;
import org.springframework.stereotype.Component;

/** Whom a change concerns, and how it is carried out: with a letter to the person, in the same transaction. */
@Component
record ApplyChange(
        AdministrationChanges changes,
        OwnModels models,
        Accounts accounts,
        AccountAdministration administration,
        Passkeys passkeys,
        AccessTokens tokens,
        Sessions sessions,
        DatabaseHistory history,
        DirectoryChanges directory,
        Journal journal,
        CurrentOfficer currentOfficer) {
    /** With the passkeys of an account, and when it is closed, the tokens of its scripts end. */
    private static final Set<ChangeKind> ENDING_TOKENS = EnumSet.of(
            ChangeKind.RESET_PASSKEYS, ChangeKind.DELETE_ACCOUNT, ChangeKind.CREATE_ACCOUNT, ChangeKind.CLOSE_ACCOUNT);

    /** @throws Refusal.Forbidden to everybody else */
    void requireOperator(String userId) {
        if (!isOperator(userId)) throw new Refusal.Forbidden("Accounts are changed by operators, two at a time.");
    }

    /**
     * A group that does not exist is refused at the request: no one could confirm it.
     *
     * @throws Refusal.Invalid naming the groups there are
     */
    void requireGroup(Proposal proposal, boolean expected) {
        String group = switch (proposal.kind()) {
            case ADD_TO_GROUP -> proposal.object();
            case ADD_GROUP_TO_ORGANISATION -> proposal.subject();
            default -> null;
        };
        if (group == null || expected || administration.groups().containsKey(group)) return;
        throw new Refusal.Invalid(
                "group",
                "There is no group %s. The groups are %s."
                        .formatted(
                                group, String.join(", ", administration.groups().keySet())));
    }

    /** @throws Refusal if the name of a new account has capitals, or is given: to the relay itself, or to an account that there is or was */
    void requireNewName(Proposal proposal) {
        if (proposal.kind() != ChangeKind.CREATE_ACCOUNT) return;
        String name = proposal.subject();
        if (!name.equals(name.toLowerCase(Locale.ROOT)))
            throw new Refusal.Invalid("id", "must be 1 to 64 lower-case letters, digits and . _ @ -");
        if (accounts.isNameGiven(name))
            throw new Refusal.Conflict(
                    "refused.accountName",
                    "This name is reserved for the relay, or a deleted account had it. Choose another name.");
    }

    /**
     * Asked at the request, and again when it is confirmed: this node may run another release.
     *
     * @throws Refusal.Conflict if these models are in force
     * @throws Refusal.Invalid  naming everything that is wrong with them
     */
    void requireModelsThatFit(Proposal proposal) {
        if (proposal.kind() != ChangeKind.CHANGE_MODELS) return;
        String inForce = changes.modelsInForce()
                .map(change -> change.proposal().subject())
                .orElse(Proposal.RELEASE);
        if (proposal.subject().equals(inForce))
            throw new Refusal.Conflict("refused.modelsInForce", "These models are in force already.");
        List<Violation> wrong = proposal.files().isEmpty() ? List.of() : models.findings(proposal.files());
        if (!wrong.isEmpty()) throw new Refusal.Invalid(wrong);
    }

    boolean isOnlyOperator() {
        return accounts.operators() < 2;
    }

    /** @throws Refusal.Conflict if fewer than two operators would be left without this one: no one could reopen the account */
    void requireTwoWithout(Account account) {
        if (account.operates() && accounts.operators() < 3)
            throw new Refusal.Conflict(
                    "refused.lastOperators", "Two operators must remain; create the account of another one first.");
    }

    boolean isOperator(String userId) {
        return accounts.find(userId).operates();
    }

    /** @return null if the change is about no account */
    Account accountOf(Proposal proposal) {
        return proposal.account().map(accounts::find).orElse(null);
    }

    /** The organisation whose audit log records the change; INTERPOL where it concerns no single organisation. */
    OrganisationCode organisationOf(Proposal proposal, Account account) {
        String named = switch (proposal.kind()) {
            case ADD_TO_ORGANISATION,
                    REMOVE_FROM_ORGANISATION,
                    ADD_GROUP_TO_ORGANISATION,
                    REMOVE_GROUP_FROM_ORGANISATION -> proposal.object();
            case CHANGE_DIRECTORY -> proposal.subject().split("-")[0];
            case SAVE_ORGANISATION, DELETE_ORGANISATION -> proposal.subject();
            default ->
                account == null || account.organisation() == null
                        ? null
                        : account.organisation().value();
        };
        return named != null && accounts.isOrganisation(named)
                ? new OrganisationCode(named)
                : OrganisationCode.INTERPOL;
    }

    /**
     * @param proposal with its password, where it sets one
     * @param change the same, decided
     * @param before the account as it was: a letter about a new address goes to the old one
     */
    void carryOut(Proposal proposal, AdministrationChange change, Account before) {
        OrganisationCode organisation = change.organisation();
        switch (proposal.kind()) {
            case CONFIRM_RESTORE -> history.confirmRestore(Long.parseLong(proposal.subject()));
            case CHANGE_DIRECTORY ->
                DirectoryEntry.of(proposal.details())
                        .forEach(entry -> directory.save(entry, change.decidedBy(), change.decidedAt()));
            case CHANGE_MODELS -> models.deploy(proposal.files());
            case REOPEN_ACCOUNT -> accounts.setClosed(proposal.subject(), false);
            case CLOSE_ACCOUNT -> {
                accounts.setClosed(proposal.subject(), true);
                sessions.endAll(proposal.subject(), Set.of());
                administration.carryOut(proposal);
            }
            default -> administration.carryOut(proposal);
        }
        if (ENDING_TOKENS.contains(proposal.kind())) {
            if (proposal.kind() != ChangeKind.CLOSE_ACCOUNT) passkeys.reset(proposal.subject());
            tokens.revokeAll(proposal.subject(), change.decidedAt());
        }
        if (before == null || !before.exists() || !proposal.kind().isAnnounced()) return;
        currentOfficer.as(
                Officer.relay(organisation),
                () -> journal.send(
                        Letter.ACCOUNT_CHANGED, Addressee.officer(before.userId(), organisation, before.mail())));
    }
}
