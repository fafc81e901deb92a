package org.ncbrelay.flow.supplement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.tasks.ShareCase;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** What is added to a case after its record: who stands for it, and how the record is amended. */
class SupplementFlowTest extends FlowTestCase {
    @Autowired
    private ShareCase share;

    /** It waits for the transfer, and comes too late. */
    @Test
    void whatTheEarlierAgencyAddsWhileItsCaseIsTransferredIsOfNoCase() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        CompletableFuture<Answer> added = inTransaction("ncb.ken", () -> {
            share.act(reference, ShareCase.Action.TRANSFER, "KEN-CBCU", "Seen at the border", desk.officer("ncb.ken"));
            CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                    () -> http.post("agency.ken", path(reference), facts("seller-of-" + reference)));
            while (!waiting.isDone() && !isWaiting()) Thread.onSpinWait();
            return waiting;
        });

        added.join().with(404);
        assertThat(flow.all("SELECT id::text FROM supplement WHERE reference = ?", reference))
                .isEmpty();
    }

    private boolean isWaiting() {
        return administration.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')",
                Boolean.class);
    }

    @Test
    void aSupplementIsReadAsStrictlyAsARequestAndOnlyFromTheCountry() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        String path = path(reference);

        http.post("analyst", path, facts("s")).with(403);
        http.post("agency.fra", path, facts("s")).with(404);
        assertThat(http.post(
                                "agency.ken",
                                path,
                                Map.of("kind", "EVIDENCE", "listings", List.of(Map.of("platform", "x")), "title", "x"))
                        .with(400)
                        .text())
                .contains("kind", "text", "listings[0].platformType", "title");
    }

    @Test
    void theDatabaseAcceptsNothingFromAnotherSourceAndDecidesOnce() {
        CaseReference reference = recordedOfUnapproved();
        add("agency.idn", reference, facts("s"));
        String accept =
                "UPDATE supplement SET status = 'ACCEPTED', source = '%s', source_code = '%s' WHERE reference = ?";

        for (String source : List.of("APPROVED_AGENCY IDN-DNRP", "APPROVED_AGENCY KEN-WCIU", "NCB IDN", "NCB KEN"))
            assertThatThrownBy(
                            () -> database.as("IDN", accept.formatted((Object[]) source.split(" ")), reference.value()))
                    .as(source)
                    .hasStackTraceContaining("has no official source");
        flow.decide(reference, "ncb.idn", "Task_DecideSupplement", "ACCEPT");
        assertThatThrownBy(() -> database.as(
                        "IDN",
                        "UPDATE supplement SET status = 'DECLINED', reason = 'x' WHERE reference = ?",
                        reference.value()))
                .hasStackTraceContaining("is decided");
    }

    @Test
    void theExternalSourceOfWhatWasAddedMarksTheCaseOnceItIsAccepted() {
        CaseReference reference = recordedOfUnapproved();
        Map<String, Object> facts = new HashMap<>(facts("s"));
        facts.put("externalSource", Map.of("name", "A wildlife trust"));
        assertThat(http.post("agency.idn", path(reference), facts).with(400).badFields())
                .containsExactly("externalSource.consentToShare");
        facts.put("externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", false));
        add("agency.idn", reference, facts);

        assertThat(sources("ncb.idn", reference)).isEmpty();
        assertThat(lines(reference)).noneMatch(line -> line.contains("{summary.external}"));
        flow.decide(reference, "ncb.idn", "Task_DecideSupplement", "ACCEPT");

        for (String reader : List.of("agency.idn", "ncb.idn", "analyst"))
            assertThat(sources(reader, reference)).containsExactly("A wildlife trust");
        assertThat(supplements("analyst", reference)
                        .get(0)
                        .at("/content/externalSource/kind")
                        .asText())
                .isEqualTo("NGO");
        assertThat(lines(reference))
                .filteredOn(line -> line.startsWith("IDN"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(", {summary.external}"));
        assertThat(file("ncb.idn", reference).path("request").has("externalSource"))
                .isFalse();
    }

    @Test
    void theDecisionGoesToTheAgencyThatFiled() {
        http.put(
                        "ncbhead.ken",
                        "/api/agencies/KEN-CBCU/approval",
                        Map.of("approved", false, "reason", "No mandate yet"))
                .with(200);
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        inTransaction(
                "ncb.ken",
                () -> share.act(
                        reference, ShareCase.Action.SHARE, "KEN-CBCU", "Seen at the border", desk.officer("ncb.ken")));
        add("agency2.ken", reference, facts("s"));
        flow.decide(reference, "ncb.ken", "Task_DecideSupplement", "RETURN", "reason", "Which account is it?");

        assertThat(flow.all(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'SUPPLEMENT_DECIDED'",
                        reference))
                .containsExactly("ken-cbcu@relay.example");
        assertThat(flow.all(
                        "SELECT addressee FROM timeline_event WHERE reference = ? AND kind = 'SUPPLEMENT_RETURNED'",
                        reference))
                .containsExactly("Customs and Border Crime Unit");
    }

    @Test
    void anOriginalFromOutsideMarksTheCaseOnceItIsAccepted() {
        CaseReference recorded = recordedOfUnapproved();
        CaseReference early = flow.submit("agency.idn");
        for (CaseReference reference : List.of(recorded, early)) {
            assertThat(upload("agency.idn", reference).with(201).field("status"))
                    .isEqualTo("WAITING_FOR_NCB");
            assertThat(sources("ncb.idn", reference)).isEmpty();
            flow.decide(reference, "ncb.idn", "Task_DecideSupplement", "ACCEPT");
            assertThat(sources("ncb.idn", reference)).containsExactly("A wildlife trust");
        }
        assertThat(upload("analyst", recorded).with(400).badFields()).containsExactly("externalSource");
        assertThat(http.upload(
                                "agency.idn",
                                "/api/support-requests/" + recorded + "/evidence",
                                "note.txt",
                                "Seen.".getBytes(),
                                Map.of("description", "The listing", "externalSource", "A wildlife trust"))
                        .with(400)
                        .badFields())
                .as("silence is no consent")
                .containsExactly("consentToShare");
        assertThat(session("agency.idn").get("/cases/" + recorded).text()).contains("name=\"externalSource\"");
    }

    private Answer upload(String user, CaseReference reference) {
        return http.upload(
                user,
                "/api/support-requests/" + reference + "/evidence",
                "note.txt",
                "Seen at the market.".getBytes(),
                Map.of("description", "The listing", "externalSource", "A wildlife trust", "consentToShare", "true"));
    }

    @Test
    void thePageTakesAnExternalSource() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        Caller agency = session("agency.ken");
        String page = "/cases/" + reference + "/supplement";
        assertThat(agency.get(page).with(200).text()).contains("externalSource.name", "externalSource.consentToShare");

        agency.form(
                        page,
                        agency.token("/me"),
                        "kind",
                        "FACTS",
                        "text",
                        "Seen by its volunteers.",
                        "externalSource.name",
                        "A wildlife trust",
                        "externalSource.consentToShare",
                        "true",
                        "end",
                        "1")
                .with(302);

        assertThat(supplements("ncb.ken", reference)
                        .get(0)
                        .at("/content/externalSource")
                        .toString())
                .isEqualTo("{\"name\":\"A wildlife trust\",\"consentToShare\":true}");
        assertThat(agency.get("/cases/" + reference).with(200).text())
                .contains("Received from an external source (A wildlife trust)");
    }

    private List<String> sources(String user, CaseReference reference) {
        List<String> names = new ArrayList<>();
        file(user, reference).path("externalSources").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode file(String user, CaseReference reference) {
        return http.get(user, "/api/support-requests/" + reference).with(200).json();
    }

    /** On the task cards of what runs for the case. */
    private List<String> lines(CaseReference reference) {
        return flow.all("""
                SELECT v.text_ FROM act_ru_variable v JOIN act_ru_execution e ON e.id_ = v.proc_inst_id_
                 WHERE v.name_ = 'summary' AND e.business_key_ = ?""", reference);
    }

    private CaseReference recordedOfUnapproved() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        return walk.recorded(reference);
    }

    private static Map<String, Object> facts(String seller) {
        return Map.of(
                "kind",
                "FACTS",
                "text",
                "A second account of the same seller.",
                "listings",
                List.of(Map.of(
                        "platform",
                        "Savanna Market",
                        "platformType",
                        "MARKETPLACE",
                        "sellerHandle",
                        seller,
                        "capturedAt",
                        "2026-01-03T10:40:00Z",
                        "stillOnline",
                        true)));
    }

    private Answer add(String user, CaseReference reference, Map<String, Object> body) {
        return http.post(user, path(reference), body).with(201);
    }

    private JsonNode supplements(String user, CaseReference reference) {
        return http.get(user, path(reference)).with(200).json().path("items");
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference + "/supplements";
    }
}
