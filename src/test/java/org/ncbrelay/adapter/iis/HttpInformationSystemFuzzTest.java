package org.ncbrelay.adapter.iis;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.ncbrelay.adapter.iis.IisSettings.Mode;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.port.InformationSystem.InformationSystemUnavailable;
import org.ncbrelay.port.InformationSystem.Recorded;

/** The body of an answer of the information system: a record that can be shown and stored, or none. */
public class HttpInformationSystemFuzzTest implements FuzzTarget {
    private static final HttpInformationSystem SYSTEM = new HttpInformationSystem(
            new IisSettings(
                    Mode.HTTP,
                    URI.create("http://localhost:1/iis"),
                    "a-token",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5)),
            JsonMapper.builder().findAndAddModules().build());

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Recorded recorded = SYSTEM.recorded(input);
            String number = recorded.number();
            holds(!number.isBlank() && number.length() <= 100, () -> "a number: " + number);
            holds(!InvisibleCharacters.areInLine(number), () -> "a number with what hides");
            int year = recorded.at().atZone(java.time.ZoneOffset.UTC).getYear();
            holds(year > 1900 && year < 10_000, () -> "recorded in the year " + year);
            same(SYSTEM.recorded(input), recorded, "the same answer");
        } catch (IOException none) {
            // Not JSON; whoever called says that there was no answer.
        } catch (InformationSystemUnavailable none) {
            holds(none.getMessage().length() < 200, () -> "a long reason: " + none.getMessage());
        }
    }
}
