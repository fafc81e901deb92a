package org.ncbrelay.adapter.iis;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem.Entry;

/** Entries to try a system with. */
final class Entries {
    private Entries() {}

    static Entry entry(String reference) {
        return new Entry(
                new CaseReference(reference),
                "NCB",
                "KEN",
                "ncb.ken",
                "THREAT_ANALYSIS",
                "RESTRICTED",
                null,
                List.of("FRA"),
                LocalDate.of(2029, 12, 31));
    }
}
