package org.ncbrelay.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.engine.EarlierDiagrams;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.ClassUtils;

/** Cases in the middle of their flow keep their diagrams: those of 1.0.0 go on, to their end, with the code of today. */
class EarlierDiagramsFlowTest extends FlowTestCase {
    /** Of all diagrams of 1.0.0, and of those that followed. */
    private static final Path EXPRESSIONS = Path.of("src/test/resources/earlier-diagrams/expressions.txt");

    private static final Pattern HANDLER = Pattern.compile("\\$\\{(\\w+(?:Delegate|Listener))}");
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w+)\\.(\\w+)\\(([^)]*)\\)");

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private EarlierDiagrams earlier;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ScriptedRun script;

    @Autowired
    private IntelligenceWalk intelligence;

    @Autowired
    private SupportCatalogue catalogue;

    @BeforeEach
    void beforeTheUpgrade() throws IOException {
        Map<String, String> diagrams = new HashMap<>();
        try (InputStream file = getClass().getResourceAsStream("/earlier-diagrams/1.0.0.zip.gz");
                ZipInputStream zip = new ZipInputStream(new GZIPInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; )
                diagrams.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        deploy(diagrams);
    }

    @AfterEach
    void upgrade() throws IOException {
        deploy(read(Model.executable()));
    }

    /** With the tables and forms of today. */
    private void deploy(Map<String, String> diagrams) throws IOException {
        DeploymentBuilder deployment = repository.createDeployment();
        diagrams.forEach(deployment::addString);
        read(Stream.concat(Model.files(Model.FOLDER, ".dmn"), Model.files(Path.of("forms"), ".form")))
                .forEach(deployment::addString);
        deployment.deploy();
    }

    private static Map<String, String> read(Stream<Path> files) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Path file : files.toList()) texts.put(file.toString(), Files.readString(file));
        return texts;
    }

    @Test
    void everyExpressionStillResolves() throws IOException {
        DiagramBeans named = new DiagramBeans(beans);
        List<String> lost = new ArrayList<>();
        for (MatchResult handler : matches(HANDLER))
            if (named.find(handler.group(1)).isEmpty()) lost.add(handler.group());
        for (MatchResult call : matches(CALL))
            if (named.find(call.group(1)).filter(bean -> answers(bean, call)).isEmpty()) lost.add(call.group());
        assertThat(lost).isEmpty();
    }

    /** So that no diagram of today can name them. */
    @Test
    void onlyEarlierDiagramsNameWhatIsGone() throws IOException {
        assertThat(matches(HANDLER))
                .map(it -> it.group(1))
                .containsAll(earlier.handlers().keySet());
        assertThat(earlier.handlers().keySet()).noneMatch(beans::containsBean);
    }

    @Test
    void everyKindOfSupportGoesOnToItsEnd() throws IOException {
        Map<String, Object> body = Flowchart.sample();
        CapabilityWalk.ask(
                body,
                Arrays.stream(Capability.values()).filter(catalogue::offers).toArray(Capability[]::new));
        CaseReference reference = openToBothSides(script.submit("agency.ken", body));
        script.run(reference, Map.of(), Set.of("Task_AgreeMentoringPlan", "Task_WriteReport", "Task_ReleaseExpert"));
        String diagram = flow.running(reference, SupportRequestProcess.KEY).getProcessDefinitionId();

        upgrade();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(SupportRequestProcess.KEY)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .isNotEqualTo(diagram);
        script.run(reference, Map.of(), Set.of());

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
    }

    @Test
    void aRequestThatWaitsForItsNcbGoesOnToItsEnd() throws IOException {
        CaseReference reference = openToBothSides(flow.submit("agency.ken"));

        upgrade();
        walk.recorded(walk.acknowledged(reference));
        flow.fireTimer(reference, "Timer_TriageOverdue");
        assertThat(flow.timeline(reference)).endsWith("REMINDER_SENT");
        script.run(reference, Map.of(), Set.of());

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
    }

    @Test
    void silenceOfTheNcbIsStillRecorded() throws IOException {
        CaseReference reference = walk.toDelivery(flow.submit("agency.ken"));

        upgrade();
        walk.dispatched(reference);
        assertThat(flow.open(reference)).contains(DeliveryProcess.FORWARD);
        flow.fireTimer(reference, "Timer_NoAnswer");

        assertThat(flow.timeline(reference)).contains("PRODUCT_NOT_FORWARDED");
    }

    @Test
    void aWithdrawalEndsACase() throws IOException {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));

        upgrade();
        assertThat(http.post(
                                "agency.ken",
                                "/api/support-requests/" + reference + "/withdrawal",
                                Map.of("reason", "Settled"))
                        .status())
                .isEqualTo(200);

        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        assertThat(flow.instances(reference)).isEmpty();
    }

    /** The names of its two records mean less today, where an answer passes through the NCB. */
    @Test
    void intelligenceIsAcknowledgedAndReported() throws IOException {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));
        flow.continueJobs(reference);

        upgrade();
        flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        flow.decide(reference, "ncb.fra", "Task_AcknowledgeIntelligence", "ACKNOWLEDGE");
        flow.work(
                reference,
                "ncb.fra",
                "Task_ReportAction",
                Map.of("outcome", "INVESTIGATION", "directContactRequested", false));

        assertThat(intelligence.events(reference)).contains("ACKNOWLEDGED", "REPORTED");
        assertThat(flow.instances(reference)).isEmpty();
    }

    /** As the migration (V20) opens each case that 1.0.0 began: its diagrams know no exchange. */
    private CaseReference openToBothSides(CaseReference reference) {
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO exchange (id, reference, capability, subject, direction, channel, sent_by, sent_at, outcome, decided_by, decided_at)
                SELECT gen_random_uuid(), c.reference, c.capability, 'BEFORE_THIS_VERSION', d, 'VIA_NCB', 'relay', 'infinity', 'PASSED_ON', 'relay', now()
                  FROM (SELECT reference, capability FROM case_capability UNION SELECT reference, NULL FROM case_capability) c,
                       unnest(ARRAY['TO_AGENCY', 'FROM_AGENCY']) d
                 WHERE reference = '%s';
                RESET session_replication_role""".formatted(reference.value()));
        return reference;
    }

    private static boolean answers(Object bean, MatchResult call) {
        int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
        return DiagramBeans.canBeCalled(bean.getClass(), call.group(2))
                && Stream.of(ClassUtils.getUserClass(bean).getDeclaredMethods())
                        .anyMatch(method ->
                                method.getName().equals(call.group(2)) && method.getParameterCount() == arguments);
    }

    private static List<MatchResult> matches(Pattern pattern) throws IOException {
        return Files.readAllLines(EXPRESSIONS).stream()
                .flatMap(line -> pattern.matcher(line).results())
                .toList();
    }
}
