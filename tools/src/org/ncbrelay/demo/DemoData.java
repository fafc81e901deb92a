package org.ncbrelay.demo;

import java.time.Instant;
import java.util.Set;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.board.Figures;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The command {@code make demo-year}: adds a year of requests to the embedded database of a relay that is not running, reports what
 * it made, and ends. {@code --relay.demo-data.cases}, {@code .days} and {@code .seed} change what is generated.
 */
public final class DemoData {
    private DemoData() {}

    public static void main(String[] arguments) {
        SpringApplication generator = new SpringApplication(NcbRelay.class);
        generator.setAdditionalProfiles("demo", "demo-data");
        ConfigurableApplicationContext relay = generator.run(arguments);
        Environment wanted = relay.getEnvironment();
        int cases = wanted.getRequiredProperty("relay.demo-data.cases", Integer.class);
        int days = wanted.getRequiredProperty("relay.demo-data.days", Integer.class);
        long seed = wanted.getRequiredProperty("relay.demo-data.seed", Long.class);
        Instant end = MovingSimulationClock.today();
        DemoDataGenerator.Generated generated = relay.getBean(DemoDataGenerator.class)
                .generate(cases, days, seed, end, relay.getBean(MovingSimulationClock.class));
        Officer reader = new Officer("lead", OrganisationCode.INTERPOL, null, Set.of(Role.GWET_LEAD));
        Figures.Counts counts = relay.getBean(CurrentOfficer.class)
                .as(reader, () -> relay.getBean(Figures.class).of(new Figures.Filter(null, null, null, null), end));
        System.out.printf(
                "%d cases of %d days were generated in %d steps; %d answers of officers were refused, as in practice.%n"
                        + "The board of INTERPOL now counts %d cases of %d countries, %d of them open.%n",
                generated.cases(),
                days,
                generated.steps(),
                generated.refused(),
                counts.total(),
                counts.countries().size(),
                counts.open());
        System.exit(SpringApplication.exit(relay));
    }
}
