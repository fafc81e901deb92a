package org.ncbrelay.flow.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing leaves before its gate, and nothing leaves unmarked. */
class OutputsTest extends FlowTestCase {
    /** Words that are written alike in two of our languages. */
    private static final Set<String> SAME_IN_OTHERS =
            Set.of("Alias", "Identification", "Note", "Question", "Question 1", "Source", "Version", "Via");

    @Autowired
    private ExportIntelligence exportIntelligence;

    @Autowired
    private ExportCase exportCase;

    @Autowired
    private ExportLists exportLists;

    @Test
    void intelligenceLeavesForNobodyBeforeItsRelease() {
        CaseReference reference = intelligence.register(body -> {});

        assertThatThrownBy(() -> report(reference, "analyst")).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> report(reference, "ncb.fra")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatWentToTheNcbReachesItsAgencyOnceAUnitIsNamed() {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));

        assertThat(report(reference, "ncb.fra").text()).contains("linked by one wallet");
        assertThatThrownBy(() -> report(reference, "agency.fra")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> report(reference, "ncb.ken")).isInstanceOf(Refusal.NotFound.class);

        flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        assertThat(report(reference, "agency.fra").text()).contains("linked by one wallet");
    }

    @Test
    void nothingOfARecalledDispatchLeaves(@Autowired RecallDispatch recall) {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));
        assertThat(report(reference, "ncb.fra")).isNotNull();

        desk.as(
                "lead",
                () -> recall.recall(reference, new OrganisationCode("FRA"), "Sent too early", desk.officer("lead")));

        assertThatThrownBy(() -> report(reference, "ncb.fra")).isInstanceOf(Refusal.NotFound.class);
        assertThat(report(reference, "lead")).isNotNull();
    }

    @Test
    void onlyInterpolSeesWhoIsLeftOut() {
        CaseReference reference = intelligence.released(intelligence.register(body -> {
            body.put("countries", List.of("FRA", "BRA"));
            body.put("handling", Map.of("confidentiality", "CONFIDENTIAL", "restrictedCountries", List.of("BRA")));
        }));

        assertThat(report(reference, "lead").text()).contains("Left out, restricted by a source: BRA");
        assertThat(report(reference, "ncb.fra").text()).doesNotContain("BRA");
    }

    @Test
    void everyDocumentNamesTheBasisAndInterpolsItsReferences() {
        CaseReference own = intelligence.released(intelligence.register(body -> {}));
        CaseReference built = intelligence.released(intelligence.register(
                body -> body.put("source", Map.of("kind", "INTERPOL", "references", List.of(own.value())))));

        assertThat(report(own, "ncb.fra").text()).contains("Basis: INTERPOL’s own collection");
        assertThat(report(built, "ncb.fra").text())
                .contains("Basis: Cases and intelligence held by INTERPOL")
                .doesNotContain(own.value());
        assertThat(report(built, "lead").text()).contains("Rests on: " + own);
    }

    @Test
    void aProductIsInTheDossierOfWhoeverReceivedIt() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));

        assertThat(products(dossier(reference, "ncb.ken"))).hasSize(1);
        assertThat(products(dossier(reference, "analyst"))).hasSize(1);
        assertThat(products(dossier(reference, "agency.ken"))).isEmpty();
        assertThatThrownBy(() -> dossier(reference, "ncb.fra")).isInstanceOf(Refusal.NotFound.class);

        walk.forwarded(reference);
        assertThat(products(dossier(reference, "agency.ken")))
                .singleElement()
                .extracting(Section::text)
                .asString()
                .contains("share one wallet");
    }

    @Test
    void aDossierHasEveryPartOfTheCaseAndItsTimeline() {
        CaseReference reference = walk.confirmed(walk.toClosure(flow.submit("agency.ken")));

        Document dossier = dossier(reference, "agency.ken");
        assertThat(dossier.sections())
                .filteredOn(section -> section.heading().matches("(Listing|Specimen|Payment|Shipment) \\d"))
                .extracting(Section::kind)
                .containsOnly(Section.SectionKind.ENTRY);
        assertThat(dossier.sections())
                .extracting(Section::heading)
                .contains(
                        "Request",
                        "Listing 2",
                        "Specimen 1",
                        "Payment 1",
                        "Shipment 1",
                        "Record in the information system",
                        "Triage",
                        "Deliveries",
                        "Feedback",
                        "Timeline");
    }

    @Test
    void directContactEndsOnTheDayThatTheRequestNames() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));

        assertThat(dossier(reference, "agency.ken").sections().stream()
                        .flatMap(section -> section.rows().stream())
                        .filter(row -> row.label().endsWith("Last day"))
                        .map(Section.Row::value))
                .hasSize(2)
                .allMatch(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"))
                .containsOnly(flow.one(
                        "SELECT content #>> '{directContact,until}' FROM support_request WHERE reference = ?",
                        reference));
    }

    /** What people wrote stays as they wrote it; every label around it is the reader's. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void aDossierIsLabelledInTheLanguageOfItsReader(String language) {
        CaseReference reference = walk.confirmed(walk.toClosure(flow.submit("agency.ken")));

        Document english = dossier(reference, "agency.ken");
        Document theirs = desk.as(
                "agency.ken",
                () -> exportCase.dossier(
                        reference, "TEXT", desk.officer("agency.ken"), Locale.forLanguageTag(language)));

        assertThat(theirs.sections()).hasSameSizeAs(english.sections());
        Set<String> same = new TreeSet<>();
        for (int i = 0; i < english.sections().size(); i++) {
            Section mine = english.sections().get(i);
            Section other = theirs.sections().get(i);
            assertThat(other.text()).isEqualTo(mine.text());
            if (other.heading().equals(mine.heading())) same.add(mine.heading());
            for (int row = 0; row < mine.rows().size(); row++)
                if (other.rows().get(row).label().equals(mine.rows().get(row).label()))
                    same.add(mine.rows().get(row).label());
        }
        same.removeIf(label -> label.matches("\\d{4}-.*Z"));
        assertThat(same).as("labels left in English").isSubsetOf(SAME_IN_OTHERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LISTINGS", "SPECIMENS", "PAYMENTS", "SHIPMENTS"})
    void theListsOfACaseHaveItsMarks(String list) {
        CaseReference reference = flow.submit(
                "agency.ken",
                body -> body.put("externalSource", Map.of("name", "A wildlife trust", "consentToShare", true)));

        var table =
                desk.as("ncb.ken", () -> exportCase.table(reference, CaseTable.valueOf(list), desk.officer("ncb.ken")));

        assertThat(table.rows()).isNotEmpty();
        assertThat(table.marks()).hasSameSizeAs(table.rows()).allSatisfy(marks -> {
            assertThat(marks.confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
            assertThat(marks.caveat()).contains(Caveat.TEXT);
        });
    }

    /** Before the record exists, too. */
    @Test
    void whateverLeavesHasTheMarksThatTheNcbDemands() {
        CaseReference reference = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("handlingConditions", "For the police alone")));
        Map<String, Object> check = new HashMap<>(Walk.check("GENERAL_SECRETARIAT"));
        check.put("confidentiality", "CONFIDENTIAL");
        check.put("handling", "Not to be shown to customs");
        flow.work(reference, "ncb.ken", "Task_CheckRecord", check);

        assertThat(flow.open(reference)).contains("Task_EnterRecord");
        Officer agency = desk.officer("agency.ken");
        Table listings = desk.as("agency.ken", () -> exportCase.table(reference, CaseTable.LISTINGS, agency));
        assertThat(List.of(
                        dossier(reference, "agency.ken").marks(),
                        listings.marks().get(0),
                        listed(reference)))
                .allSatisfy(marks -> {
                    assertThat(marks.confidentiality()).isEqualTo(Confidentiality.CONFIDENTIAL);
                    assertThat(marks.handling()).isEqualTo("For the police alone\nNot to be shown to customs");
                });
    }

    @Test
    void aRowOfAListHasTheMarksOfItsOwnCase() {
        CaseReference one = flow.submit("agency.ken", body -> body.put("handlingConditions", "For the police alone"));
        CaseReference other = flow.submit("agency.ken", body -> {
            body.put("confidentiality", "CONFIDENTIAL");
            body.put("externalSource", Map.of("name", "A wildlife trust", "consentToShare", true));
        });

        assertThat(listed(one))
                .isEqualTo(new HandlingMarkings(Confidentiality.RESTRICTED, "For the police alone", null, false));
        assertThat(listed(other)).isEqualTo(new HandlingMarkings(Confidentiality.CONFIDENTIAL, null, null, true));
    }

    /** Among those that were filed last. */
    private HandlingMarkings listed(CaseReference reference) {
        CaseFiles.Filter newest = new CaseFiles.Filter(
                List.of(), List.of(), null, null, 0, 1, "submittedAt,desc", CaseFiles.Narrowing.NONE);
        Table cases = desk.as("agency.ken", () -> exportLists.cases(newest));
        List<String> references = cases.rows().stream().map(row -> row.get(0)).toList();
        return cases.marks().get(references.indexOf(reference.value()));
    }

    private Document report(CaseReference reference, String user) {
        return desk.as(user, () -> exportIntelligence.document(reference, "TEXT", desk.officer(user), Locale.ENGLISH));
    }

    private Document dossier(CaseReference reference, String user) {
        return desk.as(user, () -> exportCase.dossier(reference, "TEXT", desk.officer(user), Locale.ENGLISH));
    }

    private static List<Section> products(Document dossier) {
        return dossier.sections().stream()
                .filter(section -> section.kind() == Section.SectionKind.PRODUCT)
                .toList();
    }
}
