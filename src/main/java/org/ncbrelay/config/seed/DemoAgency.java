package org.ncbrelay.config.seed;

import java.util.List;
import java.util.Locale;
import org.ncbrelay.domain.OrganisationCode;

/**
 * The wildlife law enforcement agency of a demo country; invented, like its address.
 *
 * @param approved whether its NCB approved it as an official source (Annex 1.1)
 */
record DemoAgency(String code, String name, boolean approved) {
    static final List<DemoAgency> ALL = List.of(
            new DemoAgency("KEN-WCIU", "Wildlife Crime Investigation Unit", true),
            new DemoAgency("IDN-DNRP", "Directorate for Natural Resource Protection", false),
            new DemoAgency("FRA-SNPF", "Service for Nature and Protected Fauna", true),
            new DemoAgency("BRA-DCFS", "Division against Crimes on Fauna", true),
            new DemoAgency("SGP-WTIB", "Wildlife Trade Investigation Branch", false));

    OrganisationCode country() {
        return new OrganisationCode(code.substring(0, 3));
    }

    String address() {
        return code.toLowerCase(Locale.ROOT) + "@relay.example";
    }
}
