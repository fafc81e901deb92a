package org.ncbrelay.web.api;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.springframework.mock.web.MockMultipartFile;

/** What comes with an uploaded file, as a JSON object of its texts; and the reason for which one is taken out. */
public class EvidenceFormFuzzTest implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, Object> sent = new HashMap<>(Rules.object(input).orElse(Map.of()));
        try {
            var reason = Fields.read(sent, EvidenceForm.Download::read).orThrow();
            holds(!reason.reason().isBlank() && reason.reason().length() <= 4000, () -> "a reason");
        } catch (Refusal.Invalid refused) {
            areFit(refused.violations());
        }
        if (sent.containsKey("file"))
            sent.put("file", new MockMultipartFile("file", "a.txt", "text/plain", new byte[1]));
        try {
            EvidenceForm form = EvidenceForm.read(sent, NOW);
            String url = form.provenance().sourceUrl();
            holds(url == null || url.matches("(?i)https?://.+"), () -> "an address: " + url);
            Instant at = form.provenance().capturedAt();
            holds(at == null || !at.isAfter(NOW) && !at.isBefore(Instant.EPOCH), () -> "captured at " + at);
        } catch (Refusal.Invalid refused) {
            areFit(refused.violations());
        }
    }
}
