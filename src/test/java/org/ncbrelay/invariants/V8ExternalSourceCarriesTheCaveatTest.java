package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.flow.intelligence.FollowIntelligence;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.outputs.ExportCase;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.store.cases.ListMarkings;
import org.ncbrelay.store.cases.Search;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** V8: content with an external source, of intelligence and of a case, never leaves without the caveat (Annex 2.1). */
@FlowTest
record V8ExternalSourceCarriesTheCaveatTest(
        Flowchart flow,
        Walk walk,
        Desk desk,
        IntelligenceWalk intelligence,
        ReadIntelligence read,
        FollowIntelligence follow,
        Inbox inbox,
        News news,
        DatabaseAccess access,
        CapabilityWalk support,
        SupportWalk meetings,
        TransactionOperations transactions,
        Diffusions diffusions,
        Invitations invitations,
        ExpertEngagements engagements,
        FileSupplement supplement,
        ExportCase export,
        ListMarkings markings,
        Search search) {
    private static final Map<String, Object> NGO =
            Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true);

    private static final Inbox.Selection NEWEST =
            new Inbox.Selection(Inbox.Whose.ALL, false, false, null, null, Inbox.Order.NEWEST);

    @Test
    void everyReaderOfExternalMaterialReadsTheCaveat() {
        CaseReference reference = released();

        assertThat(intelligence.read(reference, "ncb.fra").caveat()).isEqualTo(Caveat.TEXT);
        assertThat(intelligence.read(reference, "lead").caveat()).isEqualTo(Caveat.TEXT);
    }

    @Test
    void theCaveatOutlivesARegrading() {
        CaseReference reference = intelligence.register(IntelligenceWalk::external);
        flow.work(
                reference,
                "analyst",
                "Task_GradeExternalMaterial",
                Map.of(
                        "decision", "REGRADE",
                        "sourceGrading", "A",
                        "informationGrading", "1",
                        "reason", "Seen by our own officers"));

        assertThat(intelligence.read(reference, "lead").caveat()).isEqualTo(Caveat.TEXT);
    }

    @Test
    void theApplicationCannotTurnAnExternalSourceIntoAnother() {
        CaseReference reference = released();

        JdbcTemplate application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));

        assertThatThrownBy(() -> application.update(
                        "UPDATE intelligence SET source_kind = 'INTERPOL' WHERE reference = ?", reference.value()))
                .hasRootCauseMessage("ERROR: permission denied for table intelligence");
    }

    @Test
    void whatRestsOnExternalMaterialIsExternalAndGraded() {
        CaseReference external = intelligence.register(IntelligenceWalk::external);
        CaseReference asked = walk.toTriage(flow.submit("agency.ken", body -> body.put("externalSource", NGO)));

        for (CaseReference basis : List.of(external, asked)) {
            CaseReference reference = intelligence.register(body -> body.put("source", restingOn(basis)));
            CaseReference related = intelligence.register(body -> body.put("relatedReference", basis.value()));
            assertThat(intelligence.read(related, "lead").caveat()).isEqualTo(Caveat.TEXT);

            ReadIntelligence.View view = intelligence.read(reference, "lead");
            assertThat(view.caveat()).isEqualTo(Caveat.TEXT);
            assertThat(view.grading()).isEqualTo("X4");
            assertThat(view.source().kind()).isEqualTo("EXTERNAL");
            assertThat(view.source().name()).isEqualTo("INTERPOL, A wildlife trust");
            assertThat(view.source().references()).containsExactly(basis.value());
            assertThat(flow.open(reference)).contains("Task_GradeExternalMaterial");
        }
    }

    @Test
    void interpolNamesWhatItsOwnWorkRestsOnAndNobodyElseAsItsSource() {
        refused(Map.of("kind", "INTERPOL", "name", "Reptile Watch Example"), "source.name");
        refused(Map.of("kind", "INTERPOL"), "source.basis");
        refused(Map.of("kind", "INTERPOL", "basis", "CASES_AND_INTELLIGENCE"), "source.references");
        refused(restingOn(new CaseReference("KEN-2019-000001")), "source.references");
        refused(restingOn(new CaseReference("INT-2019-000001")), "source.references");
        refused(Map.of("kind", "EXTERNAL", "name", "A trust"), "source.consentToShare");
        refused(
                Map.of("kind", "EXTERNAL", "name", "A trust", "consentToShare", true, "basis", "OWN_COLLECTION"),
                "source.basis");
        refused(
                Map.of("kind", "INTERPOL", "basis", "OWN_COLLECTION", "references", List.of("KEN-2019-000001")),
                "source.references");
    }

    /** One consent is asked for and recorded; a second owner's would be passed over. */
    @Test
    void twoOwnersWhoMustBothConsentNeedAnItemEach() {
        List<String> confidential = Stream.of("agency.ken", "agency.fra")
                .map(agency -> flow.submit(agency, body -> body.put("confidentiality", "CONFIDENTIAL")))
                .map(walk::toTriage)
                .map(CaseReference::value)
                .toList();

        refused(Map.of("kind", "INTERPOL", "references", confidential), "source.references");
    }

    @Test
    void theBasisIsShownAndWhatItIsOnlyToInterpol() {
        CaseReference own = intelligence.released(intelligence.register(body -> {}));
        CaseReference built = intelligence.register(body -> {
            body.put("source", restingOn(own));
            body.put("handling", Map.of("confidentiality", "FOR_OFFICIAL_USE_ONLY"));
        });
        intelligence.released(built);

        assertThat(intelligence.read(own, "lead").source().basis()).isEqualTo("OWN_COLLECTION");
        ReadIntelligence.View view = intelligence.read(built, "lead");
        assertThat(view.caveat()).isNull();
        assertThat(view.source().basis()).isEqualTo("CASES_AND_INTELLIGENCE");
        assertThat(view.source().references()).containsExactly(own.value());
        assertThat(view.handling().confidentiality()).as("the strictest").isEqualTo("RESTRICTED");
        ReadIntelligence.View abroad = intelligence.read(built, "ncb.fra");
        assertThat(abroad.source().basis()).isEqualTo("CASES_AND_INTELLIGENCE");
        assertThat(abroad.source().references()).isNull();
    }

    @Test
    void everyItemOfAListCarriesItToo() {
        CaseReference external = released();
        CaseReference own = intelligence.released(intelligence.register(body -> {}));

        List<IntelligenceStore.Listed> listed = desk.as(
                "ncb.fra",
                () -> read.list(IntelligenceStore.Selection.ALL, 0, 200, desk.officer("ncb.fra"))
                        .items());
        assertThat(listed)
                .filteredOn(item -> List.of(external.value(), own.value()).contains(item.reference()))
                .extracting(IntelligenceStore.Listed::reference, IntelligenceStore.Listed::caveat)
                .containsExactlyInAnyOrder(tuple(external.value(), Caveat.TEXT), tuple(own.value(), null));
        Officer bureau = desk.officer("ncb.fra");
        assertThat(desk.as("ncb.fra", () -> inbox.page(bureau, NEWEST, 0, 200).tasks()))
                .filteredOn(task -> external.value().equals(task.reference()))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.caveat()).isEqualTo(Caveat.TEXT));
        desk.as("ncb.fra", () -> follow.follow(external, bureau));
        assertThat(desk.as("ncb.fra", () -> news.followed(bureau, 200)))
                .filteredOn(followed -> external.value().equals(followed.reference()))
                .singleElement()
                .extracting(News.Followed::caveat)
                .isEqualTo(Caveat.TEXT);
    }

    private static Map<String, Object> restingOn(CaseReference basis) {
        return Map.of("kind", "INTERPOL", "references", List.of(basis.value()));
    }

    private void refused(Map<String, Object> source, String... fields) {
        assertThatThrownBy(() -> intelligence.register(body -> body.put("source", source)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::field)
                                .containsExactly(fields));
    }

    private CaseReference released() {
        CaseReference reference = intelligence.register(IntelligenceWalk::external);
        flow.decide(reference, "analyst", "Task_GradeExternalMaterial", "KEEP");
        return intelligence.released(reference);
    }

    @Test
    void aDiffusionEndsWithIt() {
        assertDiffusionEndsWithIt(external(Capability.DIFFUSION));
    }

    private void assertDiffusionEndsWithIt(CaseReference reference) {
        flow.work(
                reference,
                "ncb.ken",
                "Task_AskForDiffusion",
                Map.of(
                        "title", "A seller of ivory",
                        "content", "Long enough to be sent.",
                        "receivers", "LISTED",
                        "countries", "BRA"));

        assertThat(as("ncb.bra", diffusions::visible))
                .filteredOn(diffusion -> diffusion.reference().equals(reference))
                .extracting(diffusion -> diffusion.text())
                .containsExactly("Long enough to be sent.\n\n" + Caveat.TEXT);
    }

    /** Also where the source was added between question and publication. */
    @Test
    void aNoticeEndsWithIt() {
        CaseReference reference = support.inSupport(Capability.NOTICE);
        flow.work(
                reference,
                "ncb.ken",
                "Task_AskForNotice",
                Map.of("colour", "BLUE", "title", "A seller of ivory", "content", "Long enough to be published."));
        flow.decide(added(reference), "gs", "Task_ReviewNotice", "APPROVE", "receivers", "ALL");

        assertThat(as("ncb.bra", diffusions::visible))
                .filteredOn(notice -> notice.reference().equals(reference))
                .extracting(notice -> notice.text())
                .containsExactly("Long enough to be published.\n\n" + Caveat.TEXT);
    }

    @Test
    void anInvitationEndsWithIt() {
        CaseReference reference = meetings.planned(external(Capability.COORDINATION_MEETING));

        assertThat(as("ncb.fra", invitations::toMeetings))
                .filteredOn(invitation -> invitation.reference().equals(reference.value()))
                .singleElement()
                .satisfies(
                        invitation -> assertThat(invitation.purpose()).isEqualTo("Who acts where\n\n" + Caveat.TEXT));
    }

    @Test
    void anAgendaEndsWithItForWhatWasAddedAfterTheInvitationsToo() {
        CaseReference reference =
                added(meetings.answered(meetings.planned(support.inSupport(Capability.COORDINATION_MEETING))));
        meetings.agendaSet(reference);

        assertThat(as("ncb.fra", invitations::toMeetings))
                .filteredOn(invitation -> invitation.reference().equals(reference.value()))
                .singleElement()
                .satisfies(invitation -> {
                    assertThat(invitation.purpose()).isEqualTo("Who acts where");
                    assertThat(invitation.agenda()).isEqualTo("Accounts; payments; arrests\n\n" + Caveat.TEXT);
                });
    }

    @Test
    void aQuestionToAnExpertEndsWithItHoweverLongItIs() {
        String question = "Can the origin of the ivory be told? ".repeat(28).substring(0, 1000);
        CaseReference reference = external(Capability.GLOBAL_NETWORK);
        flow.work(
                reference,
                "analyst",
                "Task_DefineExpertise",
                Map.of("expertise", "WILDLIFE_FORENSICS", "language", "fr", "question", question));
        flow.work(reference, "analyst", "Task_PickExpert", Map.of("pick", "FIRST"));

        assertThat(as("ncb.fra", engagements::asked))
                .filteredOn(asked -> asked.reference().equals(reference))
                .singleElement()
                .satisfies(asked -> assertThat(asked.question()).isEqualTo(question + "\n\n" + Caveat.TEXT));
    }

    @Test
    void whatIsAddedToACaseFromOutsideMarksWhateverIsGivenOutOfIt() {
        CaseReference reference = added(walk.toSharing(flow.submit("agency.ken")));
        walk.approved(walk.written(walk.asked(reference)));

        for (String reader : List.of("agency.ken", "ncb.ken", "analyst")) {
            Document dossier =
                    desk.as(reader, () -> export.dossier(reference, "TEXT", desk.officer(reader), Locale.ENGLISH));
            assertThat(dossier.marks().caveat()).as(reader).contains(Caveat.TEXT);
            assertThat(dossier.text()).contains("A wildlife trust");
            assertThat(desk.as(reader, () -> export.table(reference, CaseTable.LISTINGS, desk.officer(reader)))
                            .marks())
                    .allSatisfy(marks -> assertThat(marks.caveat()).contains(Caveat.TEXT));
            assertThat(desk.as(reader, () -> markings.of(List.of(reference.value())))
                            .get(reference.value())
                            .caveat())
                    .contains(Caveat.TEXT);
            assertThat(desk.as(reader, () -> search.of("ivory", List.of(reference.value()), List.of(), 5)))
                    .extracting(Search.Hit::reference, Search.Hit::caveat)
                    .containsExactly(tuple(reference.value(), Caveat.TEXT));
        }
        assertThat(flow.all("SELECT external_sources::text FROM product WHERE reference = ?", reference))
                .containsExactly("{\"A wildlife trust\"}");
        ReadIntelligence.View built =
                intelligence.read(intelligence.register(body -> body.put("source", restingOn(reference))), "lead");
        assertThat(built.caveat()).isEqualTo(Caveat.TEXT);
        assertThat(built.source().name()).isEqualTo("INTERPOL, A wildlife trust");
    }

    @Test
    void aDiffusionEndsWithItForWhatWasAddedToo() {
        assertDiffusionEndsWithIt(added(support.inSupport(Capability.DIFFUSION)));
    }

    /** From an agency that its NCB approved, so that it is in the record at once. */
    private CaseReference added(CaseReference reference) {
        Map<String, Object> body = Map.of("kind", "FACTS", "text", "Seen by its volunteers.", "externalSource", NGO);
        desk.as("agency.ken", () -> supplement.file(reference, body, desk.officer("agency.ken")));
        return reference;
    }

    private CaseReference external(Capability capability) {
        return support.inSupport(body -> body.put("externalSource", NGO), capability);
    }

    /** Row-level security counts within a transaction. */
    private <T> List<T> as(String user, Supplier<List<T>> read) {
        return desk.as(user, () -> transactions.execute(transaction -> read.get()));
    }
}
