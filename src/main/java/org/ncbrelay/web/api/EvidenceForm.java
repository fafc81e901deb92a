package org.ncbrelay.web.api;

import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Evidence.Provenance;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Place;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.request.SupportRequest.ExternalSource;
import org.springframework.web.multipart.MultipartFile;

/**
 * What comes with a file.
 *
 * @param source outside law enforcement that it comes from; null if there is none
 * @param reason why it is sent, for the chain of custody; null if not said
 */
record EvidenceForm(Provenance provenance, ExternalSource source, String reason) {
    /** @throws Refusal.Invalid naming every bad field */
    static EvidenceForm read(Map<String, Object> sent, Instant now) {
        return Fields.read(sent, form -> {
                    form.required("file", EvidenceForm::file);
                    String description = form.required("description", Texts.narrative(1, 2000));
                    String sourceUrl = form.optional("sourceUrl", Texts.webAddress(2000));
                    Instant capturedAt = form.optional("capturedAt", Values.moment(Instant.EPOCH, now));
                    String source = form.optional("externalSource", Texts.line(200));
                    Boolean consents = form.requiredIf(
                            source != null,
                            "wrong.required",
                            "for an external source",
                            "consentToShare",
                            EvidenceForm::flag);
                    String reason = form.optional("reason", StrictJson.REASON);
                    return form.build(() -> new EvidenceForm(
                            new Provenance(description, sourceUrl, capturedAt),
                            source == null ? null : new ExternalSource(source, null, consents),
                            reason));
                })
                .orThrow();
    }

    /**
     * Why an officer takes an original into their hands, for the chain of custody.
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

    private static Boolean flag(Object value, Place place) {
        return "true".equals(value) || "false".equals(value)
                ? Boolean.valueOf(value.toString())
                : place.refuse("wrong.choice", "must be true or false");
    }

    private static MultipartFile file(Object value, Place place) {
        return value instanceof MultipartFile file ? file : place.refuse("must be one file");
    }
}
