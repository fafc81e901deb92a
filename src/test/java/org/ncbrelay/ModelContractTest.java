package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.sources.Model.children;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.furthersupport.FurtherSupportProcess;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.flow.supportoffer.SupportOfferProcess;
import org.ncbrelay.support.sources.Beans;
import org.ncbrelay.support.sources.Model;
import org.springframework.util.ReflectionUtils;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What diagrams, tables and forms owe to each other and to the code, beside what {@code engine.models} asks of every diagram; read from the files. */
class ModelContractTest {
    private static final Path FORMS = Path.of("forms");

    /** Stores the answers to the form of the task before it. */
    private static final String RECORD = "record";

    private static final List<Model> DIAGRAMS = Model.diagrams();
    private static final List<Model> DECISIONS = Model.decisions();

    /** A party, its fill and its line, as the legend on our pages has them. */
    private static final Pattern LEGEND =
            Pattern.compile("\\.parties \\.(\\w+)::before \\{ background: (#\\w{6}); border-color: (#\\w{6}); }");

    /** The line under the headline of a task's form: which case it is about, and the way to its page. */
    private static final Pattern HEADER = Pattern.compile("### .+\\n\\n"
            + "(\\*\\*\\{\\{reference}}\\*\\* – \\{\\{summary}}\\n\\n\\[.+]\\(/(cases|intelligence)/\\{\\{reference}}\\))"
            + "(\\n\\n\\{\\{caveat}})?");

    /** Labels that were changed for their readers. Running process instances, scripts and bindings rely on the ids. */
    private static final Map<String, String> RELABELLED = Map.ofEntries(
            Map.entry("Task_AskOwner", "Ask originating NCB"),
            Map.entry("Task_CheckRecord", "Check data before recording"),
            Map.entry("Task_DecideUnitContact", "Decide on direct contact for the unit"),
            Map.entry("Task_DefineScopeQuestion", "Define analytical question"),
            Map.entry("Task_DispatchProduct", "Send report"),
            Map.entry("Task_ForwardProduct", "Forward report"),
            Map.entry("Task_JudgeAims", "Assess objectives"),
            Map.entry("Task_RecordAims", "Record objectives"),
            Map.entry("Task_RecordExpertRelease", "Record availability"),
            Map.entry("Task_RecordLapse", "Record expiry"),
            Map.entry("Task_RecordLapseOfContact", "Record no decision"),
            Map.entry("Task_RecordLapsedOffer", "Record expired offer"),
            Map.entry("Task_RecordNoJudgment", "Record no assessment"),
            Map.entry("Task_RecordNoTeamRelease", "Record no answer"),
            Map.entry("Task_RecordOwnerConsent", "Record consent of the NCB"),
            Map.entry("Task_RecordProduct", "Record report"),
            Map.entry("Task_RecordProductReview", "Record report review"),
            Map.entry("Task_RecordRefusedRelease", "Record declined dissemination"),
            Map.entry("Task_RecordRelease", "Record approval"),
            Map.entry("Task_RecordReleaseAnswer", "Record answer of the NCB"),
            Map.entry("Task_RecordSilentOwner", "Record silent NCB"),
            Map.entry("Task_RecordTeamRelease", "Record availability"),
            Map.entry("Task_ReleaseExpert", "Make expert available"),
            Map.entry("Task_ReleaseIntelligence", "Approve dissemination"),
            Map.entry("Task_ReviewProduct", "Review report"),
            Map.entry("Task_SendProductToAgency", "Send report to agency"),
            Map.entry("Task_SendProductToNCB", "Send report to NCB"),
            Map.entry("Task_TakeOverAsSource", "Act as official source"),
            Map.entry("Task_WarnOfLapse", "Warn of expiry"),
            Map.entry("Task_WriteProduct", "Write report"));

    /** The code of an event that catches every escalation. */
    private static final String ALL = "*";

    /** More do not fit on a screen at a size one can read. */
    private static final int NODES_OF_ONE_LEVEL = 16;

    @Test
    void aFileIsNamedAsWhatItHolds() {
        assertThat(DIAGRAMS)
                .allSatisfy(it ->
                        assertThat(it.only("bpmn:process").getAttribute("id")).isEqualTo(it.name()));
        assertThat(DECISIONS)
                .allSatisfy(
                        it -> assertThat(it.only("decision").getAttribute("id")).isEqualTo(it.name()));
        assertThat(Model.files(FORMS, ".form"))
                .allSatisfy(it -> assertThat(form(it).path("id").asText()).isEqualTo(Model.name(it)));
    }

    @Test
    void everyDiagramAndTableSaysHowLongItsHistoryIsKeptAndWhichVersionItIs() {
        List<Element> kept = Stream.concat(
                        DIAGRAMS.stream().map(it -> it.only("bpmn:process")),
                        DECISIONS.stream().map(it -> it.only("decision")))
                .toList();

        assertThat(kept).allSatisfy(it -> {
            assertThat(it.getAttribute("camunda:historyTimeToLive"))
                    .as(it.getAttribute("id"))
                    .startsWith("P");
            assertThat(it.getAttribute("camunda:versionTag"))
                    .as(it.getAttribute("id"))
                    .isNotEmpty();
        });
    }

    @Test
    void everyServiceTaskNamesADelegateThatExists() {
        none(List.of("bpmn:serviceTask", "bpmn:sendTask"), (diagram, task) -> {
            String bean = bean(task.getAttribute("camunda:delegateExpression"));
            return !Beans.has(bean) || !bean.endsWith("Delegate") && !Beans.OF_ANY_STEP.contains(bean);
        });
    }

    /** What is stored is what was answered just before: a gateway or an event between them would record the answers of another task. */
    @Test
    void whatRecordsAnswersFollowsTheTaskWhoseFormItStores() {
        none(
                List.of("bpmn:serviceTask"),
                (diagram, task) -> bean(task.getAttribute("camunda:delegateExpression"))
                                .equals(RECORD)
                        && diagram.all("bpmn:sequenceFlow")
                                .filter(flow -> flow.getAttribute("targetRef").equals(task.getAttribute("id")))
                                .map(flow -> node(diagram, flow.getAttribute("sourceRef")))
                                .anyMatch(before -> !before.getTagName().equals("bpmn:userTask")
                                        || Model.property(before, "note").isEmpty()));
    }

    /** A word that the delegate does not know, or that the form does not ask for, would be found at the case that first comes there. */
    @Test
    void whatServesAnyStepIsToldWhichItIs() {
        none(List.of("bpmn:serviceTask"), (diagram, task) -> switch (bean(
                task.getAttribute("camunda:delegateExpression"))) {
            case "undo" -> !isOne(MeasureKind.class, task, "measure");
            case "sendBack" -> !isOne(CaseStatus.class, task, "sentBack");
            case "unanswered" ->
                !isOne(RecordNoAnswer.Consequence.class, task, "then")
                        || !isOne(Phrase.class, task, "missing") && !isOne(DeploymentFactKind.class, task, "missing");
            case "write", "review" -> !isToldItsProduct(diagram, task);
            default -> false;
        });
    }

    private static <E extends Enum<E>> boolean isOne(Class<E> type, Element task, String property) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .anyMatch(Model.property(task, property).orElse("")::equals);
    }

    /** Itself, or by each diagram that calls its own; the text is asked for by the form before it. */
    private static boolean isToldItsProduct(Model diagram, Element task) {
        boolean called = DIAGRAMS.stream()
                .flatMap(it -> it.all("bpmn:callActivity"))
                .filter(call -> call.getAttribute("calledElement").equals(diagram.name()))
                .allMatch(call -> children(call, "bpmn:extensionElements")
                        .flatMap(it -> children(it, "camunda:in"))
                        .anyMatch(in -> in.getAttribute("target").equals("productKind")));
        Set<String> asked = flows(diagram, "targetRef", task)
                .map(flow -> node(diagram, flow.getAttribute("sourceRef")).getAttribute("camunda:formRef"))
                .flatMap(form -> keys(form(FORMS.resolve(form + ".form"))))
                .collect(Collectors.toSet());
        return (Model.property(task, "product").isPresent() || called)
                && asked.contains(Model.property(task, "text").orElse("decision"));
    }

    @Test
    void everyListenerExists() {
        none(List.of("camunda:taskListener", "camunda:executionListener"), (diagram, listener) -> {
            String bean = bean(listener.getAttribute("delegateExpression"));
            return !bean.endsWith("Listener") || !Beans.has(bean);
        });
    }

    @Test
    void everyExpressionCallsABeanThatExists() {
        Set<String> variables = Set.of("execution", "task");
        Pattern call = Pattern.compile("[$#]\\{!?\\s*(\\w+)\\.");
        assertThat(DIAGRAMS)
                .allSatisfy(it -> assertThat(it.expressions()
                                .flatMap(text -> call.matcher(text).results().map(match -> match.group(1)))
                                .filter(bean -> !variables.contains(bean)))
                        .as(it.name())
                        .allMatch(Beans::has));
    }

    /** Nothing that a delegate does leaves the database: workers send letters and records. */
    @Test
    void noTaskIsAsynchronous() {
        none(List.of("*"), (diagram, node) -> "true".equals(node.getAttribute("camunda:asyncBefore")));
    }

    @Test
    void everyFormIsAskedForOnce() {
        assertThat(Model.files(FORMS, ".form").map(Model::name))
                .containsExactlyInAnyOrderElementsOf(
                        attributes("camunda:formRef").collect(Collectors.toSet()));
    }

    /** The start forms' fields are the request itself, which {@code RequestReader} and its like read. */
    @Test
    void everyFieldOfATasksFormIsADeclaredVariable() {
        Set<String> variables = declaredVariables();
        Set<String> recorded = DIAGRAMS.stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask"))
                .filter(task -> Model.property(task, "note").isPresent())
                .map(task -> task.getAttribute("camunda:formRef"))
                .collect(Collectors.toSet());
        assertThat(formsOfTasks())
                .filteredOn(it -> !recorded.contains(Model.name(it)))
                .allSatisfy(
                        it -> assertThat(variables).containsAll(keys(form(it)).toList()));
    }

    @Test
    void everyFormThatLeadsToTheCaseBeginsWithTheSameHeader() {
        Map<String, Set<String>> headers = new TreeMap<>();
        for (Path file : formsOfTasks()) {
            String first = form(file).path("components").path(0).path("text").asText();
            Matcher header = HEADER.matcher(first);
            if (header.matches())
                headers.computeIfAbsent(header.group(2), page -> new TreeSet<>())
                        .add(header.group(1));
            else assertThat(first).as(Model.name(file)).doesNotContain("/{{reference}})");
        }
        assertThat(headers)
                .containsOnlyKeys("cases", "intelligence")
                .allSatisfy((page, lines) -> assertThat(lines).hasSize(1));
    }

    /** A step that no map calls would never begin, and has no place on the board. */
    @Test
    void everyDiagramIsCalledGivesACapabilityOrIsStartedByTheCode() throws IOException {
        Path engine = Path.of("src/main/java/org/ncbrelay/adapter/engine");
        String starts = Files.readString(engine.resolve("EngineFlows.java"))
                + Files.readString(engine.resolve("DiagramCatalogue.java"));
        Set<String> called = attributes("calledElement").collect(Collectors.toSet());
        none(
                List.of("bpmn:process"),
                (diagram, process) -> !called.contains(diagram.name())
                        && Model.property(process, "gives").isEmpty()
                        && !starts.contains(pascalCase(diagram.name()) + "Process.KEY"));
    }

    /** Who opens a diagram that no map calls must find what starts it: a message that another diagram sends or the overview names. */
    @Test
    void whatNoMapCallsStartsByAMessageWhoseSenderIsDrawn() {
        Set<String> called = attributes("calledElement").collect(Collectors.toSet());
        Set<String> sent = DIAGRAMS.stream()
                .flatMap(diagram -> diagram.all("bpmn:sendTask").map(task -> message(diagram, task)))
                .collect(Collectors.toSet());
        String overview =
                Model.overview().all("bpmn:text").map(Element::getTextContent).collect(Collectors.joining());
        none(List.of("bpmn:process"), (diagram, process) -> {
            if (called.contains(diagram.name()) || process.hasAttribute("camunda:isStartableInTasklist")) return false;
            List<String> starts = children(process, "bpmn:startEvent")
                    .flatMap(start -> children(start, "bpmn:messageEventDefinition"))
                    .map(definition -> message(diagram, definition))
                    .toList();
            return starts.isEmpty()
                    || !sent.containsAll(starts) && !overview.contains("“" + process.getAttribute("name") + "”");
        });
    }

    /** Whether a process begins with a message here; the code starts it at this event. */
    private static boolean begins(Element event) {
        return event.getTagName().equals("bpmn:startEvent")
                && event.getParentNode().getNodeName().equals("bpmn:process")
                && children(event, "bpmn:messageEventDefinition").findAny().isPresent();
    }

    /** The name of the message that a node names; empty if it names none. */
    private static String message(Model diagram, Element node) {
        return diagram.all("bpmn:message")
                .filter(message -> message.getAttribute("id").equals(node.getAttribute("messageRef")))
                .map(message -> message.getAttribute("name"))
                .findFirst()
                .orElse("");
    }

    /** Each support stands in the map by its name, and the way to its call asks for the diagram that is called. */
    @Test
    void theMapCallsEverySupportByName() {
        Set<String> supports = DIAGRAMS.stream()
                .filter(it -> Model.property(it.only("bpmn:process"), "gives").isPresent())
                .map(Model::name)
                .collect(Collectors.toSet());
        Map<String, String> asked = new TreeMap<>();
        none(List.of("bpmn:callActivity"), (diagram, call) -> {
            String called = call.getAttribute("calledElement");
            if (!supports.contains(called)) return false;
            String way =
                    flows(diagram, "targetRef", call).findFirst().orElseThrow().getTextContent();
            asked.put(called, way);
            return !diagram.name().equals("supportRequest")
                    || !Set.of("", "${supportCatalogue.process(capability) == '" + called + "'}")
                            .contains(way);
        });
        assertThat(asked.keySet()).isEqualTo(supports);
        assertThat(asked.values()).as("the default").containsOnlyOnce("");
    }

    @Test
    void everyMessageIsKnownToTheCode() {
        Set<String> constants = constants();
        none(
                List.of("bpmn:startEvent"),
                (diagram, start) -> begins(start) && !constants.contains(start.getAttribute("id")));
        none(
                List.of("bpmn:message"),
                (diagram, message) -> diagram.all("bpmn:messageEventDefinition")
                                .filter(event -> !begins((Element) event.getParentNode()))
                                .anyMatch(event ->
                                        event.getAttribute("messageRef").equals(message.getAttribute("id")))
                        && !constants.contains(message.getAttribute("name")));
        none(List.of("*"), (diagram, it) -> unresolved(diagram, it, "messageRef", "bpmn:message"));
    }

    /** Silence, a refusal and what cannot be had are facts, which the caller decides about; a fault is a failed job and never drawn. */
    @Test
    void whatAStepTellsItsCallerIsAnEscalation() {
        none(List.of("bpmn:error", "bpmn:errorEventDefinition"), (diagram, it) -> true);
        none(List.of("*"), (diagram, it) -> unresolved(diagram, it, "escalationRef", "bpmn:escalation"));
        Set<String> thrown = codes("bpmn:endEvent");
        assertThat(thrown).isNotEmpty().allMatch(code -> code.matches("[a-z][A-Za-z]+"));
        Set<String> caught = codes("bpmn:startEvent", "bpmn:boundaryEvent");
        caught.remove(ALL);
        assertThat(caught).isEqualTo(thrown);
    }

    /** After an escalation that nobody catches, the engine continues with the caller as if its step had succeeded. */
    @Test
    void noEscalationLeavesTheDiagramThatNobodyCalls() {
        Map<String, Set<String>> leaving = new TreeMap<>();
        DIAGRAMS.forEach(it -> leaving.put(it.name(), new TreeSet<>()));
        while (DIAGRAMS.stream().anyMatch(it -> leaving.get(it.name()).addAll(uncaught(it, leaving)))) {
            // Until no caller learns of another one.
        }
        Set<String> called = DIAGRAMS.stream()
                .flatMap(it -> it.all("bpmn:callActivity"))
                .flatMap(ModelContractTest::called)
                .collect(Collectors.toSet());
        leaving.keySet().removeAll(called);

        assertThat(leaving)
                .isNotEmpty()
                .allSatisfy((diagram, codes) -> assertThat(codes).isEmpty());
    }

    /** That of the channel may be replaced while cases run: diagrams and letters ask the same version. */
    @Test
    void everyDecisionThatADiagramAsksExists() {
        Set<String> tables = DECISIONS.stream().map(Model::name).collect(Collectors.toSet());
        none(
                List.of("bpmn:businessRuleTask"),
                (diagram, task) -> !tables.contains(task.getAttribute("camunda:decisionRef"))
                        || !(task.getAttribute("camunda:decisionRef").equals("channel") ? "latest" : "deployment")
                                .equals(task.getAttribute("camunda:decisionRefBinding")));
    }

    @Test
    void noDiagramHasScriptsSignalsOrConnectors() {
        none(
                List.of("*"),
                (diagram, it) -> it.getTagName().matches(".*([sS]cript|[sS]ignal|connector).*")
                        || it.hasAttribute("scriptFormat")
                        || it.hasAttribute("camunda:class")
                        || it.hasAttribute("camunda:expression"));
    }

    @Test
    void everyLevelOfADiagramFitsOnAScreen() {
        none(
                "more than %s nodes: put some into a subprocess or a diagram of their own"
                        .formatted(NODES_OF_ONE_LEVEL),
                List.of("bpmn:process", "bpmn:subProcess"),
                (diagram, level) -> children(level, "*").filter(Model::isNode).count() > NODES_OF_ONE_LEVEL);
    }

    /** Recording what a person decided is a step of the flow, so a service task with its delegate is drawn for it. */
    @Test
    void noDecisionIsRecordedOutOfSight() {
        none(
                List.of("camunda:taskListener"),
                (diagram, it) -> it.getAttribute("event").equals("complete"));
    }

    /** A sentence that is true of other nodes too does not say it. */
    @Test
    void anEndThatTerminatesSaysWhatItCuts() {
        Set<String> ofOthers = DIAGRAMS.stream()
                .flatMap(Model::nodes)
                .filter(it -> !terminates(it))
                .map(Model::documentation)
                .collect(Collectors.toCollection(HashSet::new));
        ofOthers.add("");
        none(
                List.of("bpmn:endEvent"),
                (diagram, end) -> terminates(end) && ofOthers.contains(Model.documentation(end)));
    }

    /** A reminder is a listener of its task ({@code escalateListener}); a timer that is drawn changes the flow. */
    @Test
    void noTimerOfAUserTaskIsDrawnThatOnlyReminds() {
        none(
                List.of("bpmn:boundaryEvent"),
                (diagram, timer) -> timer.getAttribute("cancelActivity").equals("false")
                        && children(timer, "bpmn:timerEventDefinition")
                                .findAny()
                                .isPresent()
                        && node(diagram, timer.getAttribute("attachedToRef"))
                                .getTagName()
                                .equals("bpmn:userTask")
                        && !leadsOn(diagram, timer, new HashSet<>()));
    }

    /** The engine notes the start of a cycle that has none as the local time of the machine, and reads it as UTC. */
    @Test
    void everyCycleHasAStart() {
        none(
                List.of("bpmn:timeCycle"),
                (diagram, cycle) -> !cycle.getTextContent().startsWith("${deadlines."));
    }

    /**
     * A task is filled by the group that is named first; its line is of the office that may do it after its time limit. A call is
     * filled by the party that acts first in the diagram that it calls; its line is of the last other party. What is sent has the
     * colour of one party, or none where either side or the relay sends it.
     */
    @Test
    void everyTaskAndCallHasTheColourOfItsParty() throws IOException {
        Map<String, String> legend = legend();
        assertThat(legend).hasSize(10);
        none(List.of("bpmndi:BPMNShape", "bpmndi:BPMNEdge"), (diagram, shape) -> {
            Element drawn = node(diagram, shape.getAttribute("bpmnElement"));
            List<String> parties = parties(shape, "color:background-color", "color:border-color", legend);
            List<String> due = switch (drawn.getTagName()) {
                case "bpmn:userTask" -> {
                    String first = party(drawn.getAttribute("camunda:candidateGroups"));
                    yield List.of(
                            first,
                            Model.property(drawn, "secondOffice")
                                    .map(ModelContractTest::party)
                                    .orElse(first));
                }
                case "bpmn:callActivity" -> ofStep(drawn.getAttribute("calledElement"), legend);
                case "bpmn:sendTask" ->
                    parties.stream().limit(1).flatMap(it -> Stream.of(it, it)).toList();
                default -> List.of();
            };
            return !parties.equals(due) || !parties.equals(parties(shape, "bioc:fill", "bioc:stroke", legend));
        });
    }

    /** Who acts first in a step, and the last other party. The channel has no part: it passes on what others do. */
    private static List<String> ofStep(String called, Map<String, String> legend) {
        List<String> parties = DIAGRAMS.stream()
                .filter(diagram -> diagram.name().equals(called))
                .flatMap(diagram -> diagram.nodes()
                        .filter(node -> !node.getAttribute("calledElement").equals("exchange"))
                        .flatMap(node ->
                                parties(shape(diagram, node.getAttribute("id")), "bioc:fill", "bioc:stroke", legend)
                                        .stream()
                                        .limit(node.getTagName().equals("bpmn:userTask") ? 1 : 2)))
                .toList();
        if (parties.isEmpty()) return parties;
        String first = parties.get(0);
        return List.of(first, parties.stream().filter(it -> !it.equals(first)).reduce(first, (it, next) -> next));
    }

    private static Element shape(Model diagram, String node) {
        return diagram.all("bpmndi:BPMNShape")
                .filter(it -> it.getAttribute("bpmnElement").equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> parties(Element shape, String fill, String line, Map<String, String> legend) {
        return Stream.of(fill, line)
                .map(shape::getAttribute)
                .filter(colour -> !colour.isEmpty())
                .map(colour -> legend.getOrDefault(colour, "no party"))
                .toList();
    }

    /** The party of each fill and of each line. */
    private static Map<String, String> legend() throws IOException {
        return LEGEND.matcher(Files.readString(Path.of("src/main/resources/static/css/relay.css")))
                .results()
                .flatMap(party -> Stream.of(2, 3).map(colour -> Map.entry(party.group(colour), party.group(1))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void aTasksIdIsItsLabelAndItsDelegateToo() {
        Set<String> relabelled = new TreeSet<>();
        none(
                List.of(
                        "bpmn:userTask",
                        "bpmn:serviceTask",
                        "bpmn:sendTask",
                        "bpmn:businessRuleTask",
                        "bpmn:receiveTask"),
                (diagram, task) -> {
                    String id = task.getAttribute("id");
                    String label = task.getAttribute("name");
                    boolean changed = label.equals(RELABELLED.get(id));
                    if (changed) relabelled.add(id);
                    String words = changed ? id.substring("Task_".length()) : pascalCase(label);
                    String delegate = bean(task.getAttribute("camunda:delegateExpression"));
                    return !id.equals("Task_" + words)
                            || (!delegate.isEmpty()
                                    && !Beans.OF_ANY_STEP.contains(delegate)
                                    && !delegate.equalsIgnoreCase(words + "Delegate"));
                });
        assertThat(relabelled).isEqualTo(RELABELLED.keySet());
    }

    /** No element of these kinds is as it must not be. */
    private static void none(List<String> tags, BiPredicate<Model, Element> wrong) {
        none("", tags, wrong);
    }

    private static void none(String remedy, List<String> tags, BiPredicate<Model, Element> wrong) {
        assertThat(DIAGRAMS.stream()
                        .flatMap(diagram -> tags.stream()
                                .flatMap(diagram::all)
                                .filter(it -> wrong.test(diagram, it))
                                .map(diagram::at)))
                .as(remedy)
                .isEmpty();
    }

    private static Element node(Model diagram, String id) {
        return diagram.all("*")
                .filter(it -> it.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Element> flows(Model diagram, String end, Element node) {
        return diagram.all("bpmn:sequenceFlow")
                .filter(it -> it.getAttribute(end).equals(node.getAttribute("id")));
    }

    private static boolean terminates(Element end) {
        return children(end, "bpmn:terminateEventDefinition").findAny().isPresent();
    }

    /** Whether a way from this node gives work to somebody or tells the step around it. */
    private static boolean leadsOn(Model diagram, Element node, Set<Element> seen) {
        if (!seen.add(node)) return false;
        boolean here = node.getTagName().matches("bpmn:(userTask|callActivity|subProcess)")
                || children(node, "*")
                        .anyMatch(it -> it.getTagName().matches("bpmn:(escalation|error|compensate)EventDefinition"));
        return here
                || flows(diagram, "sourceRef", node)
                        .map(it -> node(diagram, it.getAttribute("targetRef")))
                        .anyMatch(next -> leadsOn(diagram, next, seen));
    }

    /** The first of some groups, as the legend calls it. */
    private static String party(String groups) {
        String group = groups.split("[,-]")[0];
        return group.equals("ist") ? "gwet" : group;
    }

    private static boolean unresolved(Model diagram, Element element, String attribute, String tag) {
        String reference = element.getAttribute(attribute);
        return element.hasAttribute(attribute)
                && diagram.all(tag).noneMatch(it -> it.getAttribute("id").equals(reference));
    }

    private static Set<String> codes(String... events) {
        return DIAGRAMS.stream()
                .flatMap(diagram -> Stream.of(events).flatMap(diagram::all).flatMap(it -> codes(diagram, it)))
                .collect(Collectors.toSet());
    }

    /** The code of an event that throws or catches an escalation; {@link #ALL} for one that has none. */
    private static Stream<String> codes(Model diagram, Element event) {
        return children(event, "bpmn:escalationEventDefinition")
                .map(it -> it.getAttribute("escalationRef"))
                .map(id -> id.isEmpty() ? ALL : escalation(diagram, id).getAttribute("escalationCode"));
    }

    private static Element escalation(Model diagram, String id) {
        return diagram.all("bpmn:escalation")
                .filter(it -> it.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What is thrown in a diagram, or arrives there from the diagrams that it calls, and is caught neither there nor around it. */
    private static Set<String> uncaught(Model diagram, Map<String, Set<String>> leaving) {
        Stream<Map.Entry<Element, String>> thrown =
                diagram.all("bpmn:endEvent").flatMap(end -> codes(diagram, end).map(code -> Map.entry(end, code)));
        Stream<Map.Entry<Element, String>> arriving = diagram.all("bpmn:callActivity")
                .flatMap(call ->
                        called(call).flatMap(name -> leaving.get(name).stream()).map(code -> Map.entry(call, code)));
        return Stream.concat(thrown, arriving)
                .filter(it -> Stream.<Node>iterate(it.getKey(), Objects::nonNull, Node::getParentNode)
                        .filter(Element.class::isInstance)
                        .noneMatch(at -> catches(diagram, (Element) at, it.getValue())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** By an event at the border of an activity, or one that starts a sub-process inside it. */
    private static boolean catches(Model diagram, Element activity, String code) {
        return Stream.concat(
                        diagram.all("bpmn:boundaryEvent")
                                .filter(it -> it.getAttribute("attachedToRef").equals(activity.getAttribute("id"))),
                        children(activity, "bpmn:subProcess")
                                .filter(it ->
                                        it.getAttribute("triggeredByEvent").equals("true"))
                                .flatMap(it -> children(it, "bpmn:startEvent")))
                .flatMap(it -> codes(diagram, it))
                .anyMatch(caught -> caught.equals(ALL) || caught.equals(code));
    }

    /** The diagram that a call names; each that {@code DiagramCatalogue} may answer where the case decides. */
    private static Stream<String> called(Element call) {
        String named = call.getAttribute("calledElement");
        if (!named.startsWith("$")) return Stream.of(named);
        return DIAGRAMS.stream()
                .filter(it -> Set.of(FurtherSupportProcess.KEY, SupportOfferProcess.KEY)
                                .contains(it.name())
                        || Model.property(it.only("bpmn:process"), "gives").isPresent())
                .map(Model::name);
    }

    private static Stream<String> attributes(String name) {
        return DIAGRAMS.stream()
                .flatMap(it -> it.all("*"))
                .map(it -> it.getAttribute(name))
                .filter(it -> !it.isEmpty());
    }

    private static String bean(String expression) {
        return expression.replaceAll("[${}]", "");
    }

    private static String pascalCase(String label) {
        return Pattern.compile("[^A-Za-z0-9]*([A-Za-z0-9]+)[^A-Za-z0-9]*")
                .matcher(label)
                .replaceAll((MatchResult word) -> word.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.group(1).substring(1));
    }

    private static JsonNode form(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    /** Every form but those that start a process. */
    private static List<Path> formsOfTasks() {
        Set<String> startForms = DIAGRAMS.stream()
                .flatMap(it -> it.all("bpmn:startEvent"))
                .map(it -> it.getAttribute("camunda:formRef"))
                .collect(Collectors.toSet());
        return Model.files(FORMS, ".form")
                .filter(it -> !startForms.contains(Model.name(it)))
                .toList();
    }

    private static Stream<String> keys(JsonNode form) {
        return form.findValuesAsText("key").stream();
    }

    private static Set<String> declaredVariables() {
        return Stream.concat(constantsOfProcess(), variablesOfAChoice())
                .filter(ProcessVariable.class::isInstance)
                .map(it -> ((ProcessVariable<?>) it).name())
                .collect(Collectors.toSet());
    }

    /** Variables that there is one of for each constant of an enum, such as the tick box of a capability. */
    private static Stream<Object> variablesOfAChoice() {
        return classesOfProcess()
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .filter(it -> it.getReturnType() == ProcessVariable.class)
                .filter(it -> it.getParameterCount() == 1 && it.getParameterTypes()[0].isEnum())
                .flatMap(it -> Arrays.stream(it.getParameterTypes()[0].getEnumConstants())
                        .map(choice -> ReflectionUtils.invokeMethod(it, null, choice)));
    }

    private static Set<String> constants() {
        return constantsOfProcess()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    /** The constants beside the ids of each process. */
    private static Stream<Object> constantsOfProcess() {
        return classesOfProcess()
                .flatMap(it -> Arrays.stream(it.getDeclaredFields()))
                .filter(it -> Modifier.isStatic(it.getModifiers()))
                .peek(it -> it.setAccessible(true))
                .map(it -> ReflectionUtils.getField(it, null))
                .filter(Objects::nonNull)
                .flatMap(it -> it instanceof List<?> several ? several.stream() : Stream.of(it));
    }

    private static Stream<Class<?>> classesOfProcess() {
        Path relay = Path.of("target", "classes", "org", "ncbrelay");
        return new ClassFileImporter()
                .importPaths(relay.resolve("process"), relay.resolve("flow")).stream()
                        .filter(it -> it.getPackageName().endsWith(".process")
                                || it.getSimpleName().endsWith("Process"))
                        .map(JavaClass::reflect);
    }
}
