package org.ncbrelay.flow.support.expertnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.exchange.ExchangeProcess;
import org.ncbrelay.flow.support.DraftReport;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class ExpertNetworkFlowTest extends FlowTestCase {
    @Autowired
    private Cases cases;

    @Autowired
    private ExpertEngagements engagements;

    @Autowired
    private DraftReport report;

    @Autowired
    private AssignTask assign;

    @Autowired
    private ReportDrafts drafts;

    @Test
    void anExpertIsReleasedByItsNcbIntroducedAndHeard() {
        CaseReference reference = cleared();
        opine(reference, "fra");
        flow.decide(reference, "lead", "Task_ReviewOpinion", "REWORK", "note", "Say how sure you are");
        drafted(reference);
        assertThatThrownBy(() -> opine(reference, "![x](picture:00000000-0000-4000-8000-000000000001) and more", true))
                .hasStackTraceContaining("was not added");
        opine(reference, "The cut *speaks* for savannah elephants.", true);
        assertThat(inTransaction("expert.fra", () -> drafts.of(reference, engagement(reference))))
                .isEmpty();
        flow.decide(reference, "lead", "Task_ReviewOpinion", "APPROVE");
        assertThat(flow.one("SELECT body || '|' || formatted FROM product WHERE reference = ?", reference))
                .isEqualTo("The cut speaks for savannah elephants.|The cut *speaks* for savannah elephants.");
        capability.delivered(reference);
        capability.reminded(reference, "Task_RateExpert");
        flow.work(reference, "agency.ken", "Task_RateExpert", Map.of("rating", "5"));

        assertThat(flow.one("SELECT kind || ' by ' || written_by FROM product WHERE reference = ?", reference))
                .isEqualTo("EXPERT_OPINION by expert.fra");
        assertThat(flow.one("SELECT reviewed_by FROM product_review WHERE reference = ?", reference))
                .isEqualTo("lead");
        assertThat(flow.open(flow.passedOn(reference))).contains("Task_ConfirmReceipt");
    }

    @Test
    void anOpinionIsAssignedToTheExpertWhoIsAskedAndToNoOther() {
        CaseReference reference = cleared();
        String task = flow.taskId(flow.passedOn(reference), ExpertOpinionProcess.GIVE);
        String expert = flow.one("SELECT expert FROM expert_engagement WHERE reference = ?", reference);
        String other = bureau.employs("expert", "FRA", "experts");
        isAccountOf(expert, "'expert.fra'");
        try {
            assertThatThrownBy(() -> assign(task, other)).isInstanceOf(Refusal.Invalid.class);
            assign(task, "expert.fra");
        } finally {
            isAccountOf(expert, "NULL");
        }
        opine(reference, "fra");
    }

    private void assign(String task, String colleague) {
        desk.as("ncbhead.fra", () -> assign.assign(task, colleague, desk.officer("ncbhead.fra")));
    }

    /** Past the trigger that asks for an audited act. */
    private void isAccountOf(String expert, String user) {
        administration.execute("""
                BEGIN; SET LOCAL session_replication_role = replica;
                UPDATE expert SET user_id = %s WHERE code = '%s';
                COMMIT""".formatted(user, expert));
    }

    @Test
    void anExpertWhoseIntroductionTheNcbReturnsIsNotIntroducedAndAnotherIsSought() {
        CaseReference reference = cleared();
        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "RETURN", "reason", "Known to the suspects");

        assertThat(flow.open(reference)).contains("Task_DefineExpertise");
        assertThat(flow.all(
                        "SELECT i.introduced_by FROM expert_introduction i JOIN expert_engagement e ON e.id = i.engagement WHERE e.reference = ?",
                        reference))
                .isEmpty();
        assertThat(inTransaction("agency.ken", () -> engagements.of(reference))).isEmpty();
        assertThat(inTransaction("ncb.ken", () -> engagements.of(reference))).hasSize(1);
    }

    @Test
    void anExpertWhoseNcbRefusesIsNeverIntroduced(@Autowired ExpertNetworkStep network) {
        CaseReference reference = picked();
        answer(reference, "fra", Map.of("decision", "REFUSE", "reason", "Needed at home"));

        assertThat(flow.one(
                        "SELECT answers ->> 'proposed' FROM step_record WHERE reference = ? AND kind = 'ROSTER_SEARCHED' ORDER BY id DESC LIMIT 1",
                        reference))
                .doesNotContain("FRA");
        UUID refused =
                UUID.fromString(flow.one("SELECT id::text FROM expert_engagement WHERE reference = ?", reference));
        assertThatThrownBy(
                        () -> inTransaction("lead", () -> network.introduce(reference, refused, desk.officer("lead"))))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> inTransaction("lead", () -> introduced(refused)))
                .hasMessageContaining("has not released the expert");
        assertThat(flow.all(
                        "SELECT i.introduced_by FROM expert_introduction i JOIN expert_engagement e ON e.id = i.engagement WHERE e.reference = ?",
                        reference))
                .isEmpty();
    }

    @Test
    void aRestrictedCountryIsNeitherProposedNorAskedByWhateverWay(@Autowired Experts experts) {
        CaseReference reference = defined("fr", body -> body.put("restrictedCountries", List.of("FRA")));
        assertThat(flow.one(
                        "SELECT note FROM timeline_event WHERE reference = ? AND note LIKE '%roster searched%'",
                        reference))
                .endsWith("found: 0");

        assertThatThrownBy(() -> inTransaction("analyst", () -> {
                    Expert expert = experts.find("FRA-EXP-001").orElseThrow();
                    engagements.ask(
                            Engagement.asked(reference, expert, Expertise.PROSECUTION, "A question", flow.now()),
                            desk.officer("analyst"),
                            flow.now());
                    return null;
                }))
                .hasMessageContaining("a restricted country cannot be asked");
    }

    @Test
    void theReleasingNcbSeesTheRequestAndNothingElseOfTheCase() {
        CaseReference reference = cleared();
        opine(reference, "fra");

        assertThat(inTransaction("ncb.fra", () -> engagements.asked()))
                .filteredOn(asked -> asked.reference().equals(reference))
                .hasSize(1);
        assertThat(inTransaction("ncb.fra", () -> engagements.of(reference))).isEmpty();
        assertThatThrownBy(() -> inTransaction("ncb.fra", () -> cases.get(reference)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(inTransaction("ncb.bra", () -> engagements.asked()))
                .noneMatch(asked -> asked.reference().equals(reference));
        Engagement engagement =
                inTransaction("analyst", () -> engagements.of(reference)).get(0);
        assertThat(inTransaction("analyst", () -> engagements.latestOpinion(engagement.id())))
                .isPresent();
        assertThat(inTransaction("ncb.ken", () -> engagements.latestOpinion(engagement.id())))
                .isEmpty();
    }

    /** V17: an expert reads what the question needs, from the release on, and nothing of the case. */
    @Test
    void anExpertReadsTheQuestionOnceReleasedAndNothingElse() {
        CaseReference reference = picked();
        assertThat(asked("expert.fra", reference)).isZero();
        answer(reference, "fra", Map.of("decision", "RELEASE"));

        assertThat(asked("expert.fra", reference)).isOne();
        assertThatThrownBy(() -> inTransaction("expert.fra", () -> cases.get(reference)))
                .isInstanceOf(Refusal.NotFound.class);
        for (String other : List.of("agency.fra", "expert.ken", "expert.bra", "ist"))
            assertThat(asked(other, reference)).as(other).isZero();
    }

    private long asked(String user, CaseReference reference) {
        return inTransaction(user, () -> engagements.asked()).stream()
                .filter(asked -> asked.reference().equals(reference))
                .count();
    }

    private UUID introduced(UUID engagement) {
        engagements.introduce(engagements.get(engagement), desk.officer("lead"), flow.now());
        return engagement;
    }

    private CaseReference defined(String language) {
        return defined(language, body -> {});
    }

    private CaseReference defined(String language, Consumer<Map<String, Object>> change) {
        CaseReference reference = capability.inSupport(change, Capability.GLOBAL_NETWORK);
        define(reference, language);
        return reference;
    }

    private void define(CaseReference reference, String language) {
        flow.work(
                reference,
                "analyst",
                "Task_DefineExpertise",
                Map.of(
                        "expertise", "WILDLIFE_FORENSICS",
                        "language", language,
                        "question", "Can the origin of the ivory be told from photographs?"));
    }

    private CaseReference picked() {
        CaseReference reference = defined("fr");
        flow.work(reference, "analyst", "Task_PickExpert", Map.of("pick", "FIRST"));
        return reference;
    }

    private CaseReference released() {
        CaseReference reference = picked();
        answer(reference, "fra", Map.of("decision", "RELEASE"));
        return reference;
    }

    private CaseReference cleared() {
        CaseReference reference = released();
        flow.decide(reference, "lead", ExpertSearchProcess.CONFLICT, "NO_CONFLICT");
        return reference;
    }

    private void answer(CaseReference reference, String country, Map<String, Object> decision) {
        flow.work(reference, "ncb." + country, ExpertReleaseProcess.RELEASE, decision);
        assertThat(flow.continueJobs(reference)).isEqualTo(1);
    }

    /** What the expert has typed so far is the country's own. */
    private void drafted(CaseReference reference) {
        String task = flow.taskId(flow.passedOn(reference), ExpertOpinionProcess.GIVE);
        desk.as(
                "expert.fra",
                () -> report.save(task, Map.of("opinion", "The cut"), "", false, desk.officer("expert.fra")));
        for (String reader : List.of("expert.fra", "lead", "gs", "ncb.ken", "agency.ken", "expert.ken"))
            assertThat(inTransaction(reader, () -> drafts.of(reference, engagement(reference))))
                    .as(reader)
                    .hasSize(reader.equals("expert.fra") ? 1 : 0);
    }

    private String engagement(CaseReference reference) {
        return flow.one("SELECT id::text FROM expert_engagement WHERE reference = ?", reference);
    }

    private void opine(CaseReference reference, String opinion, boolean formatted) {
        flow.work(
                reference, "expert.fra", ExpertOpinionProcess.GIVE, Map.of("opinion", opinion, "formatted", formatted));
        assertThat(flow.continueJobs(reference)).isEqualTo(1);
    }

    private void opine(CaseReference reference, String country) {
        flow.work(
                reference,
                "expert." + country,
                ExpertOpinionProcess.GIVE,
                Map.of("opinion", "The pattern of the cut speaks for savannah elephants."));
        assertThat(flow.continueJobs(reference)).isEqualTo(1);
    }
}
