package org.ncbrelay.domain.audit;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/**
 * An export of the audit. Behind {@code L}, a line of one: read only where it is written as we write. Behind {@code E}, changes (offset,
 * byte) to a true export, behind {@code I} bytes to be put in at an offset, behind anything else a whole export: none of them verifies
 * unless it is the true one.
 */
public class ExportVerifierFuzzTest implements FuzzTarget {
    private static final byte[] EXPORT =
            (String.join("\n", new Chain(new Random(7), 5, 2).export()) + '\n').getBytes(StandardCharsets.UTF_8);

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) return;
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'L' -> line(Rules.text(rest));
            case 'E' -> verify(changed(rest));
            case 'I' -> verify(inserted(rest));
            default -> verify(rest);
        }
    }

    private static void line(String line) {
        Map<String, Object> values;
        try {
            values = FlatJson.read(line);
        } catch (IllegalArgumentException none) {
            return;
        }
        same(FlatJson.write(values), line, "the line as it is written");
    }

    private static void verify(byte[] export) throws IOException {
        Verdict verdict = new ExportVerifier(KeyHistory.of(Chain.KEY.verifying()), List.of())
                .verify(new ByteArrayInputStream(export));
        holds(
                verdict.problem() != null || Arrays.equals(export, EXPORT),
                () -> "verified: " + new String(export, StandardCharsets.UTF_8));
        holds(verdict.problem() == null || verdict.problem().message().length() < 300, () -> "a long problem");
    }

    private static byte[] changed(byte[] changes) {
        byte[] export = EXPORT.clone();
        for (int i = 0; i + 2 < changes.length; i += 3) export[offset(changes, i)] = changes[i + 2];
        return export;
    }

    private static byte[] inserted(byte[] changes) {
        if (changes.length < 2) return EXPORT;
        int at = offset(changes, 0);
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        export.write(EXPORT, 0, at);
        export.write(changes, 2, changes.length - 2);
        export.write(EXPORT, at, EXPORT.length - at);
        return export.toByteArray();
    }

    private static int offset(byte[] changes, int at) {
        return ((changes[at] & 0xFF) << 8 | changes[at + 1] & 0xFF) % EXPORT.length;
    }
}
