package org.ncbrelay.web.pages.request;

import static org.ncbrelay.fuzz.Rules.holds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.ncbrelay.domain.request.DraftContent;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a browser posts for a whole step of a request: sent once more, it changes nothing; and no step touches what belongs to another. */
public class SubmittedFormFuzzTest implements FuzzTarget {
    private static final ZoneId ZONE = ZoneId.of("Africa/Nairobi");

    public static void fuzzerTestOneInput(byte[] input) {
        MultiValueMap<String, String> posted = posted(Rules.text(input));
        for (Step step : Step.values()) {
            Map<String, Object> once = SubmittedForm.into(Map.of("other", "kept"), step, posted, ZONE);
            Map<String, Object> twice = SubmittedForm.into(once, step, posted, ZONE);
            holds(DraftContent.isSame(once, twice), () -> once + " is not " + twice);
            holds("kept".equals(once.get("other")), () -> "another step was changed");
            holds(!once.toString().contains("\0"), () -> "what the database cannot hold: " + once);
            for (String name : once.keySet())
                holds(
                        name.equals("other") || name.equals("directContact") || step.holds(name),
                        () -> name + " is not of " + step);
        }
    }

    private static MultiValueMap<String, String> posted(String form) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            posted.add(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        posted.set(SubmittedForm.END, "1");
        return posted;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asSent) {
            return encoded;
        }
    }
}
