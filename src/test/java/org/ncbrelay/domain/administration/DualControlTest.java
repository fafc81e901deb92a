package org.ncbrelay.domain.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        return new Proposal(
                ChangeKind.SAVE_GRANT, holder, resource + " *", Map.of("resource", resource, "userId", holder), null);
    }

    private static void refused(Proposal proposal, Account account) {
        assertThatThrownBy(() -> check(proposal, account)).isInstanceOf(Refusal.Forbidden.class);
    }

    private static void check(Proposal proposal, Account account) {
        DualControl.check(proposal, account, false, "first");
    }
}
