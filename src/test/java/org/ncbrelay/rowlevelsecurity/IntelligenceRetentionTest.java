package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.IntelligenceWalk;

/** Direction 2 is kept for a time and erased by two, as cases are. */
class IntelligenceRetentionTest extends FlowTestCase {
    /** Words that only the content of this test's intelligence has. */
    private static final Set<String> SAID =
            Set.of("Pangolin", "harbour", "Trust of the Sea", "Two arrests", "corroborated", "Ports unit", "analyst");

    private final IntelligenceWalk intelligence;
    private final AnnounceReviews reviews;
    private final ExportAudit audit;
    private final CurrentOfficer current;
    private CaseReference reference;

    IntelligenceRetentionTest(
            IntelligenceWalk intelligence, AnnounceReviews reviews, ExportAudit audit, CurrentOfficer current) {
        this.intelligence = intelligence;
        this.reviews = reviews;
        this.audit = audit;
        this.current = current;
    }

    @BeforeEach
    void registerExternalMaterial() {
        reference = intelligence.register(body -> {
            IntelligenceWalk.external(body);
            body.put("title", "Pangolin scales by sea");
            body.put("summary", "A harbour, a ship and a seller, as the source says.");
            body.put("source", Map.of("kind", "EXTERNAL", "name", "Trust of the Sea", "consentToShare", true));
        });
        http.upload(
                        "analyst",
                        "/api/intelligence/" + reference + "/evidence",
                        "cargo.txt",
                        "Two tonnes".getBytes(),
                        Map.of("description", "The list of the cargo"))
                .with(201);
    }

    @Test
    void twoPeopleEraseItsContentDispatchesAndHistoryAndTheAuditStaysValid() {
        decide("lead", "PROPOSE_ERASURE").with(409); // on its way
        disseminate();
        assertThat(said()).as("before").containsAll(SAID);

        decide("ncbhead.fra", "PROPOSE_ERASURE").with(404); // a receiver
        decide("analyst", "PROPOSE_ERASURE").with(403);
        decide("lead", "PROPOSE_ERASURE").with(200);
        decide("lead", "APPROVE_ERASURE").with(403); // alone
        decide("auditor", "APPROVE_ERASURE").with(200);

        assertThat(said()).as("after").isEmpty();
        assertThat(flow.all("SELECT position FROM evidence_chunk WHERE reference = ?", reference))
                .isEmpty();
        assertThat(flow.all("SELECT file_name || ' ' || description FROM evidence WHERE reference = ?", reference))
                .containsExactly("erased Erased");
        JsonNode shown = http.get("ncb.fra", "/api/intelligence/" + reference).json();
        assertThat(shown.path("title").asText()).isEqualTo("Erased");
        assertThat(shown.path("caveat").asText()).as("for ever").contains("not independently verified");
        assertThat(flow.all("SELECT organisation || ' ' || status FROM dispatch WHERE reference = ?", reference))
                .containsExactly("FRA REPORTED");
        assertThat(flow.all("SELECT id_ FROM act_ru_execution WHERE business_key_ = ?", reference))
                .isEmpty();
        assertThat(flow.all("SELECT salt FROM audit_record WHERE reference = ? AND salt IS NOT NULL", reference))
                .as("only that of the erasure itself")
                .hasSize(1);
        assertThat(flow.all("SELECT act FROM audit_record WHERE reference = ?", reference))
                .contains("INTELLIGENCE_REGISTERED", "RETENTION_ERASURE_APPROVED");
        Officer auditor = new Officer("auditor", OrganisationCode.INTERPOL, null, Set.of(Role.AUDITOR));
        assertThat(current.as(auditor, () -> audit.verify(auditor, List.of())).problem())
                .isNull();
        assertThat(letters("DATA_ERASED")).containsExactly("FRA", "INTERPOL");
        decide("lead", "HOLD").with(409); // nothing left
    }

    @Test
    void itsReviewIsAnnouncedToInterpolAndEndsWithARenewal() {
        disseminate();
        flow.advance(Duration.ofDays(5 * 365 - 80));
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        current.as(relay, () -> reviews.announce(relay));
        current.as(relay, () -> reviews.announce(relay));
        assertThat(letters("RETENTION_REVIEW_DUE")).containsExactly("INTERPOL");
        assertThat(http.get("lead", "/api/retention/due").text()).contains(reference.value());
        assertThat(http.get("ncbhead.fra", "/api/retention/due").text()).doesNotContain(reference.value());

        String until = flow.now().toString().substring(0, 10).replaceFirst("^\\d{4}", "2033");
        Map<String, String> renewal = Map.of("action", "RENEW", "reason", "Still of use", "until", until);
        http.post("auditor", path(), renewal).with(403);
        http.post("lead", path(), renewal).with(200);
        assertThat(http.get("lead", "/api/retention/due").text()).doesNotContain(reference.value());
    }

    @Test
    void itIsKeptNoLongerThanItsCase() {
        CaseReference asked =
                walk.toTriage(flow.submit("agency.ken", body -> body.put("retentionUntil", "2027-03-31")));
        CaseReference report = intelligence.register(body -> body.put("relatedReference", asked.value()));
        assertThat(flow.one("SELECT retention_until::text FROM intelligence WHERE reference = ?", report))
                .isEqualTo("2027-03-31");
        assertThat(flow.one("SELECT retention_until::text FROM intelligence WHERE reference = ?", reference))
                .isEqualTo("2031-10-05");
        // It is no request for support.
        http.post(
                        "auditor",
                        "/api/support-requests/" + reference + "/retention",
                        Map.of("action", "HOLD", "reason", "x"))
                .with(404);
    }

    private void disseminate() {
        flow.work(
                reference,
                "analyst",
                "Task_GradeExternalMaterial",
                Map.of(
                        "decision", "REGRADE",
                        "sourceGrading", "B",
                        "informationGrading", "2",
                        "reason", "It was corroborated elsewhere"));
        intelligence.released(intelligence.seen(reference));
        flow.work(
                reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "OTHER", "otherUnit", "Ports unit"));
        flow.work(reference, "ncb.fra", "Task_AcknowledgeIntelligence", Map.of("decision", "ACKNOWLEDGE"));
        flow.work(
                reference,
                "ncb.fra",
                "Task_ReportAction",
                Map.of("outcome", "INVESTIGATION", "report", "Two arrests", "directContactRequested", false));
        assertThat(intelligence.status(reference)).isEqualTo("DISSEMINATED");
    }

    /** Which of the words stand anywhere in our tables or the engine's, in a row that names the intelligence. */
    private Set<String> said() {
        List<String> tables = administration.queryForList("""
                SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'reference'
                   AND table_name NOT IN ('outbox_mail', 'retention_step', 'followed_case', 'case_seen', 'evidence', 'evidence_custody')""", String.class);
        StringBuilder all = new StringBuilder();
        for (String table : tables)
            flow.all("SELECT t::text FROM " + table + " t WHERE reference = ?", reference)
                    .forEach(all::append);
        return SAID.stream().filter(word -> all.indexOf(word) >= 0).collect(Collectors.toSet());
    }

    private List<String> letters(String template) {
        return administration.queryForList(
                "SELECT organisation FROM outbox_mail WHERE reference = ? AND template = ? ORDER BY organisation",
                String.class,
                reference.value(),
                template);
    }

    private Answer decide(String user, String action) {
        return http.post(user, path(), Map.of("action", action, "reason", "Because"));
    }

    private String path() {
        return "/api/intelligence/" + reference + "/retention";
    }
}
