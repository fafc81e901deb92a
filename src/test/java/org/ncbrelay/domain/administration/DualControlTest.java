package org.ncbrelay.domain.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;

class DualControlTest {
    private static final OrganisationCode KEN = new OrganisationCode("KEN");
    private static final Account OPERATOR =
            new Account("other", true, Set.of("operators"), Set.of(), null, null, false);
    private static final Account OFFICER =
            new Account("ncb.ken", true, Set.of("ncb-officers"), Set.of("KEN"), KEN, null, false);
    private static final Account NEW = new Account("new", true, Set.of(), Set.of(), null, null, false);

    @ParameterizedTest
    @EnumSource(names = {"SET_PASSWORD", "CHANGE_PROFILE", "DELETE_ACCOUNT", "ADD_TO_GROUP", "UNLOCK_ACCOUNT"})
    void nobodyChangesTheirOwnAccount(ChangeKind kind) {
        assertThatThrownBy(() -> DualControl.check(Proposal.of(kind, "other", "operators"), OPERATOR, false, "other"))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining("own account");
    }

    @ParameterizedTest
    @CsvSource({"ncb-heads", "experts", "auditors", "anything-else"})
    void anOperatorGetsNoOtherGroup(String group) {
        refused(Proposal.of(ChangeKind.ADD_TO_GROUP, "other", group), OPERATOR);
    }

    @Test
    void anOperatorServesNoOrganisation() {
        refused(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "other", "KEN"), OPERATOR);
        refused(Proposal.of(ChangeKind.ADD_GROUP_TO_ORGANISATION, "operators", "KEN"), null);
    }

    @ParameterizedTest
    @CsvSource({"operators", "camunda-admin"})
    void anOfficerDoesNotBecomeAnOperator(String group) {
        refused(Proposal.of(ChangeKind.ADD_TO_GROUP, "ncb.ken", group), OFFICER);
    }

    @Test
    void whoServesOneOrganisationIsNotGivenToAnother() {
        assertThatThrownBy(() -> check(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "ncb.ken", "FRA"), OFFICER))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> check(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "new", "nowhere"), NEW))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatCode(() -> check(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "new", "FRA"), NEW))
                .doesNotThrowAnyException();
    }

    /** An account is made step by step, in any order: each step is refused as soon as no organisation is left for all. */
    @ParameterizedTest
    @CsvSource({
        "ncb-officers INTERPOL",
        "agency-officers INTERPOL",
        "experts INTERPOL",
        "KEN-WCIU INTERPOL",
        "gwet-leads KEN",
        "gs-officers FRA",
        "ist-members KEN",
        "KEN-WCIU FRA",
        "ncb-heads gwet-analysts",
        "KEN-WCIU gs-officers",
        "KEN-WCIU FRA-SNPF",
    })
    void whatNoOrganisationHasTogetherIsRefusedInAnyOrder(String steps) {
        List<String> forwards = List.of(steps.split(" "));
        for (List<String> order : List.of(forwards, List.of(forwards.get(1), forwards.get(0))))
            assertThatThrownBy(() -> made(order))
                    .as(order.toString())
                    .isInstanceOf(Refusal.Conflict.class)
                    .hasMessageContaining("No organisation has all these groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency-officers KEN-WCIU KEN",
                "KEN KEN-WCIU agency-officers",
                "ncb-officers ncb-heads KEN",
                "KEN-WCIU ncb-officers",
                "auditors KEN",
                "INTERPOL auditors gs-officers",
                "gwet-leads gwet-analysts INTERPOL",
                "experts FRA",
                "a-group-of-ours INTERPOL gs-officers"
            })
    void everyOtherAccountIsMadeStepByStep(String steps) {
        assertThatCode(() -> made(List.of(steps.split(" ")))).doesNotThrowAnyException();
    }

    /** An account that gets each of these in turn. */
    private static void made(List<String> steps) {
        Set<String> groups = new TreeSet<>();
        Set<String> tenants = new TreeSet<>();
        for (String step : steps) {
            boolean organisation = OrganisationCode.isCode(step);
            ChangeKind kind = organisation ? ChangeKind.ADD_TO_ORGANISATION : ChangeKind.ADD_TO_GROUP;
            check(Proposal.of(kind, "new", step), new Account("new", true, groups, tenants, null, null, false));
            (organisation ? tenants : groups).add(step);
        }
    }

    @Test
    void nobodyWhoRunsThePlatformIsGrantedEverythingOfAFlow() {
        for (String holder : List.of("*", "operators"))
            for (String flow : List.of("PROCESS_INSTANCE", "PROCESS_DEFINITION")) {
                refused(grant(holder, flow, "ALL"), null);
                assertThatCode(() -> check(grant(holder, flow, "READ UPDATE"), null))
                        .doesNotThrowAnyException();
            }
        assertThatCode(() -> check(grant("ncb-officers", "PROCESS_INSTANCE", "ALL"), null))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyWhoRunsThePlatformIsGrantedTheTasksOfCases() {
        refused(grant("*", "TASK"), null);
        refused(grant("operators", "TASK"), null);
        refused(grant("operators", "FILTER"), null);
        refused(grant("other", "TASK"), OPERATOR);
        assertThatCode(() -> check(grant("ncb-officers", "TASK"), null)).doesNotThrowAnyException();
        assertThatCode(() -> check(grant("operators", "JOB_DEFINITION"), null)).doesNotThrowAnyException();
    }

    @Test
    void onlyAnAccountThatExistsOrIsExpectedIsChanged() {
        Proposal group = Proposal.of(ChangeKind.ADD_TO_GROUP, "nobody", "experts");

        assertThatThrownBy(() -> DualControl.check(group, Account.missing("nobody"), false, "first"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatCode(() -> DualControl.check(group, Account.missing("nobody"), true, "first"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Proposal.of(ChangeKind.CREATE_ACCOUNT, "new", null), NEW))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void theOnlyOperatorMakesNothingButAccountsWithoutARoleAndTheSecondOperator(ChangeKind kind) {
        assertThat(DualControl.mayBeMadeAlone(Proposal.of(kind, "new", "ncb-heads")))
                .isEqualTo(kind == ChangeKind.CREATE_ACCOUNT);
        assertThat(DualControl.mayBeMadeAlone(Proposal.of(kind, "new", "operators")))
                .isEqualTo(kind == ChangeKind.CREATE_ACCOUNT || kind == ChangeKind.ADD_TO_GROUP);
    }

    private static Proposal grant(String holder, String resource) {
        return grant(holder, resource, "READ");
    }

    private static Proposal grant(String holder, String resource, String permissions) {
        Map<String, String> details = Map.of("resource", resource, "userId", holder, "permissionNames", permissions);
        return new Proposal(ChangeKind.SAVE_GRANT, holder, resource + " *", details, null);
    }

    private static void refused(Proposal proposal, Account account) {
        assertThatThrownBy(() -> check(proposal, account)).isInstanceOf(Refusal.Forbidden.class);
    }

    private static void check(Proposal proposal, Account account) {
        DualControl.check(proposal, account, false, "first");
    }
}
