package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchStep;
import org.ncbrelay.flow.supportoffer.SupportOfferProcess;
import org.ncbrelay.port.StartForms;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.StringUtils;

@FlowTest
record V9ExpertsOnlyOnRequestViaNcbTest(
        Flowchart flow,
        Desk desk,
        TransactionOperations transactions,
        Walk walk,
        ExpertSearchStep search,
        ExpertEngagements engagements,
        Experts experts,
        FileSupplement supplement,
        TaskService tasks,
        FormService forms,
        List<StartForms> startForms) {
    @Test
    void noExpertiseIsDefinedBeforeTheNcbHasAcknowledgedAndTheCaseIsRecorded() {
        CaseReference reference = flow.submit("agency.ken");
        ThrowingCallable define = () -> desk.as(
                "analyst",
                () -> search.defineExpertise(
                        reference, Expertise.PROSECUTION, null, "A question", desk.officer("analyst")));

        assertThatThrownBy(define).isInstanceOf(Refusal.Conflict.class).hasMessageContaining("via the NCB");
        walk.acknowledged(reference);
        assertThatThrownBy(define).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void theDatabaseItselfKeepsNoRequestForAnExpertWithoutTheNcb() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> desk.as("analyst", () -> transactions.executeWithoutResult(status -> ask(reference))))
                .hasMessageContaining("without a valid request via the NCB");
    }

    @Test
    void nobodyStartsTheNetworkByHand() {
        assertThat(startForms)
                .noneMatch(forms -> forms.offers("expertNetwork"))
                .noneMatch(forms -> forms.offers("expertSearch"));
    }

    /** Every kind of support is offered, over a live direct channel; what an offer needs is read from the open tasks. */
    @Test
    void anOfferOfExpertsOrATeamIsAcceptedByTheNcbWhateverTheChannel() {
        CaseReference reference =
                walk.assessed(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken")))));
        Map<String, Object> offers = new HashMap<>(Map.of("decision", "APPROVE", "plan", "SELECTED"));
        for (Capability each : Capability.values()) offers.put("offer" + pascalCase(each), true);
        flow.work(reference, "lead", "Task_DecideSupport", offers);

        assertThat(offered(reference, "ncb-officers")).containsExactlyInAnyOrder("GLOBAL_NETWORK", "IST_DEPLOYMENT");
        assertThat(offered(reference, "agency-officers"))
                .hasSize(Capability.values().length - 3)
                .doesNotContain("GLOBAL_NETWORK", "IST_DEPLOYMENT");
        assertThat(flow.open(reference)).doesNotContain("Task_DefineExpertise", "Task_ScopeDeployment");
        for (Task task : offers(reference, "ncb-officers")) {
            assertThatThrownBy(() -> accept("agency.ken", task)).isInstanceOf(RuntimeException.class);
            accept("ncb.ken", task);
        }
        assertThat(flow.open(reference)).contains("Task_DefineExpertise", "Task_ScopeDeployment");
    }

    @ParameterizedTest
    @CsvSource({"GLOBAL_NETWORK, false", "GLOBAL_NETWORK, true", "IST_DEPLOYMENT, false", "IST_DEPLOYMENT, true"})
    void anApprovedAgencyInDirectContactAsksForExpertsOrATeamThroughItsNcb(String support, boolean inSupport) {
        CaseReference reference = walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken"))));
        if (inSupport) walk.supported(reference);
        Map<String, Object> body =
                Map.of("kind", "SUPPORT", "text", "Our officers need help.", "capabilities", List.of(support));
        desk.as("agency.ken", () -> supplement.file(reference, body, desk.officer("agency.ken")));
        assertThat(flow.open(reference)).contains("Task_DecideSupplement");
        assertThat(asked(reference)).doesNotContain(support);

        flow.decide(reference, "ncb.ken", "Task_DecideSupplement", "ACCEPT");
        flow.record();
        assertThat(asked(reference)).contains(support);
        assertThat(flow.all("SELECT source FROM supplement WHERE reference = ?", reference))
                .containsExactly("NCB");
    }

    private static String pascalCase(Capability each) {
        return Stream.of(each.name().toLowerCase(Locale.ROOT).split("_"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }

    private List<String> asked(CaseReference reference) {
        return flow.all("SELECT capability FROM case_capability WHERE reference = ?", reference);
    }

    private List<Task> offers(CaseReference reference, String office) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(SupportOfferProcess.ACCEPT)
                .taskCandidateGroup(office)
                .list();
    }

    private List<Object> offered(CaseReference reference, String office) {
        return offers(reference, office).stream()
                .map(task -> tasks.getVariable(task.getId(), "capability"))
                .toList();
    }

    private void accept(String user, Task task) {
        desk.as(user, () -> {
            tasks.claim(task.getId(), user);
            forms.submitTaskForm(task.getId(), Map.of("decision", "ACCEPT"));
        });
    }

    private void ask(CaseReference reference) {
        Expert expert = experts.find("FRA-EXP-001").orElseThrow();
        Engagement engagement = Engagement.asked(reference, expert, Expertise.PROSECUTION, "A question", flow.now());
        engagements.ask(engagement, desk.officer("analyst"), flow.now());
    }
}
