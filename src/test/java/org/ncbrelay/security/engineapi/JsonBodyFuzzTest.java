package org.ncbrelay.security.engineapi;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.fuzz.FuzzTarget;

/**
 * A call of the engine's API: its first line is the query, what follows the body. Whatever any allowed call accepts is, written anew,
 * accepted as well; and no key passes that the call does not name.
 */
public class JsonBodyFuzzTest implements FuzzTarget {
    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') end++;
        String query = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        byte[] sent = end >= input.length ? new byte[0] : Arrays.copyOfRange(input, end + 1, input.length);
        JsonBody body;
        try {
            body = JsonBody.of(sent);
        } catch (Refusal.Invalid refused) {
            areFit(refused.violations());
            return;
        }
        byte[] written = body.bytes();
        same(
                new String(JsonBody.of(written).bytes(), StandardCharsets.UTF_8),
                new String(written, StandardCharsets.UTF_8),
                "written anew");
        for (AllowedCall call : OpenCalls.OF_ENGINE) {
            areFit(call.violationsOfQuery(query));
            List<Violation> violations = call.violationsOfBody(body.content());
            areFit(violations);
            same(
                    call.violationsOfBody(JsonBody.of(written).content()),
                    violations,
                    "violations of what was written anew");
            if (violations.isEmpty() && call.body() instanceof JsonShape.Keys keys)
                body.content()
                        .fieldNames()
                        .forEachRemaining(
                                name -> holds(keys.keys().containsKey(name), () -> name + " passed " + call.path()));
        }
    }
}
