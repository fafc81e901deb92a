package org.ncbrelay.config.seed;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One expert in each demo country, who can be asked for anything; each country writes its own row. */
@Component
@Profile("!production & (demo | test)")
@Order(6)
class DemoExpertSeed implements Seed {
    private static final Map<String, Set<String>> LANGUAGES = Map.of(
            "KEN", Set.of("en", "fr", "ar"),
            "IDN", Set.of("en"),
            "FRA", Set.of("fr", "en", "es"),
            "BRA", Set.of("es", "en"),
            "SGP", Set.of("en"));

    private final Experts experts;
    private final CurrentOfficer currentOfficer;
    private final Clock clock;

    DemoExpertSeed(Experts experts, CurrentOfficer currentOfficer, Clock clock) {
        this.experts = experts;
        this.currentOfficer = currentOfficer;
        this.clock = clock;
    }

    @Override
    public void plant() {
        for (DemoAgency agency : DemoAgency.ALL) {
            Officer relay = Officer.relay(agency.country());
            currentOfficer.as(relay, () -> {
                Expert expert = expert(agency.country());
                if (experts.find(expert.code()).isEmpty()) experts.add(expert, relay, clock.instant());
                return null;
            });
        }
    }

    private static Expert expert(OrganisationCode country) {
        return new Expert(
                country + "-EXP-001",
                country,
                "expert." + country.value().toLowerCase(Locale.ROOT),
                "Expert of the demo, " + country,
                Set.of(Expertise.values()),
                LANGUAGES.get(country.value()),
                Confidentiality.CONFIDENTIAL,
                true,
                true);
    }
}
