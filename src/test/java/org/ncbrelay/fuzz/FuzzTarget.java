package org.ncbrelay.fuzz;

import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;

/**
 * A fuzz test of one reader. The class is public and has {@code public static void fuzzerTestOneInput(byte[] input)}, which fails with
 * an exception where the reader breaks a rule; that is what Jazzer calls ({@code make fuzz}).
 *
 * <p>A build needs no fuzzer: it gives the target its corpus ({@code src/test/resources/fuzz/<class>}), which has every input that ever
 * broke a rule, and some mutations of it, the same in every build.
 */
@IntegrationTest
public interface FuzzTarget {
    /** What was found once is found again, and what is near to it as well. */
    @Test
    default void everyKnownInputAndWhatIsNearToItKeepsTheRules() {
        Replay.corpusOf(getClass());
    }
}
