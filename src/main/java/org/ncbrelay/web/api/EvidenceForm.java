package org.ncbrelay.web.api;

import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Evidence.Provenance;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Place;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.springframework.web.multipart.MultipartFile;

/**
 * What comes with a file.
 *
 * @param reason why it is sent, for the chain of custody; null if not said
 */
record EvidenceForm(Provenance provenance, String reason) {
    /** @throws Refusal.Invalid naming every bad field */
    static EvidenceForm read(Map<String, Object> sent, Instant now) {
        return Fields.read(sent, form -> {
                    form.required("file", EvidenceForm::file);
                    String description = form.required("description", Texts.narrative(1, 2000));
                    String sourceUrl = form.optional("sourceUrl", Texts.webAddress(2000));
                    Instant capturedAt = form.optional("capturedAt", Values.moment(Instant.EPOCH, now));
                    String reason = form.optional("reason", StrictJson.REASON);
                    return form.build(
                            () -> new EvidenceForm(new Provenance(description, sourceUrl, capturedAt), reason));
                })
                .orThrow();
    }

    /**
     * Why somebody takes an original into their hands, for the chain of custody.
     *
     * @param openInfected whether the sender wants the original even if a scanner found malware in it
     */
    record Download(String reason, boolean openInfected) {
        static Download read(Fields body) {
            String reason = body.required("reason", StrictJson.REASON);
            Boolean openInfected = body.optional("openInfected", Values.flag());
            return body.build(() -> new Download(reason, Boolean.TRUE.equals(openInfected)));
        }
    }

    private static MultipartFile file(Object value, Place place) {
        return value instanceof MultipartFile file ? file : place.refuse("must be one file");
    }
}
