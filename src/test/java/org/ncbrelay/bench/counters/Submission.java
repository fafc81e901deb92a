package org.ncbrelay.bench.counters;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;

/** Sends the sample of the ivory market as the agency's own system would, with traces that no other case has. */
final class Submission {
    /** Each with as many letters as what it takes the place of, so that all requests are of one size. */
    private static final Map<String, String> TRACES = Map.of(
            "coastal", "c%06d",
            "item/88121", "item/%05d",
            "p/7f3a", "p/%04d",
            "0xx-example-31", "0xx-example%03d",
            "BPX0099112", "BPX%07d");

    private Submission() {}

    static Answer send(Caller http, int number) {
        return http.post(
                "agency.ken",
                "/api/support-requests",
                body(number),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** @param number below a thousand */
    private static byte[] body(int number) {
        String body = new String(Samples.bytes("ivory-marketplace"), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> trace : TRACES.entrySet())
            body = body.replace(trace.getKey(), trace.getValue().formatted(number));
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
