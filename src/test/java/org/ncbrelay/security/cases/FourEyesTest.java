package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.engineapi.EngineDoors;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.matter.Fingerprint;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nobody decides on their own work, at any decision and by any way. The decisions are those of the diagrams; what keeps
 * each author away stands in {@code security/four-eyes.md}, which {@code StepContractTest} compares with them.
 */
class FourEyesTest extends AccessTestCase {
    private final IntelligenceWalk intelligence;
    private final ScriptedRun script;
    private final Authorship authorship;
    private final SupportWalk support;
    private final IdentityService identity;
    private final Fingerprint fingerprint;

    @Autowired
    FourEyesTest(
            IntelligenceWalk intelligence,
            ScriptedRun script,
            Authorship authorship,
            SupportWalk support,
            IdentityService identity,
            DatabaseAccess access) {
        this.intelligence = intelligence;
        this.script = script;
        this.authorship = authorship;
        this.support = support;
        this.identity = identity;
        this.fingerprint = new Fingerprint(access);
    }

    @ParameterizedTest
    @MethodSource("byFourEyes")
    void itsAuthorIsRefusedEverywhere(String decision) {
        Situation situation = situation(decision);
        String key = decision.substring(decision.indexOf('/') + 1);
        Task task = flow.task(situation.reference(), key);
        String path = "/task/" + task.getId();
        Caller other = basic(situation.other());
        Map<String, Object> answers = answers(other, EngineDoors.REST + path);
        Set<String> joined = joined(situation.author(), task);
        try {
            EngineDoors author = new EngineDoors(port, situation.author());
            Map<String, String> before = fingerprint.take();
            attempts(path, situation.author(), answers).forEach(attempt -> refused(author, attempt));
            assertThat(fingerprint.take())
                    .as("a refused attempt left something")
                    .isEqualTo(before);

            // Somebody else takes the task, and would hand it to the author.
            assertThat(other.post(EngineDoors.REST + path + "/claim", Map.of("userId", situation.other()))
                            .status())
                    .as("others may decide")
                    .isEqualTo(204);
            Map<String, String> claimed = fingerprint.take();
            EngineDoors others = new EngineDoors(port, situation.other());
            handingOver(path, situation.author()).forEach(attempt -> refused(others, attempt));
            attempts(path, situation.author(), answers).forEach(attempt -> refused(author, attempt));
            assertThat(fingerprint.take())
                    .as("a refused attempt left something")
                    .isEqualTo(claimed);
            assertThat(assignee(task)).isEqualTo(situation.other());
        } finally {
            joined.forEach(group -> identity.deleteMembership(situation.author(), group));
        }
    }

    @Test
    void theAuthorDoesNotReopenDirectContactEither() {
        CaseReference reference = flow.submit("ncbhead.ken");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
        flow.work(reference, "ncb.ken", "Task_DecideDirectContact", Map.of("decision", "GRANT"));
        Caller author = basic("ncbhead.ken");

        assertThat(change(author, reference, "SUSPEND")).isEqualTo(200);
        assertThat(change(author, reference, "RESUME")).isEqualTo(403);
    }

    private int change(Caller caller, CaseReference reference, String action) {
        return caller.put(
                        "/api/support-requests/" + reference + "/authorization",
                        Map.of("action", action, "reason", "Reviewed"))
                .status();
    }

    static Stream<String> byFourEyes() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask")
                        .filter(task -> Model.property(task, "fourEyes").isPresent())
                        .map(diagram::at));
    }

    /**
     * A case that waits for this decision, with the one who wrote what is decided and one who did not. The bureau files it, with the one
     * capability that leads to the decision, and the first choice of every form leads there.
     */
    private Situation situation(String decision) {
        String diagram = decision.substring(0, decision.indexOf('/'));
        String key = decision.substring(decision.indexOf('/') + 1);
        // The demo has one lead; for this test the other eyes are an analyst's.
        if (diagram.equals("release")) return new Situation(intelligence.register(body -> {}), "analyst", "lead");
        if (diagram.equals("withdrawal")) return withdrawn();
        if (diagram.equals("basisReview")) return withoutBasis();
        String capability = capability(diagram);
        CaseReference reference =
                flow.submit("ncb.ken", body -> CapabilityWalk.ask(body, Capability.valueOf(capability)));
        // Some decisions wait beside support, and end with the case.
        script.run(reference, Map.of(), Set.of(key, "Task_ConfirmReceipt"));
        Task task = flow.task(reference, key);
        String part = Model.diagrams().stream()
                .flatMap(each ->
                        each.all("bpmn:userTask").filter(it -> each.at(it).equals(decision)))
                .flatMap(it -> Model.property(it, "fourEyes").stream())
                .findFirst()
                .orElseThrow()
                .replace(":capability", ":" + capability);
        Set<String> authors = new TreeSet<>();
        for (String reader : List.of("ncb.ken", "lead"))
            authors.addAll(inTransaction(reader, () -> authorship.authors(reference, part)));
        assertThat(authors).as("authors of " + part).hasSize(1);
        return new Situation(reference, authors.iterator().next(), other(task, authors));
    }

    /** An officer of the bureau asks to withdraw a request for which terms are signed. */
    private Situation withdrawn() {
        CaseReference reference = support.signed(support.asked("IST_DEPLOYMENT"), 5);
        basic("ncb.ken")
                .post("/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Settled"))
                .with(202);
        return new Situation(reference, "ncb.ken", "ncbhead.ken");
    }

    private Situation withoutBasis() {
        CaseReference basis = walk.toTriage(flow.submit("agency.ken"));
        CaseReference resting = intelligence.released(intelligence.register(
                body -> body.put("source", Map.of("kind", "INTERPOL", "references", List.of(basis.value())))));
        basic("ncb.ken")
                .post("/api/support-requests/" + basis + "/withdrawal", Map.of("reason", "Settled"))
                .with(200);
        return new Situation(resting, "analyst", "lead");
    }

    /** The one whose support calls the diagram; of steps that every case takes, information sharing. */
    private static String capability(String diagram) {
        Map<String, Model> diagrams =
                Model.diagrams().stream().collect(Collectors.toMap(Model::name, Function.identity()));
        return diagrams.values().stream()
                .filter(each -> calls(each, diagram, diagrams))
                .flatMap(each -> Model.property(each.only("bpmn:process"), "gives").stream())
                .map(gives -> gives.split(",")[0])
                .sorted()
                .findFirst()
                .orElse(Capability.INFORMATION_SHARING.name());
    }

    private static boolean calls(Model caller, String diagram, Map<String, Model> diagrams) {
        if (caller == null) return false;
        return caller.name().equals(diagram)
                || caller.all("bpmn:callActivity")
                        .anyMatch(call -> calls(diagrams.get(call.getAttribute("calledElement")), diagram, diagrams));
    }

    private String other(Task task, Set<String> authors) {
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .collect(Collectors.toSet());
        return Stream.of("ncb.ken", "ncbhead.ken", "gs", "lead", "analyst2", "ist")
                .filter(user -> !authors.contains(user))
                .filter(user -> identity.createGroupQuery().groupMember(user).list().stream()
                        .anyMatch(group -> groups.contains(group.getId())))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the author into every group that may decide, so that nothing but the four eyes is in the way. */
    private Set<String> joined(String author, Task task) {
        Set<String> known = identity.createGroupQuery().groupMember(author).list().stream()
                .map(group -> group.getId())
                .collect(Collectors.toSet());
        Set<String> joined = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null && !known.contains(group))
                .collect(Collectors.toCollection(TreeSet::new));
        joined.forEach(group -> identity.createMembership(author, group));
        return joined;
    }

    private static List<Attempt> attempts(String path, String author, Map<String, Object> answers) {
        List<Attempt> attempts = new ArrayList<>(handingOver(path, author));
        attempts.add(new Attempt("POST", path + "/claim", Map.of("userId", author)));
        attempts.add(new Attempt("POST", path + "/unclaim", Map.of()));
        attempts.add(new Attempt("POST", path + "/resolve", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/complete", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/submit-form", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/bpmnError", Map.of("errorCode", "supportRefused")));
        attempts.add(new Attempt("POST", path + "/bpmnEscalation", Map.of("escalationCode", "any")));
        attempts.add(new Attempt("POST", path + "/variables", Map.of("modifications", Map.of())));
        attempts.add(new Attempt("DELETE", path, null));
        return attempts;
    }

    private static List<Attempt> handingOver(String path, String author) {
        return List.of(
                new Attempt("POST", path + "/assignee", Map.of("userId", author)),
                new Attempt("POST", path + "/delegate", Map.of("userId", author)),
                new Attempt("POST", path + "/identity-links", Map.of("userId", author, "type", "assignee")),
                new Attempt("PUT", path, Map.of("assignee", author, "priority", 50)));
    }

    private static void refused(EngineDoors doors, Attempt attempt) {
        for (Answer answer : doors.send(attempt.method(), attempt.path(), attempt.body()))
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }

    private Map<String, Object> answers(Caller other, String path) {
        Answer form = other.get(path + "/deployed-form").with(200);
        LocalDate today = flow.now().atZone(java.time.ZoneOffset.UTC).toLocalDate();
        return new FormFiller(today, Map.of()).fill(form.json());
    }

    private record Situation(CaseReference reference, String author, String other) {}

    private record Attempt(String method, String path, Object body) {}
}
