package org.ncbrelay.bench.counters;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;

/**
 * The sample of the ivory market with traces of its own, so that no case is found in another. The data that it asks to preserve lapse 90
 * days after the day of the relay, so that no warning is due: its job would cost half as much as the submission, on some days only. Nor has
 * the day come until which it asks for direct contact.
 */
public final class SampleRequest {
    /** Each as long as what it takes the place of, so that all requests are of one size. */
    private static final Map<String, String> TRACES = Map.of(
            "coastal", "%07d",
            "item/88121", "item/%05d",
            "p/7f3a", "p/%04d",
            "0xx-example-31", "0xx-exa%07d",
            "BPX0099112", "BPX%07d");

    private static final String SAMPLE = new String(Samples.bytes("ivory-marketplace"), StandardCharsets.UTF_8);

    private SampleRequest() {}

    /**
     * @param today of the relay
     * @return the body of a request, JSON
     */
    public static String numbered(int number, LocalDate today) {
        String body = SAMPLE.replaceAll(
                "(?<=\"(expiresAt|until)\": \")[0-9-]+", today.plusDays(90).toString());
        for (Map.Entry<String, String> trace : TRACES.entrySet())
            body = body.replace(trace.getKey(), trace.getValue().formatted(number % limit(trace.getValue())));
        return body;
    }

    /** Sends one as an agency's own system would, with a key of its own, to a relay whose clock is the machine's. */
    public static Answer send(Caller http, String agency, int number) {
        return send(http, agency, number, LocalDate.now(ZoneOffset.UTC));
    }

    /** @param today of the relay */
    static Answer send(Caller http, String agency, int number, LocalDate today) {
        String key = UUID.randomUUID().toString();
        return http.post(agency, "/api/support-requests", numbered(number, today), "Idempotency-Key", key);
    }

    /** The first number that has more digits than there is room. */
    private static int limit(String trace) {
        int digits = trace.replaceFirst(".*%0(\\d)d", "$1").charAt(0) - '0';
        return (int) Math.pow(10, digits);
    }
}
