package org.ncbrelay.bench.counters;

import java.util.UUID;
import org.ncbrelay.bench.SampleRequest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;

/** Sends a request as the agency's own system would. */
final class Submission {
    private Submission() {}

    static Answer send(Caller http, int number) {
        return http.post(
                "agency.ken",
                "/api/support-requests",
                SampleRequest.numbered(number),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
