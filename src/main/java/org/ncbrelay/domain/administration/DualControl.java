package org.ncbrelay.domain.administration;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;

/**
 * What even two operators must not do: change their own accounts, and let anybody who runs the platform read cases. Asked when a
 * change is proposed, and again when it is confirmed.
 */
public final class DualControl {
    private static final Set<String> OPERATING = Set.of(Role.OPERATOR.group(), "camunda-admin");
    /** Resources of the engine that say what a case is about, some only with all their permissions. */
    private static final Set<String> OF_CASES =
            Set.of("TASK", "FILTER", "PROCESS_INSTANCE ALL", "PROCESS_DEFINITION ALL");

    private DualControl() {}

    /**
     * @param account  that the change is about; null if it is about none
     * @param expected whether the creation of the account was proposed and waits
     * @param by       who proposed the change
     * @throws Refusal.Forbidden if no one may make this change
     * @throws Refusal.Conflict  if the accounts are not such that it could be made
     */
    public static void check(Proposal proposal, Account account, boolean expected, String by) {
        if (account != null) {
            if (account.userId().equals(by))
                throw new Refusal.Forbidden(
                        "refused.ownAccount",
                        "Operators do not change their own account; the password is changed on the page /me.");
            requireAccount(proposal, account, expected);
        }
        switch (proposal.kind()) {
            case ADD_TO_GROUP -> checkGroup(proposal.object(), account);
            case ADD_TO_ORGANISATION -> checkOrganisation(proposal.object(), account);
            case ADD_GROUP_TO_ORGANISATION ->
                refuseIf(OPERATING.contains(proposal.subject()), "The group of operators belongs to no organisation.");
            case CLOSE_ACCOUNT, REOPEN_ACCOUNT -> checkClosed(proposal, account);
            case SAVE_GRANT -> checkGrant(proposal, account);
            case DELETE_GROUP ->
                refuseIf(
                        OPERATING.contains(proposal.subject()),
                        "Without the group of operators nobody runs the platform.");
            default -> {}
        }
    }

    /**
     * Whether the only operator may make this change alone: an account without any role, or the second operator. Until there
     * has been a second one, nothing else can be changed.
     */
    public static boolean mayBeMadeAlone(Proposal proposal) {
        return proposal.kind() == ChangeKind.CREATE_ACCOUNT
                || proposal.kind() == ChangeKind.ADD_TO_GROUP
                        && Role.OPERATOR.group().equals(proposal.object());
    }

    /** Whether it is carried out without a second operator: to close a door must not wait. Two open it again. */
    public static boolean isByOne(Proposal proposal) {
        return proposal.kind() == ChangeKind.CLOSE_ACCOUNT;
    }

    private static void checkClosed(Proposal proposal, Account account) {
        if (!account.exists())
            throw new Refusal.Conflict("refused.accountMissing", "There is no account of this name.");
        if (account.closed() == isByOne(proposal))
            throw new Refusal.Conflict(
                    account.closed() ? "refused.accountClosed" : "refused.accountOpen",
                    account.closed() ? "The account is closed already." : "The account is open.");
    }

    private static void requireAccount(Proposal proposal, Account account, boolean expected) {
        boolean creates = proposal.kind() == ChangeKind.CREATE_ACCOUNT;
        if (creates && account.exists())
            throw new Refusal.Conflict("refused.accountExists", "There is already an account of this name.");
        if (!creates && !account.exists() && !expected)
            throw new Refusal.Conflict("refused.accountMissing", "There is no account of this name.");
    }

    private static void checkGroup(String group, Account account) {
        if (OPERATING.contains(group))
            refuseIf(
                    account.isOfficer(),
                    "An account is an operator's or an officer's, never both: this one is an officer's.");
        else {
            refuseIf(
                    account.isOperator(),
                    "An account is an operator's or an officer's, never both: this one is an operator's.");
            checkPlace(group, account);
        }
    }

    private static void checkOrganisation(String organisation, Account account) {
        refuseIf(
                account.isOperator() || account.groups().stream().anyMatch(OPERATING::contains),
                "An account is an operator's or an officer's, never both: this one is an operator's.");
        if (account.tenants().stream().anyMatch(served -> !served.equals(organisation)))
            throw new Refusal.Conflict(
                    "refused.accountElsewhere", "The account serves another organisation; take it from there first.");
        try {
            new OrganisationCode(organisation);
        } catch (IllegalArgumentException noCode) {
            throw new Refusal.Invalid("organisation", "must be the code of a country or INTERPOL");
        }
        checkPlace(organisation, account);
    }

    /** An account is made step by step: what is not known of it yet contradicts nothing. */
    private static void checkPlace(String added, Account account) {
        Set<String> facts = Stream.of(account.tenants(), account.groups(), Set.of(added))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        // ZZZ stands for a country of which nothing is known; none has this code.
        Stream<String> organisations = Stream.concat(
                        Stream.of("INTERPOL", "ZZZ"), facts.stream().map(fact -> fact.split("-")[0]))
                .filter(OrganisationCode::isCode);
        if (organisations.noneMatch(code -> facts.stream().allMatch(fact -> isOf(code, fact))))
            throw new Refusal.Conflict(
                    "refused.accountPlace",
                    "No organisation has all these groups. The groups of agencies, NCBs and experts belong to a country, the group of an agency to its own country, and those of the General Secretariat and its teams to INTERPOL.");
    }

    /** @param fact an organisation, the group of an agency or a role, or any other group */
    private static boolean isOf(String code, String fact) {
        if (OrganisationCode.isCode(fact.split("-")[0])) return fact.equals(code) || fact.startsWith(code + '-');
        return Role.ofGroup(fact).stream().allMatch(role -> role.existsIn(new OrganisationCode(code)));
    }

    private static void checkGrant(Proposal proposal, Account account) {
        boolean toOperators = "*".equals(proposal.subject())
                || OPERATING.contains(proposal.subject())
                || account != null && account.isOperator();
        String resource = proposal.details().get("resource");
        String granted = resource + ' ' + proposal.details().get("permissionNames");
        refuseIf(
                toOperators && (OF_CASES.contains(resource) || OF_CASES.contains(granted)),
                "Nobody who runs the platform is granted the tasks of cases, or everything that a flow has.");
    }

    private static void refuseIf(boolean forbidden, String why) {
        if (forbidden) throw new Refusal.Forbidden(why);
    }
}
