package org.ncbrelay.web.api;

import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;

/**
 * Why somebody takes an original into their hands, for the chain of custody. It is content of a case: it comes in the body of a
 * request, because addresses are written to the logs of proxies and the history of browsers.
 *
 * @param openInfected whether the sender wants the original even if a scanner found malware in it
 */
record CustodyReason(String reason, boolean openInfected) {
    /** 1 to 2,000 characters; our default. */
    static final Kind<String> TEXT = Texts.narrative(1, 2000);

    /**
     * @param sent the body: {@code reason} and nothing else
     * @throws Refusal.Invalid naming every bad field
     */
    static CustodyReason read(Map<String, Object> sent) {
        return Fields.read(sent, body -> {
                    String reason = body.required("reason", TEXT);
                    return body.build(() -> new CustodyReason(reason, false));
                })
                .orThrow();
    }

    /**
     * @param sent the body: {@code reason}, and {@code openInfected} where that is meant
     * @throws Refusal.Invalid naming every bad field
     */
    static CustodyReason ofDownload(Map<String, Object> sent) {
        return Fields.read(sent, body -> {
                    String reason = body.required("reason", TEXT);
                    Boolean openInfected = body.optional("openInfected", Values.flag());
                    return body.build(() -> new CustodyReason(reason, Boolean.TRUE.equals(openInfected)));
                })
                .orThrow();
    }

    /** @throws Refusal.Invalid naming {@code reason} if it is in the address */
    static void refuseInAddress(Map<String, String[]> parameters) {
        if (parameters.containsKey("reason"))
            throw new Refusal.Invalid("reason", "must not be in the address; send it in the body of a POST");
    }
}
