package org.ncbrelay.domain.intelligence;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.web.api.StrictJson;

/** The body of a piece of intelligence: refused in words, or within every bound, and for members only. */
public class IntelligenceReaderFuzzTest implements FuzzTarget {
    private static final StrictJson JSON = new StrictJson();
    private static final Set<String> MEMBERS = Set.of("KEN", "FRA", "SGP");

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, Object> body;
        try {
            body = JSON.read(input);
        } catch (Refusal.Invalid refused) {
            areFit(refused.violations());
            return;
        }
        Reading<IntelligenceReader.Draft> reading = IntelligenceReader.read(body, MEMBERS);
        areFit(reading.violations());
        if (reading.value() == null) {
            holds(!reading.violations().isEmpty(), () -> "refused without a reason");
            return;
        }
        IntelligenceReader.Draft draft = reading.value();
        String title = draft.title();
        holds(!title.isBlank() && title.codePointCount(0, title.length()) <= 200, () -> "title: " + title);
        holds(!InvisibleCharacters.areInLine(title), () -> "a title with what hides");
        holds(!draft.countries().isEmpty(), () -> "no country");
        holds(
                draft.countries().stream().allMatch(country -> MEMBERS.contains(country.value())),
                () -> "countries: " + draft.countries());
        same(Set.copyOf(draft.countries()).size(), draft.countries().size(), "countries, each once");
        holds(
                body.get("grading").toString().matches("(?s).*[ABCX].*[1-4].*|.*[1-4].*[ABCX].*"),
                () -> "grading: " + draft.grading());
    }
}
