package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.SearchAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.correlation.Traces.Trace;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Each case is searched once, soon after its submission, as it is then; whatever happens meanwhile. */
class SearchAfterwardsTest extends FlowTestCase {
    @Autowired
    private SearchAtHand search;

    @Autowired
    private Correlation correlation;

    @Autowired
    private CurrentOfficer officers;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private CorrectRequest correct;

    @Autowired
    private WithdrawRequest withdraw;

    private final ExecutorService nodes = Executors.newFixedThreadPool(2);
    /** How often traces of a case were written. */
    private final AtomicInteger writings = new AtomicInteger();

    private final String seller = word();
    private final String corrected = word();

    @BeforeEach
    void nothingWaits() {
        node(reference -> {}).write();
        writings.set(0);
    }

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    @Test
    void aSubmissionLeavesItsWordsAndTracesToTheWorker() {
        CaseReference reference = submitted();

        assertThat(words(reference)).isEmpty();
        assertThat(traces(reference)).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(isSearched(reference)).isFalse();
        String sentence = "The search for hits has not finished yet.";
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).contains(sentence);
        assertThat(session("agency.ken").get("/cases/" + reference).text()).doesNotContain(sentence);
        http.get("ncb.fra", "/api/support-requests/" + reference + "/hits").with(404);

        node(any -> {}).write();

        assertThat(words(reference)).contains(seller);
        assertThat(traces(reference)).containsExactly(seller);
        assertThat(found()).containsExactly(reference.value());
        assertThat(lists(seller)).containsExactly("INTERPOL", "KEN");
        assertThat(isSearched(reference)).isTrue();
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).doesNotContain(sentence);
    }

    @Test
    void aCaseThatMovesOnBeforeItIsSearchedIsFoundByTheNextNode() {
        CaseReference reference = submitted();
        search.later(() -> desk.as("ncb.ken", () -> {
            withdraw.withdraw(reference, "Solved", desk.officer("ncb.ken"));
            return null;
        }));

        node(any -> {}).write();
        assertThat(words(reference)).contains(seller);
    }

    @Test
    void whatWaitsWhileNoNodeRunsIsWrittenByTheNextNode() {
        CaseReference reference = submitted();
        SearchWords running = node(any -> {});
        running.write();
        administration.update("DELETE FROM case_text WHERE reference = ?", reference.value());

        running.write();

        assertThat(words(reference)).as("a node reads what was changed since").isEmpty();
        node(any -> {}).write();
        assertThat(words(reference)).contains(seller);
    }

    @Test
    void ofTwoNodesThatLookAtOnceOneWritesIt() throws Exception {
        CaseReference reference = submitted();
        SearchWords second = node(any -> {});
        SearchWords first = node(any -> during(second::write));

        first.write();

        assertThat(writings).hasValue(1);
        assertThat(traces(reference)).containsExactly(seller);
        second.write();
        assertThat(writings).hasValue(1);
    }

    @Test
    void whatAnotherNodeWroteSinceThisOneLookedIsNotWrittenAgain() {
        CaseReference reference = submitted();
        SearchWords first = node(any -> {});
        SearchWords second = new SearchWords(jdbc, counted(any -> {}), afterwards(first::write), transactions, clock);

        second.write();

        assertThat(writings).hasValue(1);
        assertThat(traces(reference)).containsExactly(seller);
    }

    @Test
    void oneThatFailsKeepsNoOtherWaitingAndIsTriedAgain() {
        CaseReference reference = submitted();
        CaseReference other = submitted();
        SearchWords failing = node(each -> {
            if (each.equals(reference)) throw new IllegalStateException("the node lost its database");
        });

        assertThatThrownBy(failing::write).hasMessageContaining(reference.value());

        assertThat(words(reference)).isEmpty();
        assertThat(traces(other)).containsExactly(seller);
        assertThatThrownBy(failing::write).hasMessageContaining(reference.value());
        assertThat(words(reference)).isEmpty();
        node(any -> {}).write();
        assertThat(words(reference)).contains(seller);
        assertThat(traces(reference)).containsExactly(seller);
    }

    /** As after a kill: what was begun is rolled back, the words with the traces. */
    @Test
    void aNodeThatDiesBetweenWordsAndTracesLeavesBothToTheNextLook() {
        CaseReference reference = submitted();
        SearchWords dying = node(any -> {
            throw new StackOverflowError("the node dies");
        });

        assertThatThrownBy(dying::write).isInstanceOf(StackOverflowError.class);

        assertThat(words(reference)).isEmpty();
        assertThat(lists(seller)).isEmpty();
        node(any -> {}).write();
        assertThat(traces(reference)).containsExactly(seller);
        assertThat(words(reference)).contains(seller);
    }

    @Test
    void aCaseThatIsCorrectedFirstGetsTheWordsOfItsPresentText() {
        CaseReference reference = submitted();
        UUID draft = correction(reference);

        correct(draft);

        assertThat(words(reference)).isEmpty();
        node(any -> {}).write();
        assertPresentTextOnly(reference);
    }

    @Test
    void aCorrectionReplacesWhatIsBeingWritten() throws Exception {
        CaseReference reference = submitted();
        UUID draft = correction(reference);
        Future<?>[] correction = new Future<?>[1];
        SearchWords first = node(any -> {
            correction[0] = nodes.submit(() -> correct(draft));
            untilItWaits(correction[0]);
        });

        first.write();
        correction[0].get();

        assertPresentTextOnly(reference);
        assertThat(lists(seller)).isEmpty();
        node(any -> {}).write();
        assertPresentTextOnly(reference);
    }

    @Test
    void whatIsBeingCorrectedWaitsForTheNextLook() throws Exception {
        CaseReference reference = submitted();
        UUID draft = correction(reference);
        SearchWords node = node(any -> {});

        search.later(() -> inTransaction("agency.ken", () -> {
            CaseReference filed = correct.file(draft, "Another seller", desk.officer("agency.ken"));
            during(node::write);
            return filed;
        }));

        assertThat(words(reference)).isEmpty();
        assertThat(writings).hasValue(0);
        node.write();
        assertPresentTextOnly(reference);
    }

    @Test
    void anErasureReachesWhatIsBeingWritten() throws Exception {
        CaseReference reference = erasable();
        Future<?>[] erasure = new Future<?>[1];
        SearchWords first = node(any -> {
            erasure[0] = nodes.submit(() -> erased(reference));
            untilItWaits(erasure[0]);
        });

        first.write();
        erasure[0].get();

        assertErased(reference);
    }

    @Test
    void ofACaseThatIsErasedFirstNothingIsLeftToWrite() {
        CaseReference reference = erasable();

        erased(reference);
        node(any -> {}).write();

        assertErased(reference);
        assertThat(writings).hasValue(0);
    }

    private CaseReference submitted() {
        return search.later(() -> flow.submit("agency.ken", Samples.soldBy(seller, "IDN")));
    }

    private CaseReference erasable() {
        CaseReference reference = submitted();
        search.later(() -> desk.as("ncb.ken", () -> {
            withdraw.withdraw(reference, "Solved", desk.officer("ncb.ken"));
            return null;
        }));
        decide(reference, "ncbhead.ken", "PROPOSE_ERASURE");
        return reference;
    }

    private void erased(CaseReference reference) {
        decide(reference, "auditor", "APPROVE_ERASURE");
    }

    private void decide(CaseReference reference, String user, String action) {
        search.later(() -> http.post(
                        user,
                        "/api/support-requests/" + reference + "/retention",
                        Map.of("action", action, "reason", "Because"))
                .with(200));
    }

    /** Of the seller, and with a country that must not learn of the case. */
    private UUID correction(CaseReference reference) {
        search.later(() -> walk.returned(reference));
        UUID draft = desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken")));
        administration.update(
                "UPDATE request_draft SET content = replace(content::text, ?, ?)::jsonb || '{\"restrictedCountries\": [\"BRA\"]}' WHERE id = ?",
                seller,
                corrected,
                draft);
        return draft;
    }

    private void correct(UUID draft) {
        search.later(
                () -> desk.as("agency.ken", () -> correct.file(draft, "Another seller", desk.officer("agency.ken"))));
    }

    private void assertPresentTextOnly(CaseReference reference) {
        assertThat(words(reference)).contains(corrected).doesNotContain(seller);
        assertThat(traces(reference)).containsExactly(corrected);
        assertThat(flow.one("SELECT DISTINCT restricted::text FROM trace WHERE reference = ?", reference))
                .isEqualTo("{BRA}");
    }

    private void assertErased(CaseReference reference) {
        assertThat(words(reference)).contains("erased").doesNotContain(seller);
        assertThat(traces(reference)).isEmpty();
        assertThat(lists(seller)).isEmpty();
    }

    /** One that has just started, with something that happens in its transaction before the traces of each case are written. */
    private SearchWords node(Consumer<CaseReference> before) {
        return new SearchWords(jdbc, counted(before), officers, transactions, clock);
    }

    @SuppressWarnings("unchecked")
    private Correlation counted(Consumer<CaseReference> before) {
        return PartialPort.of(Correlation.class, Map.of("keep", arguments -> {
            before.accept((CaseReference) arguments[0]);
            writings.incrementAndGet();
            correlation.keep(
                    (CaseReference) arguments[0],
                    (List<Trace>) arguments[1],
                    (List<OrganisationCode>) arguments[2],
                    (Instant) arguments[3]);
            return null;
        }));
    }

    /** Acts, after something else has happened once the node has looked. */
    @SuppressWarnings("unchecked")
    private CurrentOfficer afterwards(Runnable other) {
        return PartialPort.of(CurrentOfficer.class, Map.of("as", arguments -> {
            other.run();
            return officers.as((Officer) arguments[0], (Supplier<Object>) arguments[1]);
        }));
    }

    private void during(Runnable other) {
        try {
            nodes.submit(other).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void untilItWaits(Future<?> other) {
        while (!other.isDone()
                && !administration.queryForObject(
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')",
                        Boolean.class)) Thread.onSpinWait();
    }

    private List<String> words(CaseReference reference) {
        return flow.all("SELECT unnest(tsvector_to_array(words)) FROM case_text WHERE reference = ?", reference);
    }

    private List<String> traces(CaseReference reference) {
        return flow.all("SELECT value FROM trace WHERE reference = ?", reference);
    }

    /** What the list of cases has for the seller. */
    private List<String> found() {
        return http.get("ncb.ken", "/api/support-requests?q=" + seller)
                .with(200)
                .json()
                .findValuesAsText("reference");
    }

    private boolean isSearched(CaseReference reference) {
        return http.get("ncb.ken", "/api/support-requests/" + reference + "/hits")
                .with(200)
                .json()
                .path("searched")
                .asBoolean();
    }

    private List<String> lists(String word) {
        return administration.queryForList(
                "SELECT organisation FROM search_word WHERE word = ? ORDER BY 1", String.class, word);
    }

    private static String word() {
        return "seller" + UUID.randomUUID().toString().replace("-", "");
    }
}
