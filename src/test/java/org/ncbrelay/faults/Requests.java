package org.ncbrelay.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ncbrelay.support.Samples;

/** The sample of the ivory market for the day of the run, each with traces of its own, so that no case is found in another. */
final class Requests {
    /** The countries of the demo; the agencies of two are not approved, so their NCB takes over as the source. */
    static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Requests() {}

    static String title(int number) {
        return "Ivory of the lab, lot %08d".formatted(number);
    }

    /** @return the body of a request, JSON, the same for the same number */
    static String body(int number) {
        ObjectNode request = Samples.tree("ivory-marketplace");
        Samples.with(request, "title", title(number));
        Samples.with(request, "capabilities", List.of("INFORMATION_SHARING"));
        Samples.with(request, "retentionUntil", TODAY.plusYears(1).toString());
        Samples.with(request, "directContact.until", TODAY.plusDays(60).toString());
        for (String field : List.of("persons", "payments", "shipments", "preservation")) request.remove(field);
        Map.of("listings[0].firstSeenAt", 3, "listings[0].capturedAt", 2, "listings[1].capturedAt", 1)
                .forEach((path, days) -> Samples.with(request, path, TODAY.minusDays(days) + "T08:00:00Z"));
        for (int i = 0; i < 2; i++) {
            Samples.with(request, "listings[" + i + "].url", "https://market.example/item/%d%08d".formatted(i, number));
            Samples.with(request, "listings[" + i + "].sellerHandle", "seller%d%08d".formatted(i, number));
        }
        return request.toString();
    }

    static LocalDate today() {
        return TODAY;
    }
}
