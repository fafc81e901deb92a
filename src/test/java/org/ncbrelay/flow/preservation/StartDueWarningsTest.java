package org.ncbrelay.flow.preservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** No preservation request stays without its warning, and none is warned of twice. */
class StartDueWarningsTest extends FlowTestCase {
    @Autowired
    private StartDueWarnings warnings;

    @Autowired
    private Preservations preservations;

    @Autowired
    private CaseProcess process;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private CurrentOfficer officers;

    @Autowired
    private Clock clock;

    @Autowired
    private WithdrawRequest withdraw;

    private final ExecutorService nodes = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    @Test
    void untilTheWarningIsDueTheRowAloneWaits() {
        CaseReference reference = flow.submit("agency.ken");
        assertThat(flow.warningDue(reference)).isAfter(flow.now());

        warnings.startDue();
        warnings.start(reference, id(reference));

        assertThat(running(reference)).isEmpty();
        assertThat(passages(reference)).isZero();
        flow.warnOfExpiry(reference);
        assertThat(running(reference)).hasSize(1);
        assertThat(flow.timeline(reference)).containsOnlyOnce("PRESERVATION_LAPSE_NEAR");
    }

    @Test
    void oneThatIsOverdueByAYearIsStartedAtTheNextLook() {
        CaseReference reference = overdue();

        warnings.startDue();
        warnings.startDue();

        assertThat(running(reference)).hasSize(1);
        assertThat(warned(reference)).isEqualTo(1);
        flow.fireTimer(reference, "Event_Lapse");
        assertThat(flow.timeline(reference)).containsOnlyOnce("PRESERVATION_LAPSED");
        warnings.startDue();
        assertThat(running(reference)).isEmpty();
    }

    @Test
    void ofTwoNodesOneStartsIt() throws Exception {
        CaseReference reference = overdue();
        CountDownLatch both = new CountDownLatch(2);
        Callable<Void> look = () -> {
            both.countDown();
            both.await();
            warnings.startDue();
            return null;
        };

        for (Future<Void> each : nodes.invokeAll(List.of(look, look))) each.get();

        assertThat(running(reference)).hasSize(1);
        assertThat(warned(reference)).isEqualTo(1);
    }

    @Test
    void whatOneNodeHasInItsHandsAnotherPassesOver() {
        CaseReference reference = overdue();
        CaseReference other = overdue();
        StartDueWarnings first =
                before(reference, () -> nodes.submit(warnings::startDue).get());

        first.startDue();

        assertThat(warned(reference)).isEqualTo(1);
        assertThat(warned(other)).isEqualTo(1);
    }

    @Test
    void aStartThatFailsKeepsNoOtherWaitingAndIsTriedAgain() {
        CaseReference reference = overdue();
        CaseReference other = overdue();
        StartDueWarnings failing = after(reference, () -> {
            throw new IllegalStateException("the node lost its database");
        });

        failing.startDue();

        assertThat(running(reference)).isEmpty();
        assertThat(warned(reference)).isZero();
        assertThat(running(other)).hasSize(1);
        warnings.startDue();
        assertThat(running(reference)).hasSize(1);
        assertThat(warned(reference)).isEqualTo(1);
        assertThat(warned(other)).isEqualTo(1);
    }

    /** As after a kill: what was begun is rolled back, the claim with the start. */
    @Test
    void aNodeThatDiesBetweenClaimAndStartLeavesItToTheNextLook() {
        CaseReference reference = overdue();
        StartDueWarnings dying = after(reference, () -> {
            throw new StackOverflowError("the node dies");
        });

        assertThatThrownBy(dying::startDue).isInstanceOf(StackOverflowError.class);

        assertThat(running(reference)).isEmpty();
        warnings.startDue();
        assertThat(running(reference)).hasSize(1);
        assertThat(warned(reference)).isEqualTo(1);
    }

    @Test
    void erasureReachesWhatHasNotStarted() {
        CaseReference reference = erasable();

        erased(reference);
        warnings.startDue();

        assertThat(running(reference)).isEmpty();
        assertThat(flow.all("SELECT id::text FROM preservation_request WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void erasureEndsWhatIsStartingAtThatMoment() throws Exception {
        CaseReference reference = erasable();
        Future<?>[] erasure = new Future<?>[1];
        StartDueWarnings first = before(reference, () -> {
            erasure[0] = nodes.submit(() -> erased(reference));
            untilItWaits(erasure[0]);
            return null;
        });

        first.startDue();
        erasure[0].get();

        assertThat(warned(reference)).isEqualTo(1);
        assertThat(running(reference)).isEmpty();
    }

    @Test
    void aCorrectionEndsWhatIsStartingAtThatMoment(@Autowired CorrectRequest correct) throws Exception {
        CaseReference reference = walk.returned(overdue());
        UUID draft = desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken")));
        administration.update("UPDATE request_draft SET content = content - 'preservation' WHERE id = ?", draft);
        Future<?>[] correction = new Future<?>[1];
        StartDueWarnings first = before(reference, () -> {
            correction[0] = nodes.submit(() ->
                    desk.as("agency.ken", () -> correct.file(draft, "It is withdrawn", desk.officer("agency.ken"))));
            untilItWaits(correction[0]);
            return null;
        });

        first.startDue();
        correction[0].get();

        assertThat(warned(reference)).isEqualTo(1);
        assertThat(running(reference)).isEmpty();
        assertThat(flow.one("SELECT outcome FROM preservation_request WHERE reference = ?", reference))
                .isEqualTo("LET_LAPSE");
    }

    /** Of a case whose relay was off for a year. */
    private CaseReference overdue() {
        CaseReference reference = flow.submit("agency.ken");
        administration.update(
                "UPDATE preservation_request SET requested_at = '2025-09-01', expires_at = '2025-10-19', warning_at = '2025-10-05T00:00Z' WHERE reference = ?",
                reference.value());
        return reference;
    }

    private CaseReference erasable() {
        CaseReference reference = overdue();
        desk.as("ncb.ken", () -> withdraw.withdraw(reference, "Solved", desk.officer("ncb.ken")));
        decide(reference, "ncbhead.ken", "PROPOSE_ERASURE");
        return reference;
    }

    private void erased(CaseReference reference) {
        decide(reference, "auditor", "APPROVE_ERASURE");
    }

    private void decide(CaseReference reference, String user, String action) {
        http.post(
                        user,
                        "/api/support-requests/" + reference + "/retention",
                        Map.of("action", action, "reason", "Because"))
                .with(200);
    }

    /** The same, with something that happens before the start of one case's, in its transaction. */
    private StartDueWarnings before(CaseReference reference, Callable<?> work) {
        return with(arguments -> {
            if (arguments[0].equals(reference)) work.call();
            process.preservationLapseNear((CaseReference) arguments[0], (Note) arguments[1], (UUID) arguments[2]);
            return null;
        });
    }

    private StartDueWarnings after(CaseReference reference, Callable<?> work) {
        return with(arguments -> {
            process.preservationLapseNear((CaseReference) arguments[0], (Note) arguments[1], (UUID) arguments[2]);
            if (arguments[0].equals(reference)) work.call();
            return null;
        });
    }

    private StartDueWarnings with(PartialPort.Answer start) {
        CaseProcess port = PartialPort.of(CaseProcess.class, Map.of("preservationLapseNear", start));
        return new StartDueWarnings(preservations, port, transactions, officers, clock);
    }

    private void untilItWaits(Future<?> other) {
        while (!other.isDone()
                && !administration.queryForObject(
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')",
                        Boolean.class)) Thread.onSpinWait();
    }

    private UUID id(CaseReference reference) {
        return UUID.fromString(flow.one("SELECT id FROM preservation_request WHERE reference = ?", reference));
    }

    private List<ProcessInstance> running(CaseReference reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value(), PreservationProcess.KEY)
                .list();
    }

    private long passages(CaseReference reference) {
        return flow.all("SELECT activity FROM case_passage WHERE reference = ? AND process = 'preservation'", reference)
                .size();
    }

    private long warned(CaseReference reference) {
        return flow.all(
                        "SELECT template FROM outbox_mail WHERE reference = ? AND template = 'PRESERVATION_LAPSE_NEAR'",
                        reference)
                .size();
    }
}
