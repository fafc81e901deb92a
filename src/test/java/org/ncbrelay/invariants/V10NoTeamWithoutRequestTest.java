package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.flow.support.istdeployment.IstDeploymentProcess;
import org.ncbrelay.flow.support.istdeployment.IstPreparationStep;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** V10: no Investigative Support Team without a request from the country (Annex 2.3). */
class V10NoTeamWithoutRequestTest extends FlowTestCase {
    @Autowired
    private IstPreparationStep preparation;

    @Autowired
    private Deployments deployments;

    @Autowired
    private CurrentOfficer officer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void triageCannotChooseATeamThatTheCountryDidNotAskFor() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));

        flow.work(
                reference,
                "lead",
                TriageProcess.DECIDE,
                Map.of("decision", "APPROVE", "plan", "SELECTED", "offerIstDeployment", true));

        assertThat(flow.all("SELECT capability FROM case_capability WHERE reference = ?", reference))
                .doesNotContain("IST_DEPLOYMENT");
        assertThat(flow.instances(reference))
                .noneMatch(instance -> instance.getProcessDefinitionId().startsWith(IstDeploymentProcess.KEY));
    }

    @Test
    void nobodyStartsADeploymentByHand() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(IstDeploymentProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();

        assertThatThrownBy(() -> desk.as("lead", () -> forms.submitStartForm(definition, Map.of())))
                .hasMessageContaining("not started by hand");
    }

    @Test
    void noDeploymentOpensForACaseThatAsksForNone() {
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
                flow.submit("agency.ken", body -> body.put("capabilities", java.util.List.of("IST_DEPLOYMENT")));

        assertThatThrownBy(() -> open(other)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> open(unrecorded)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void open(CaseReference reference) {
        desk.as(
                "analyst",
                () -> transaction.executeWithoutResult(
                        status -> deployments.open(reference, officer.officer(), flow.now())));
    }
}
