package org.ncbrelay.security.accounts;

import static org.ncbrelay.fuzz.Rules.same;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** The cookie of a known browser: what the relay did not give is not known, also where it is near to one that it gave. */
public class KnownDevicesFuzzTest implements FuzzTarget {
    private static final KnownDevices DEVICES =
            new KnownDevices(Clock.fixed(Instant.parse("2026-02-03T10:15:30Z"), ZoneOffset.UTC));
    private static final EngineUser OFFICER =
            new EngineUser("ncb.ken", "hash", "salt", List.of("ncb-officers"), "KEN", null, null, 0, "0.0");
    private static final String GIVEN = DEVICES.remember(OFFICER);

    public static void fuzzerTestOneInput(byte[] input) {
        String sent = Rules.text(input)
                .replace("@device@", GIVEN.substring(0, 32))
                .replace("@given@", GIVEN)
                .replace("@signature@", GIVEN.replaceFirst(".*\\.", ""));
        same(DEVICES.nameOf(OFFICER, sent).isPresent(), sent.equals(GIVEN), "whether " + sent + " is known");
    }
}
