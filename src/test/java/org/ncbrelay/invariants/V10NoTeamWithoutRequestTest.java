package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.support.istdeployment.IstPreparationStep;
import org.ncbrelay.flow.supportoffer.SupportOfferProcess;
import org.ncbrelay.store.support.Deployments;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** V10: no Investigative Support Team without a request from the country (Annex 2.3). */
class V10NoTeamWithoutRequestTest extends FlowTestCase {
    @Autowired
    private Deployments deployments;

    @Test
    void aTeamThatTheCountryDidNotAskForIsOnlyOffered() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));

        flow.work(
                reference,
                "lead",
                "Task_DecideSupport",
                Map.of("decision", "APPROVE", "plan", "SELECTED", "offerIstDeployment", true));

        assertThat(flow.instances(reference))
                .noneMatch(instance -> instance.getProcessDefinitionId().startsWith("istDeployment"));
        assertThatThrownBy(() -> inTransaction(
                        "analyst", () -> deployments.open(reference, desk.officer("analyst"), flow.now())))
                .isInstanceOf(DataIntegrityViolationException.class);
        flow.decide(reference, "ncb.ken", SupportOfferProcess.ACCEPT, "ACCEPT");
        assertThat(flow.running(reference, "istDeployment")).isNotNull();
    }

    @Test
    void nobodyStartsADeploymentByHand() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("istDeployment")
                .latestVersion()
                .singleResult()
                .getId();

        assertThatThrownBy(() -> desk.as("lead", () -> forms.submitStartForm(definition, Map.of())))
                .hasMessageContaining("not started by hand");
    }

    @Test
    void noDeploymentOpensForACaseThatAsksForNone(@Autowired IstPreparationStep preparation) {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));

        assertThatThrownBy(() ->
                        inTransaction("analyst", () -> preparation.scope(reference, "A team", desk.officer("analyst"))))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("has not asked for a team");
    }

    @Test
    void theDatabaseRefusesADeploymentWithoutARecordedRequestForOne() {
        CaseReference other = walk.toTriage(flow.submit("agency.ken"));
        CaseReference unrecorded =
                flow.submit("agency.ken", body -> body.put("capabilities", List.of("IST_DEPLOYMENT")));

        for (CaseReference reference : List.of(other, unrecorded))
            assertThatThrownBy(() -> inTransaction(
                            "analyst", () -> deployments.open(reference, desk.officer("analyst"), flow.now())))
                    .isInstanceOf(DataIntegrityViolationException.class);
    }
}
