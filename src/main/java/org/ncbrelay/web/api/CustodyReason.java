package org.ncbrelay.web.api;

import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Texts;

/**
 * Why somebody takes an original into their hands, for the chain of custody. It is content of a case: it comes in the body of a
 * request, because addresses are written to the logs of proxies and the history of browsers.
 */
final class CustodyReason {
    /** 1 to 2,000 characters; our default. */
    static final Kind<String> TEXT = Texts.narrative(1, 2000);

    private CustodyReason() {}

    /**
     * @param sent the body: {@code reason} and nothing else
     * @throws Refusal.Invalid naming every bad field
     */
    static String read(Map<String, Object> sent) {
        return Fields.read(sent, body -> {
                    String reason = body.required("reason", TEXT);
                    return body.build(() -> reason);
                })
                .orThrow();
    }

    /** @throws Refusal.Invalid naming {@code reason} if it is in the address */
    static void refuseInAddress(Map<String, String[]> parameters) {
        if (parameters.containsKey("reason"))
            throw new Refusal.Invalid("reason", "must not be in the address; send it in the body of a POST");
    }
}
