package org.ncbrelay.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.audit.KeyHistory.Handover;

/** A key names its successor, and counts for its own time only. */
class KeyHistoryTest {
    private static final String ROOT = "0".repeat(64);
    private final SigningKey first = SigningKey.generate();
    private final SigningKey second = SigningKey.generate();
    private final SigningKey third = SigningKey.generate();
    private final KeyHistory history = KeyHistory.of(first.verifying())
            .changed(checkpoint(10, first), first, second.verifying())
            .changed(checkpoint(20, second), second, third.verifying());

    @Test
    void eachKeyProvesWhatItSealedInItsTime() {
        for (KeyHistory it : List.of(history, KeyHistory.parse(history.toString()))) {
            assertThat(it.proves(checkpoint(1, first))).isTrue();
            assertThat(it.proves(checkpoint(10, first))).isTrue();
            assertThat(it.proves(checkpoint(11, second))).isTrue();
            assertThat(it.proves(checkpoint(20, second))).isTrue();
            assertThat(it.proves(checkpoint(21, third))).isTrue();
            assertThat(it.newest().id()).isEqualTo(third.id());
            assertThat(it.changes()).isEqualTo(2);
        }
    }

    @Test
    void aKeyThatWasStolenAfterItsTimeProvesNothingNew() {
        assertThat(history.proves(checkpoint(11, first))).isFalse();
        assertThat(history.proves(checkpoint(21, second))).isFalse();
        assertThat(history.proves(checkpoint(9, second))).isFalse();
        Checkpoint another = Checkpoint.sign(10, "2026-02-03T10:15:30Z", "1".repeat(64), first);
        assertThat(history.proves(another))
                .as("another than the one that was named")
                .isFalse();
        assertThat(history.ofExport(first.id(), 11)).isEmpty();
        assertThat(history.ofExport(first.id(), 10)).isPresent();
        assertThat(history.ofExport(third.id(), 10)).isPresent();
    }

    @Test
    void nobodyElseNamesASuccessor() {
        SigningKey thief = SigningKey.generate();
        assertThatThrownBy(() -> history.changed(checkpoint(30, thief), thief, thief.verifying()))
                .hasMessageContaining("only the newest key");
        assertThatThrownBy(() -> history.changed(checkpoint(30, first), first, thief.verifying()))
                .hasMessageContaining("only the newest key");
        Handover forged = Handover.sign(checkpoint(30, thief), thief.verifying(), thief);
        assertThatThrownBy(() -> KeyHistory.parse(history + "\n" + forged)).hasMessageContaining("not named");
        Handover back = Handover.sign(checkpoint(15, third), thief.verifying(), third);
        assertThatThrownBy(() -> KeyHistory.parse(history + "\n" + back)).hasMessageContaining("not named");
    }

    @Test
    void aFileOfOneLineIsThatOfARelayWhoseKeyWasNeverChanged() {
        KeyHistory only = KeyHistory.parse(first.verifying() + "\n");
        assertThat(only.changes()).isZero();
        assertThat(only.proves(checkpoint(99, first))).isTrue();
        assertThatThrownBy(() -> KeyHistory.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyHistory.parse(first.verifying() + "\nx;y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Checkpoint checkpoint(long number, SigningKey by) {
        return Checkpoint.sign(number, "2026-02-03T10:15:30Z", ROOT, by);
    }
}
