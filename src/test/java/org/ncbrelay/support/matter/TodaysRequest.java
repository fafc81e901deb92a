package org.ncbrelay.support.matter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ncbrelay.support.Samples;

/** The sample of the ivory market for the day on which a test runs: a relay in a process of its own has the machine's clock. */
public final class TodaysRequest {
    private TodaysRequest() {}

    /** Asks for information sharing alone. */
    public static ObjectNode of(LocalDate today) {
        ObjectNode request = Samples.tree("ivory-marketplace");
        Samples.with(request, "capabilities", List.of("INFORMATION_SHARING"));
        Samples.with(request, "retentionUntil", today.plusYears(1).toString());
        Samples.with(request, "directContact.until", today.plusDays(60).toString());
        for (String field : List.of("payments", "shipments", "preservation")) request.remove(field);
        Map.of("listings[0].firstSeenAt", 3, "listings[0].capturedAt", 2, "listings[1].capturedAt", 1)
                .forEach((path, days) -> Samples.with(request, path, today.minusDays(days) + "T08:00:00Z"));
        return request;
    }
}
