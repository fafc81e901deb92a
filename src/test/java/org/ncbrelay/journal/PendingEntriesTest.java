package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.journal.Entry.CollectedRow;
import org.ncbrelay.journal.Entry.NodePassage;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.journal.OfficialCopy.CopySubject;

/** What a transaction collects leaves in one write, in an order in which each entry finds what it needs. */
class PendingEntriesTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");

    private final List<List<Recorded>> writes = new ArrayList<>();
    private final PendingEntries pending = new PendingEntries((entries, at) -> writes.add(entries), NOW);

    @Test
    void rowsAreWrittenBeforeTheActsThatNameThemAndPassagesLast() {
        pending.add(entered("1", "Task_A"));
        pending.add(act(EventKind.REQUEST_SUBMITTED));
        pending.add(row("clocks"));
        pending.add(act(EventKind.NCB_COPIED));

        pending.beforeCommit(false);

        assertThat(writes).as("one write").hasSize(1);
        assertThat(shown(writes.get(0)))
                .containsExactly("clocks", "REQUEST_SUBMITTED", "NCB_COPIED", "Task_A for relay@KEN");
    }

    @Test
    void thePartsOfAnActAreWrittenWithItAndThoseOfAnotherAloneAsEver() {
        Act copied = Act.of(EventKind.COPIED_TO_GENERAL_SECRETARIAT, REFERENCE, NCB)
                .to(Addressee.GENERAL_SECRETARIAT)
                .copiedToGeneralSecretariat(CopySubject.SUBMISSION, "1");
        pending.add(act(EventKind.REQUEST_SUBMITTED));
        pending.add(act(EventKind.ADDRESSED_TO_NCB));
        pending.add(new Recorded(Optional.of(NCB), copied));
        pending.writeRowsAndActs();
        pending.add(act(EventKind.ADDRESSED_TO_NCB));
        pending.beforeCommit(false);

        assertThat(shown(writes.get(0))).containsExactly("REQUEST_SUBMITTED");
        Act submitted = (Act) writes.get(0).get(0).entry();
        assertThat(submitted.also())
                .containsExactly(
                        new Act.Part(EventKind.ADDRESSED_TO_NCB, Optional.empty()),
                        new Act.Part(
                                EventKind.COPIED_TO_GENERAL_SECRETARIAT, Optional.of(Addressee.GENERAL_SECRETARIAT)));
        assertThat(submitted.copies()).isEqualTo(copied.copies());
        assertThat(shown(writes.get(1))).as("nothing waits here any more").containsExactly("ADDRESSED_TO_NCB");
    }

    @Test
    void rowsThatAStatementMightReadAreWrittenAloneAndOnce() {
        pending.add(row("clocks"));
        pending.add(act(EventKind.REQUEST_SUBMITTED));

        pending.writeRows();
        pending.writeRows();
        pending.beforeCommit(false);

        assertThat(writes).hasSize(2);
        assertThat(shown(writes.get(0))).containsExactly("clocks");
        assertThat(shown(writes.get(1))).containsExactly("REQUEST_SUBMITTED");
    }

    @Test
    void aFlushLeavesThePassagesToTheEnd() {
        pending.add(entered("1", "Task_A"));
        pending.add(act(EventKind.NCB_COPIED));

        pending.writeRowsAndActs();
        pending.add(left("1", "Task_A"));
        pending.beforeCommit(false);

        assertThat(shown(writes.get(0))).containsExactly("NCB_COPIED");
        assertThat(writes.get(1))
                .singleElement()
                .satisfies(only -> assertThat(passage(only))
                        .isEqualTo(
                                new Passage("1", REFERENCE, "triage", "Task_A", NOW, NOW.plusSeconds(1), false, null)));
    }

    @Test
    void aClockThatIsSetBackMeanwhileLeavesNothingBeforeItWasEntered() {
        pending.add(entered("1", "Task_A"));
        pending.add(new Passage("1", REFERENCE, "triage", "Task_A", null, NOW.minusSeconds(2400), true, null));
        pending.beforeCommit(false);

        assertThat(passage(writes.get(0).get(0)))
                .isEqualTo(new Passage("1", REFERENCE, "triage", "Task_A", NOW, NOW, true, null));
    }

    @Test
    void whatAnEarlierTransactionEnteredIsLeftAtItsOwnMoment() {
        pending.add(left("1", "Task_A"));
        pending.beforeCommit(false);

        assertThat(passage(writes.get(0).get(0))).isEqualTo(left("1", "Task_A"));
    }

    @Test
    void aTransactionThatRecordsNothingWritesNothing() {
        pending.beforeCommit(false);
        pending.writeRows();
        pending.writeRowsAndActs();

        assertThat(writes).isEmpty();
    }

    private static Recorded act(EventKind kind) {
        return new Recorded(Optional.of(NCB), Act.of(kind, REFERENCE, NCB));
    }

    private static Recorded row(String kind) {
        return new Recorded(Optional.of(NCB), new CollectedRow(kind, Map.of("reference", REFERENCE.value())));
    }

    private static Passage entered(String instance, String activity) {
        return new Passage(instance, REFERENCE, "triage", activity, NOW, null, false, null);
    }

    private static Passage left(String instance, String activity) {
        return new Passage(instance, REFERENCE, "triage", activity, null, NOW.plusSeconds(1), false, null);
    }

    private static List<String> shown(List<Recorded> entries) {
        return entries.stream().map(PendingEntriesTest::shown).toList();
    }

    private static String shown(Recorded recorded) {
        if (recorded.entry() instanceof Act act) return act.kind().name();
        if (recorded.entry() instanceof CollectedRow row) return row.kind();
        return passage(recorded).activity() + " for "
                + recorded.acting()
                        .map(by -> by.userId() + '@' + by.organisation())
                        .orElse("nobody");
    }

    private static Passage passage(Recorded recorded) {
        return ((NodePassage) recorded.entry()).passage();
    }
}
