package org.ncbrelay.domain.request;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.web.api.StrictJson;

/**
 * The body of a request for support, as bytes of JSON: it is refused in words, or read; and what was read is the same after it was
 * stored, and is accepted again.
 */
public class RequestReaderFuzzTest implements FuzzTarget {
    private static final StrictJson JSON = new StrictJson();

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, Object> body;
        try {
            body = JSON.read(input);
        } catch (Refusal.Invalid refused) {
            areFit(refused.violations());
            return;
        }
        Reading<SupportRequest> reading = Sample.of(body).read();
        areFit(reading.violations());
        if (reading.value() == null) {
            holds(!reading.violations().isEmpty(), () -> "refused without a reason");
            return;
        }
        SupportRequest request = reading.value();
        Map<String, Object> stored = Sample.throughJson(request.toTree());
        same(SupportRequest.ofTree(stored), request, "stored and read again");
        // Looked up by the relay, and not the sender's to say.
        for (int i = 0; i < request.specimens().size(); i++)
            Sample.of(stored).without("specimens[" + i + "].citesAppendix");
        same(Sample.of(stored).read().violations(), List.of(), "violations of what was accepted");
        holds(
                request.countriesInvolved().stream().anyMatch(country -> !country.equals(new OrganisationCode("KEN"))),
                () -> "no other country");
    }
}
