package org.ncbrelay.flow.support.generalcapability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class GeneralCapabilityFlowTest extends FlowTestCase {
    @Test
    void aNoticeToAllReachesEveryNcbButTheOwnAndARestrictedOneAndIsWithdrawnFromThem() {
        CaseReference reference = restricted();
        flow.decide(reference, "gs", "Task_ReviewNotice", "APPROVE", "receivers", "ALL");
        capability.delivered(reference);

        assertThat(receiving(reference, "ncb.bra", "ncb.sgp", "ncb.fra", "ncb.idn"))
                .containsExactly("ncb.bra", "ncb.sgp", "ncb.fra");
        assertThat(told(reference, "NOTICE_PUBLISHED")).hasSizeGreaterThan(190).doesNotContain("KEN", "IDN");
        assertThat(flow.all("SELECT note FROM timeline_event WHERE note IS NOT NULL AND reference = ?", reference))
                .anyMatch(note -> note.matches(".*NOTICE-2026-\\d{6}.*to all NCBs.*restricts: IDN"));

        flow.decide(reference, "gs", "Task_FollowHits", "WITHDRAW", "note", "The person was found");

        assertThat(told(reference, "NOTICE_WITHDRAWN")).containsAll(told(reference, "NOTICE_PUBLISHED"));
        assertThat(notices("ncb.bra", reference)).hasSize(1).allSatisfy(notice -> {
            assertThat(notice.path("colour").asText()).isEqualTo("BLUE");
            assertThat(notice.path("text").asText()).isEqualTo("Long enough to be published.");
            assertThat(notice.path("withdrawnAt").asText()).isNotEmpty();
        });
        assertThat(notices("ncb.idn", reference)).isEmpty();
        assertThat(notices("agency.fra", reference))
                .as("an agency of a recipient")
                .isEmpty();
        assertThat(http.get("ncb.bra", "/api/support-requests/" + reference).status())
                .isEqualTo(404);
    }

    @Test
    void aNoticeToChosenNcbsReachesThemAloneAndARestrictedOneIsRefusedByName() {
        CaseReference reference = restricted();
        assertThatThrownBy(() -> chosen(reference, "BRA, IDN"))
                .hasStackTraceContaining("IDN must not receive data of this case");
        assertThat(flow.open(reference)).contains("Task_ReviewNotice");
        chosen(reference, "BRA, SGP");

        assertThat(receiving(reference, "ncb.bra", "ncb.sgp", "ncb.fra", "ncb.idn"))
                .containsExactly("ncb.bra", "ncb.sgp");
        assertThat(told(reference, "NOTICE_PUBLISHED")).containsExactlyInAnyOrder("BRA", "SGP");
    }

    private CaseReference restricted() {
        CaseReference reference =
                capability.inSupport(body -> body.put("restrictedCountries", List.of("IDN")), Capability.NOTICE);
        ask(reference, Map.of("colour", "BLUE"));
        return reference;
    }

    private void chosen(CaseReference reference, String listed) {
        flow.work(
                reference,
                "gs",
                "Task_ReviewNotice",
                Map.of("decision", "APPROVE", "receivers", "LISTED", "countries", listed));
    }

    private List<String> receiving(CaseReference reference, String... bureaus) {
        return Stream.of(bureaus)
                .filter(bureau -> !notices(bureau, reference).isEmpty())
                .toList();
    }

    private List<JsonNode> notices(String user, CaseReference reference) {
        List<JsonNode> found = new ArrayList<>();
        http.get(user, "/api/notices").json().path("items").forEach(found::add);
        found.removeIf(notice -> !notice.path("reference").asText().equals(reference.value()));
        return found;
    }

    private List<String> told(CaseReference reference, String letter) {
        return flow.all(
                "SELECT organisation FROM outbox_mail WHERE template = '" + letter + "' AND reference = ?", reference);
    }

    @Test
    void aDiffusionGoesToPickedCountriesAndIsReviewedAtOnce(@Autowired Diffusions diffusions) {
        CaseReference reference = capability.inSupport(Capability.DIFFUSION);
        diffuse(reference, Map.of("receivers", "LISTED", "countries", "BRA"));
        assertThat(inTransaction("ncb.bra", () -> diffusions.visible()))
                .anyMatch(diffusion -> diffusion.reference().equals(reference));
        assertThat(inTransaction("ncb.idn", () -> diffusions.visible()))
                .noneMatch(diffusion -> diffusion.reference().equals(reference));

        capability.reminded(reference, "Task_ReviewDiffusion");
        flow.decide(reference, "gs", "Task_ReviewDiffusion", "APPROVE");
        capability.delivered(reference);
        met(reference);

        assertThat(flow.one("SELECT kind FROM product WHERE reference = ?", reference))
                .isEqualTo("DIFFUSION");
        assertThat(flow.open(flow.passedOn(reference))).contains("Task_ConfirmReceipt");
    }

    private void ask(CaseReference reference, Map<String, Object> more) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("title", "A seller of ivory", "content", "Long enough to be published."));
        answers.putAll(more);
        flow.work(reference, "ncb.ken", "Task_AskForNotice", answers);
    }

    private void diffuse(CaseReference reference, Map<String, Object> receivers) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("title", "A seller of ivory", "content", "Long enough to be sent."));
        answers.putAll(receivers);
        flow.work(reference, "ncb.ken", "Task_AskForDiffusion", answers);
    }

    private void met(CaseReference reference) {
        flow.decide(reference, "gs", "Task_FollowHits", "PURPOSE_MET");
    }
}
