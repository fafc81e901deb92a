package org.ncbrelay.flow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Selection;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.store.cases.Search;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.springframework.beans.factory.annotation.Autowired;

/** Direction 2 along every path of its diagrams. */
class IntelligenceFlowTest extends FlowTestCase {
    private static final String ACKNOWLEDGE = "Task_AcknowledgeIntelligence";
    private static final String REPORT = "Task_ReportAction";

    @Autowired
    private RecallDispatch recall;

    @Autowired
    private DraftIntelligence drafts;

    @Autowired
    private ReadIntelligence read;

    @Autowired
    private Search search;

    @Test
    void theStartFormAsksForTheBasisAndNamesItsOwnFields() {
        Map<String, Object> own =
                Map.of("sourceKind", "INTERPOL", "sourceBasis", "OWN_COLLECTION", "sourceName", "Hidden");
        assertThat(intelligence
                        .read(new CaseReference(start(own).getBusinessKey()), "lead")
                        .source())
                .extracting(ReadIntelligence.Source::name, ReadIntelligence.Source::basis)
                .containsExactly("INTERPOL", "OWN_COLLECTION");
        refused(Map.of("sourceKind", "INTERPOL"), "sourceBasis");
        refused(Map.of("sourceKind", "EXTERNAL", "sourceName", "A trust"), "consentToShare");
        refused(
                Map.of(
                        "sourceKind", "INTERPOL",
                        "sourceBasis", "CASES_AND_INTELLIGENCE",
                        "sourceReferences", "KEN-2019-000001"),
                "sourceReferences");
    }

    private void refused(Map<String, Object> source, String field) {
        assertThatThrownBy(() -> start(source))
                .satisfies(refusal -> assertThat(refusal).hasStackTraceContaining(field));
    }

    private ProcessInstance start(Map<String, Object> source) {
        Map<String, Object> answers = new HashMap<>(source);
        answers.putAll(Map.of(
                "title", "Sellers of ivory",
                "content", "Three accounts are linked by one wallet.",
                "countries", "FRA",
                "sourceGrading", "B",
                "informationGrading", "2",
                "confidentiality", "RESTRICTED",
                "tlp", "NONE"));
        String definition = definition();
        return desk.as("analyst", () -> forms.submitStartForm(definition, answers));
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(IntelligenceProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    void whatNobodyMayReceiveSaysWhyAndBeginsAgainWithItsText() {
        CaseReference reference = intelligence.register(body -> {
            IntelligenceWalk.external(body);
            body.put("source", Map.of("kind", "EXTERNAL", "name", "A wildlife trust", "consentToShare", false));
            body.put("countries", List.of("SGP"));
            body.put("handling", Map.of("confidentiality", "RESTRICTED", "restrictedCountries", List.of("SGP")));
        });
        flow.decide(reference, "analyst", "Task_GradeExternalMaterial", "KEEP");
        assertThat(refusal(reference)).isEqualTo("NOT_RELEASED A source restricts every country that it concerns.");

        UUID id = desk.as("analyst", () -> drafts.beginFrom(reference, desk.officer("analyst")));
        Intelligence again = drafted(id, draft -> drafts.preview(draft.content(), desk.officer("analyst")));
        assertThat(again.addressees()).isEmpty();
        assertThat(again.source()).isEqualTo(Source.external("A wildlife trust", false));
        assertThat(again.title()).isEqualTo(intelligence.read(reference, "lead").title());
        assertThatThrownBy(() -> desk.as("gs", () -> drafts.beginFrom(reference, desk.officer("gs"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    /** What rests on an external source and on a case of an owner is external; its owner is asked again, too. */
    @Test
    void whatAnOwnerRefusedBeginsAgainWithTheOwnersCase() {
        CaseReference external = intelligence.register(IntelligenceWalk::external);
        CaseReference owned = owned();
        CaseReference reference = intelligence.register(body ->
                body.put("source", Map.of("kind", "INTERPOL", "references", List.of(external.value(), owned.value()))));
        flow.decide(reference, "analyst", "Task_GradeExternalMaterial", "KEEP");
        flow.decide(reference, "ncb.ken", "Task_ConsentToDissemination", "REFUSE", "reason", "A trial is under way");

        UUID id = desk.as("analyst", () -> drafts.beginFrom(reference, desk.officer("analyst")));
        Intelligence again = drafted(id, draft -> drafts.preview(draft.content(), desk.officer("analyst")));

        assertThat(again.source().isExternal()).isTrue();
        assertThat(again.owner()).isEqualTo(owned.organisation());
        assertThat(again.related()).isEqualTo(owned);
        assertThat(again.ownerConfidential()).isTrue();
    }

    /** The reason as the page of intelligence shows it. */
    private String refusal(CaseReference reference) {
        IntelligenceStore.Event refusal = intelligence.read(reference, "lead").refusal();
        return refusal.kind() + " " + refusal.note();
    }

    private <T> T drafted(UUID id, Function<Drafts.Draft, T> use) {
        return desk.as("analyst", () -> use.apply(drafts.open(id, desk.officer("analyst"))));
    }

    @Test
    void aDraftIsRegisteredOnceAndAsksForTheConsentThatIsMissing() {
        Map<String, Object> written = new HashMap<>(Map.of(
                "title",
                "Coastcarver sells ivory",
                "summary",
                "Three accounts are linked by one wallet.",
                "countries",
                List.of("FRA"),
                "source",
                Map.of("kind", "EXTERNAL", "name", "A trust", "consentToShare", false, "basis", "OWN_COLLECTION")));
        UUID id = desk.as("analyst", () -> drafts.begin(written, desk.officer("analyst")));
        List<Violation> wrong = drafted(id, draft -> drafts.check(draft.content()));
        assertThat(wrong).extracting(Violation::field).containsExactly("handling.confidentiality");
        assertThatThrownBy(() -> register(id)).isInstanceOf(Refusal.Invalid.class);

        written.put("handling", Map.of("confidentiality", "RESTRICTED"));
        drafted(id, draft -> drafts.revise(id, before -> written, draft.version(), desk.officer("analyst")));
        CaseReference reference = register(id);

        assertThatThrownBy(() -> register(id)).isInstanceOf(Refusal.NotFound.class);
        flow.decide(reference, "analyst", "Task_GradeExternalMaterial", "KEEP");
        assertThat(flow.open(reference)).containsExactly("Task_ObtainSourceConsent");
    }

    private CaseReference register(UUID draft) {
        return desk.as("analyst", () -> drafts.register(draft, desk.officer("analyst")));
    }

    @Test
    void theListIsSearchedAndTellsAReceiverNothingOfOtherCountries() {
        CaseReference reference = intelligence.register(body -> {
            body.put("title", "Quillback sellers");
            body.put("countries", List.of("FRA", "SGP"));
        });
        assertThat(listed("ncb.fra", "quillback", null)).isEmpty();
        intelligence.released(reference);

        assertThat(listed("lead", "SELLERS quillback", "SGP")).containsExactly(reference.value());
        assertThat(listed("lead", "quillback", "BRA")).isEmpty();
        assertThat(listed("lead", "quillback nothing", null)).isEmpty();
        assertThat(listed("ncb.fra", "quillback", "BRA")).containsExactly(reference.value());
        assertThat(listed("agency.fra", "quillback", null)).isEmpty();
        assertThat(listed("ncb.ken", "quillback", null)).isEmpty();
    }

    private List<String> listed(String user, String words, String country) {
        Selection selection =
                new Selection(words, null, country, Source.Kind.INTERPOL, null, null, null, Selection.Order.NEWEST);
        return desk
                .as(user, () -> read.list(selection, 0, 10, desk.officer(user)).items())
                .stream()
                .map(IntelligenceStore.Listed::reference)
                .toList();
    }

    @Test
    void thePageRecallsWithAReasonThatCanBeReadAndWhileItIsPossible() {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));
        String form = "action=\"/intelligence/" + reference + "/recall\"";
        for (String reason : List.of("+", "x".repeat(2001), "Sent%E2%80%AE+too+early"))
            assertThat(recalledOnPage(reference, reason)).contains(form, "id=\"recall-FRA-error\"");
        assertThat(recalledOnPage(reference, "Sent%E2%80%AE+too+early")).contains(">Sent\u202E too early</textarea>");
        assertThat(dispatches(reference)).containsExactly("FRA VIA_NCB SENT");

        flow.fireTimer(reference, "Timer_NoAnswer");
        assertThat(recalledOnPage(reference, "Sent+too+early"))
                .contains("can no longer be recalled")
                .doesNotContain(form);
        assertThat(dispatches(reference)).containsExactly("FRA VIA_NCB NOT_FORWARDED");

        CaseReference other = intelligence.released(intelligence.register(body -> {}));
        assertThat(recalledOnPage(other, "Sent+too+early"))
                .contains("The transmission was recalled.")
                .doesNotContain("/recall\"");
        assertThat(dispatches(other)).containsExactly("FRA VIA_NCB RECALLED");
    }

    /** @return the page that is shown then */
    private String recalledOnPage(CaseReference reference, String reason) {
        Caller lead = session("lead");
        lead.sendForm("/intelligence/" + reference + "/recall", null, "country=FRA&reason=" + reason)
                .with(302);
        return lead.get("/intelligence/" + reference).text();
    }

    @Test
    void whatTheUnitAnswersReachesInterpolByAnActOfItsNcb() {
        CaseReference reference = forwarded(body -> {});
        ProcessInstance feedback = flow.running(reference, "feedback");
        flow.decide(reference, "agency.fra", ACKNOWLEDGE, "ACKNOWLEDGE", "note", "Two ships are known");

        assertThat(flow.open(reference)).containsExactly("Task_PassOnAnswer");
        assertThat(dispatches(reference)).containsExactly("FRA VIA_NCB FORWARDED");
        assertThat(intelligence.read(reference, "lead").dispatches().toString()).doesNotContain("Two ships");
        assertThatThrownBy(() -> inTransaction("agency.fra", () -> acknowledge(reference)))
                .hasStackTraceContaining("by an act of the NCB only");
        assertThat(Stream.of("lead", "gs", "ncb.fra", "ncb.ken").filter(reader -> reads(reader, reference)))
                .as("who reads the answer before it has passed")
                .containsExactly("ncb.fra");
        flow.decide(reference, "ncb.fra", "Task_PassOnAnswer", "RETURN", "reason", "Which ships?");
        assertThat(feedback).isWaitingAt(ACKNOWLEDGE);
        flow.decide(reference, "agency.fra", ACKNOWLEDGE, "ACKNOWLEDGE", "note", "Two ships of the east quay");
        flow.decide(reference, "ncb.fra", "Task_PassOnAnswer", "FORWARD");
        assertThat(flow.all("SELECT status || ' ' || acknowledged_by FROM dispatch WHERE reference = ?", reference))
                .containsExactly("ACKNOWLEDGED agency.fra");

        // The NCB reports in the place of the unit.
        flow.work(reference, "ncb.fra", REPORT, Map.of("outcome", "KNOWN", "directContactRequested", false));
        assertThat(feedback)
                .isEnded()
                .hasPassed("Event_ReceiptReturned", "Task_FileReceipt", "Task_FileReport", "EndEvent_Reported");
        assertThat(intelligence.events(reference))
                .containsSubsequence(
                        "SENT_TO_NCB", "RETURNED_BY_NCB", "SENT_TO_NCB", "PASSED_ON_BY_NCB", "ACKNOWLEDGED", "REPORTED")
                .doesNotContain("NCB_COPIED");
    }

    @Test
    void whatItsNcbRaisedForTheRecordHoldsForAllThatRestsOnTheCase() {
        CaseReference asked = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("confidentiality", "FOR_OFFICIAL_USE_ONLY")));
        Map<String, Object> check = new HashMap<>(Walk.check("NCB"));
        check.putAll(Map.of("confidentiality", "CONFIDENTIAL", "handling", "Not before the hearing"));
        flow.work(asked, "ncb.ken", "Task_CheckRecord", check);
        flow.record();

        CaseReference reference = intelligence.register(body -> {
            body.put("relatedReference", asked.value());
            body.put("handling", Map.of("confidentiality", "FOR_OFFICIAL_USE_ONLY"));
        });

        assertThat(intelligence.read(reference, "lead").handling())
                .extracting(ReadIntelligence.Handling::confidentiality, ReadIntelligence.Handling::conditions)
                .containsExactly("CONFIDENTIAL", "Not before the hearing");
        assertThat(flow.open(reference)).containsExactly("Task_ConsentToDissemination");
        flow.decide(walk.asked(walk.supported(asked)), "ncb.ken", SharingProcess.CONSENT, "CONSENT");
        walk.written(asked);
        assertThat(flow.all("SELECT confidentiality || ' ' || handling FROM product WHERE reference = ?", asked))
                .containsExactly("CONFIDENTIAL Not before the hearing");
    }

    /** What a request calls its agency is free text. */
    @ParameterizedTest
    @ValueSource(strings = {"Customs and Border Crime Unit", "Desk 4", "Wildlife Crime Investigation Unit"})
    void whatGoesDirectlyIsForTheAgencyWhoseCaseItAnswers(String agency) {
        CaseReference asked = walk.recorded(walk.granted(walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "agency",
                        Map.of("name", agency, "officer", "Desk", "email", "d@wciu.example", "caseNumber", "1"))))));
        CaseReference reference = releasedToKenya(asked);

        assertThat(dispatches(reference)).containsExactly("KEN DIRECT SENT");
        assertThat(Stream.of("agency.ken", "agency2.ken", "expert.ken", "ncb.ken")
                        .filter(reader -> isOpen(reader, reference)))
                .containsExactly("agency.ken", "ncb.ken");
        flow.decide(reference, "agency.ken", ACKNOWLEDGE, "ACKNOWLEDGE");
        assertThat(dispatches(reference)).containsExactly("KEN DIRECT ACKNOWLEDGED");
    }

    @Test
    void whatAnswersTheRequestOfABureauIsForTheBureauAlone() {
        CaseReference asked = flow.submit("ncb.ken");
        flow.decide(asked, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        walk.granted(asked);
        flow.work(asked, "ncbhead.ken", "Task_CheckRecord", Walk.check("NCB"));
        flow.record();
        CaseReference reference = releasedToKenya(asked);

        assertThat(dispatches(reference)).containsExactly("KEN DIRECT SENT");
        assertThat(Stream.of("agency.ken", "agency2.ken", "ncb.ken").filter(reader -> isOpen(reader, reference)))
                .containsExactly("ncb.ken");
        flow.decide(reference, "ncb.ken", ACKNOWLEDGE, "ACKNOWLEDGE");
        assertThat(dispatches(reference)).containsExactly("KEN DIRECT ACKNOWLEDGED");
    }

    @Test
    void aUnitOfNoRegisterReadsByItsNcbWhichAnswersForIt() {
        CaseReference reference =
                intelligence.released(intelligence.register(body -> body.put("countries", List.of("KEN"))));
        flow.work(
                reference,
                "ncb.ken",
                "Task_IdentifyNationalUnit",
                Map.of("unit", "OTHER", "otherUnit", "Coast guard, beside KEN-WCIU"));

        assertThat(Stream.of("agency.ken", "agency2.ken", "ncb.ken").filter(reader -> isOpen(reader, reference)))
                .containsExactly("ncb.ken");
        flow.decide(reference, "ncb.ken", ACKNOWLEDGE, "ACKNOWLEDGE");
        flow.work(reference, "ncb.ken", REPORT, Map.of("outcome", "INVESTIGATION", "directContactRequested", false));
        assertThat(dispatches(reference)).containsExactly("KEN VIA_NCB REPORTED");
    }

    @Test
    void aUnitIsChosenFromTheRegisterOfItsCountryOrNamedAsAnother() {
        CaseReference reference =
                intelligence.released(intelligence.register(body -> body.put("countries", List.of("FRA", "KEN"))));
        Caller bureau = session("ncb.ken");
        String task = "/task/"
                + http.get("ncb.ken", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                        .with(200)
                        .json()
                        .path(0)
                        .path("id")
                        .asText();
        for (String engine : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            JsonNode units = bureau.get(engine + task + "/deployed-form")
                    .with(200)
                    .json()
                    .findPath("values");
            assertThat(units.findValuesAsText("value")).containsExactly("KEN-CBCU", "KEN-WCIU", "OTHER");
            assertThat(units.findValuesAsText("label")).contains("Wildlife Crime Investigation Unit");
        }
        assertThat(bureau.get("/intelligence/" + reference).text())
                .contains("value=\"KEN-WCIU\"", "value=\"OTHER\"", "receives nothing by itself", "work-grid wide");
        for (String refused : List.of("Wildlife Crime Unit", "KEN-WCUI", "FRA-SNPF"))
            assertThat(http.post(
                                    "ncb.ken",
                                    "/engine-rest" + task + "/submit-form",
                                    FormFiller.submission(Map.of("unit", refused)))
                            .with(400)
                            .text())
                    .as(refused)
                    .contains("\"field\":\"unit\"", "KEN-WCIU");
        http.post("ncb.ken", "/engine-rest" + task + "/submit-form", FormFiller.submission(Map.of("unit", "OTHER")))
                .with(400);
        assertThat(dispatches(reference)).contains("KEN VIA_NCB SENT");

        http.post("ncb.ken", "/engine-rest" + task + "/submit-form", FormFiller.submission(Map.of("unit", "KEN-WCIU")))
                .with(204);
        assertThat(Stream.of("agency.ken", "agency2.ken", "ncb.ken", "agency.fra")
                        .filter(reader -> isOpen(reader, reference)))
                .containsExactly("agency.ken", "ncb.ken");
        assertThat(flow.one("SELECT unit FROM dispatch WHERE reference = ? AND organisation = 'KEN'", reference))
                .isEqualTo("Wildlife Crime Investigation Unit");
    }

    @Test
    void theUnitThatMustActHasTheLettersAtItsOwnAddressAndItsBureauTheSame() {
        CaseReference reference = forwarded(body -> {});
        flow.fireTimer(reference, ACKNOWLEDGE);
        flow.decide(reference, "agency.fra", ACKNOWLEDGE, "ACKNOWLEDGE");
        flow.decide(reference, "ncb.fra", "Task_PassOnAnswer", "RETURN", "reason", "Who received it?");
        flow.decide(reference, "agency.fra", ACKNOWLEDGE, "ACKNOWLEDGE");
        flow.decide(reference, "ncb.fra", "Task_PassOnAnswer", "FORWARD");

        for (String address : List.of("fra-snpf@relay.example", "ncb.fra@relay.example"))
            assertThat(flow.all(
                            "SELECT template || ' ' || task_node FROM outbox_mail WHERE reference = ? AND task_node LIKE 'feedback/%' AND recipient = '"
                                    + address + "' ORDER BY created_at, task_node",
                            reference))
                    .as(address)
                    .containsExactly(
                            "TASK_WAITING feedback/Task_AcknowledgeIntelligence",
                            "REMINDER feedback/Task_AcknowledgeIntelligence",
                            "TASK_WAITING feedback/Task_AcknowledgeIntelligence",
                            "TASK_WAITING feedback/Task_ReportAction");
    }

    @Test
    void whatWaitsToBePassedOnIsOneRecord() {
        CaseReference reference = forwarded(body -> {});
        flow.decide(reference, "agency.fra", ACKNOWLEDGE, "ACKNOWLEDGE");

        assertThat(session("ncb.fra").get("/intelligence/" + reference).text())
                .contains("To be passed on</h3>")
                .doesNotContain("To be passed on</h3> <span class=\"count\">");
    }

    /** Its bureau shared the case with another unit, whose contact it did not authorize. */
    @Test
    void theGrantOfAnAgencyOpensNoChannelToAnotherUnit() {
        CaseReference asked = walk.recorded(walk.acknowledged(flow.submit("agency.ken")));
        CaseReference reference = releasedToKenya(asked);
        flow.work(reference, "ncb.ken", "Task_IdentifyNationalUnit", Map.of("unit", "KEN-CBCU"));
        assertThat(isOpen("agency.ken", reference)).isFalse();
        http.post(
                        "ncb.ken",
                        "/api/support-requests/" + asked + "/sharing",
                        Map.of("action", "SHARE", "agency", "KEN-CBCU", "reason", "Seen at the border"))
                .with(200);
        walk.granted(asked);

        flow.decide(reference, "agency2.ken", ACKNOWLEDGE, "ACKNOWLEDGE");

        assertThat(flow.open(reference)).containsExactly("Task_PassOnAnswer");
        assertThat(dispatches(reference)).containsExactly("KEN VIA_NCB FORWARDED");
        assertThatThrownBy(() -> inTransaction("agency2.ken", () -> acknowledge(reference)))
                .hasStackTraceContaining("by an act of the NCB only");
    }

    @Test
    void itsFilesAreInterpolsUntilItIsReleasedAndThenThoseOfItsReceivers() {
        CaseReference reference = intelligence.register(body -> body.put("relatedReference", owned().value()));
        String files = "/api/intelligence/" + reference + "/evidence";
        String file = attached("analyst", files).with(201).header("Location");
        assertThat(file).startsWith(files);
        attached("ncb.fra", files).with(404);
        attached("ncb.ken", files).with(403); // the owner who is asked for consent

        assertThat(listed("ncb.ken", files)).as("before its consent").isZero();
        http.get("ncb.ken", file).with(404);
        http.get("ncb.fra", files).with(404);
        http.get("gs", files).with(403);
        http.get("analyst", file.replace("intelligence", "support-requests")).with(404);
        flow.decide(reference, "ncb.ken", "Task_ConsentToDissemination", "CONSENT");
        assertThat(listed("ncb.ken", files)).as("after its consent").isZero();

        assertThatThrownBy(() -> flow.decide(reference, "lead", "Task_ReleaseIntelligence", "RELEASE"))
                .hasStackTraceContaining("files that you have not seen");
        assertThat(listed("lead", files)).isOne();
        flow.decide(reference, "lead", "Task_ReleaseIntelligence", "RELEASE");

        attached("analyst", files).with(409);
        assertThatThrownBy(() -> inTransaction("analyst", () -> copied(reference)))
                .hasStackTraceContaining("may still be released");
        assertThat(http.get("ncb.fra", file).with(200).text()).isEqualTo("Three accounts.");
        assertThat(http.get("ncb.fra", files)
                        .with(200)
                        .json()
                        .findPath("receivedBy")
                        .isNull())
                .as("no officer of INTERPOL is named to a country")
                .isTrue();
        assertThat(http.get("ncb.fra", file + "/custody").with(200).json().findValuesAsText("actorOrganisation"))
                .containsOnly("FRA");
        assertThat(http.get("analyst", file + "/custody").with(200).json().findValuesAsText("actorOrganisation"))
                .contains("FRA", "INTERPOL");
        http.get("agency.fra", file).with(404); // before its NCB has named a unit
        assertThat(found("analyst", "accounts.txt")).contains(reference.value());
        assertThat(found("ncb.fra", "accounts.txt")).contains(reference.value());
        assertThat(found("ncb.ken", "accounts.txt")).isEmpty();

        recall(reference, "FRA");
        http.get("ncb.fra", file).with(404);
        assertThat(found("ncb.fra", "accounts.txt")).isEmpty();
    }

    private Answer attached(String user, String files) {
        return http.upload(
                user, files, "accounts.txt", "Three accounts.".getBytes(), Map.of("description", "The accounts"));
    }

    private int listed(String user, String files) {
        return http.get(user, files).with(200).json().path("items").size();
    }

    /** References of the files that a search finds. */
    private List<String> found(String user, String words) {
        return desk.as(user, () -> search.of(words, List.of(), List.of(Search.Kind.EVIDENCE), 5)).stream()
                .map(Search.Hit::reference)
                .toList();
    }

    /** The same file once more, past the use case. */
    private int copied(CaseReference reference) {
        return jdbc.sql("""
                        INSERT INTO evidence (id, reference, file_name, media_type, size, sha256, description, received_by,
                               received_organisation, received_at)
                        SELECT gen_random_uuid(), reference, file_name, media_type, size, sha256, description, received_by,
                               received_organisation, received_at FROM evidence WHERE reference = ?""").param(reference.value()).update();
    }

    private CaseReference owned() {
        return walk.toTriage(flow.submit("agency.ken", body -> {
            body.put("confidentiality", "CONFIDENTIAL");
            body.put("handlingConditions", "Not before the hearing");
        }));
    }

    private CaseReference forwarded(java.util.function.Consumer<Map<String, Object>> change) {
        CaseReference reference = intelligence.released(intelligence.register(change));
        flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        return reference;
    }

    private void recall(CaseReference reference, String country) {
        desk.as(
                "lead",
                () -> recall.recall(reference, new OrganisationCode(country), "Sent too early", desk.officer("lead")));
    }

    private boolean isOpen(String reader, CaseReference reference) {
        return exists(reader, "intelligence", reference);
    }

    private boolean reads(String reader, CaseReference reference) {
        return exists(reader, "unit_answer", reference);
    }

    private boolean exists(String reader, String table, CaseReference reference) {
        return inTransaction(
                reader,
                () -> jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE reference = ?)")
                        .param(reference.value())
                        .query(Boolean.class)
                        .single());
    }

    private int acknowledge(CaseReference reference) {
        return jdbc.sql("UPDATE dispatch SET acknowledged_at = now(), acknowledged_by = 'x' WHERE reference = ?")
                .param(reference.value())
                .update();
    }

    private List<String> dispatches(CaseReference reference) {
        return flow.all(
                "SELECT organisation || ' ' || channel || ' ' || status FROM dispatch WHERE reference = ? ORDER BY organisation",
                reference);
    }

    /** Approved for Kenya, about a case of Kenya. */
    private CaseReference releasedToKenya(CaseReference asked) {
        return intelligence.released(intelligence.register(body -> {
            body.put("countries", List.of("KEN"));
            body.put("relatedReference", asked.value());
        }));
    }
}
