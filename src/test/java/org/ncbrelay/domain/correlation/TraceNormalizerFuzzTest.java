package org.ncbrelay.domain.correlation;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** Names, telephone numbers and addresses as they are compared: bounded, storable, and the same once they are compared again. */
public class TraceNormalizerFuzzTest implements FuzzTarget {
    public static void fuzzerTestOneInput(byte[] input) {
        String text = Rules.text(input);
        String name = TraceNormalizer.name(text);
        isFit(name);
        if (name != null) same(TraceNormalizer.name(name), name, "the name of a name");
        String phone = TraceNormalizer.phone(text);
        holds(phone == null || phone.matches("[0-9]{7,15}"), () -> "a number: " + phone);
        String url = TraceNormalizer.url(text);
        isFit(url);
        same(TraceNormalizer.url(text), url, "the same address");
    }

    private static void isFit(String normal) {
        holds(normal == null || normal.codePointCount(0, normal.length()) <= 2048, () -> "long: " + normal);
        holds(normal == null || normal.chars().noneMatch(c -> c < 0x20), () -> "not storable: " + normal);
    }
}
