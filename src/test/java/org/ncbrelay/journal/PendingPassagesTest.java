package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.ncbrelay.journal.Entry.NodePassage;
import org.ncbrelay.journal.Entry.Recorded;

class PendingPassagesTest {
    private static final CaseReference CASE = new CaseReference("KEN-2026-000001");
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    private final PendingPassages passages = new PendingPassages();

    @Test
    void whatIsEnteredAndLeftIsOnePassage() {
        passages.add(entered(NOON));
        passages.add(left(NOON.plusMillis(5)));
        assertThat(passages.take())
                .singleElement()
                .satisfies(each -> assertThat(passage(each))
                        .isEqualTo(new Passage("1", CASE, "supportRequest", "Task", NOON, NOON.plusMillis(5), true)));
        assertThat(passages.take()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackMeanwhileLeavesNothingBeforeItWasEntered() {
        passages.add(entered(NOON));
        passages.add(left(NOON.minusSeconds(2400)));
        assertThat(passages.take())
                .singleElement()
                .satisfies(each -> assertThat(passage(each).leftAt()).isEqualTo(NOON));
    }

    @Test
    void whatAnEarlierTransactionEnteredIsLeftAtItsOwnMoment() {
        passages.add(left(NOON));
        assertThat(passages.take()).singleElement().satisfies(each -> {
            assertThat(passage(each).enteredAt()).isNull();
            assertThat(passage(each).leftAt()).isEqualTo(NOON);
        });
    }

    private static Passage passage(Recorded recorded) {
        return ((NodePassage) recorded.entry()).passage();
    }

    private static Passage entered(Instant at) {
        return new Passage("1", CASE, "supportRequest", "Task", at, null, false);
    }

    private static Passage left(Instant at) {
        return new Passage("1", CASE, "supportRequest", "Task", null, at, true);
    }
}
