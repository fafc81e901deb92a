package org.ncbrelay.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.evidence.Scan.Verdict;

class ScanTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");
    private static final Scan CLEAN = new Scan(Verdict.CLEAN, null, "1", NOW);
    private static final Scan INFECTED = new Scan(Verdict.INFECTED, "Test", "1", NOW);
    private static final Scan FAILED = new Scan(Verdict.FAILED, null, null, NOW);

    @Test
    void aScanThatFailsTakesBackNoVerdict() {
        assertThat(INFECTED.then(FAILED)).isEqualTo(INFECTED);
        assertThat(CLEAN.then(FAILED)).isEqualTo(CLEAN);
        assertThat(INFECTED.then(Scan.NONE)).isEqualTo(INFECTED);
        assertThat(Scan.NONE.then(FAILED)).isEqualTo(FAILED);
        assertThat(FAILED.then(CLEAN)).isEqualTo(CLEAN);
        assertThat(INFECTED.then(CLEAN)).as("better signatures know better").isEqualTo(CLEAN);
    }

    @Test
    void onlyWhatIsNewIsALinkOfTheChainOfCustody() {
        Scan later = new Scan(Verdict.INFECTED, "Test", "2", NOW.plusSeconds(60));
        assertThat(later.differsFrom(INFECTED)).isFalse();
        assertThat(new Scan(Verdict.INFECTED, "Other", "2", NOW).differsFrom(INFECTED))
                .isTrue();
        assertThat(INFECTED.differsFrom(CLEAN)).isTrue();
        assertThat(CLEAN.differsFrom(Scan.NONE)).isTrue();
    }

    @Test
    void aSignatureBelongsToWhatIsInfectedAndAMomentToWhatWasScanned() {
        assertThatThrownBy(() -> new Scan(Verdict.CLEAN, "Test", "1", NOW)).hasMessageContaining("signature");
        assertThatThrownBy(() -> new Scan(Verdict.INFECTED, null, "1", NOW)).hasMessageContaining("signature");
        assertThatThrownBy(() -> new Scan(Verdict.CLEAN, null, "1", null)).hasMessageContaining("moment");
        assertThatThrownBy(() -> new Scan(Verdict.NOT_SCANNED, null, null, NOW)).hasMessageContaining("moment");
    }
}
