package org.ncbrelay.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Figures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Generates the demo data once the relay is up, reports what was made, and ends the relay. */
@Component
@Profile("demo-data")
class DemoDataRunner implements ApplicationRunner {
    private static final Figures.Filter ALL = new Figures.Filter(null, null, null, null);

    private final DemoDataGenerator year;
    private final Figures figures;
    private final CurrentOfficer current;
    private final MovingSimulationClock clock;
    private final ConfigurableApplicationContext context;
    private final int cases;
    private final int days;
    private final long seed;

    DemoDataRunner(
            DemoDataGenerator year,
            Figures figures,
            CurrentOfficer current,
            MovingSimulationClock clock,
            ConfigurableApplicationContext context,
            @Value("${relay.demo-data.cases}") int cases,
            @Value("${relay.demo-data.days}") int days,
            @Value("${relay.demo-data.seed}") long seed) {
        this.year = year;
        this.figures = figures;
        this.current = current;
        this.clock = clock;
        this.context = context;
        this.cases = cases;
        this.days = days;
        this.seed = seed;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant end = MovingSimulationClock.today();
        DemoDataGenerator.Generated generated = year.generate(cases, days, seed, end, clock);
        Officer reader = new Officer("lead", OrganisationCode.INTERPOL, null, Set.of(Role.GWET_LEAD));
        current.as(reader, () -> {
            report(generated, end);
            return null;
        });
        // Not from this thread: the shutdown waits until the start, of which this is a part, is over.
        new Thread(() -> System.exit(SpringApplication.exit(context)), "end of the year").start();
    }

    private void report(DemoDataGenerator.Generated generated, Instant end) {
        Figures.Counts counts = figures.of(ALL, end);
        List<Figures.Node> nodes = figures.nodes(ALL, end);
        System.out.printf(
                """

                %d cases of %d days were generated in %d steps (%s); %d answers of officers were refused, as in practice.
                The board of INTERPOL now counts %d cases of %d countries, %d of them open.
                By status:  %s
                Waiting at: %s
                Overdue:    %d
                %n""",
                generated.cases(),
                days,
                generated.steps(),
                Duration.ofSeconds(
                        Duration.between(end, MovingSimulationClock.today()).toSeconds()),
                generated.refused(),
                counts.total(),
                counts.countries().size(),
                counts.open(),
                counts.statuses().stream()
                        .map(status -> status.name() + " " + status.cases())
                        .collect(Collectors.joining(", ")),
                nodes.stream()
                        .filter(node -> node.activity().startsWith("Task_"))
                        .sorted((a, b) -> Long.compare(b.cases(), a.cases()))
                        .map(node -> node.activity().substring(5) + " " + node.cases())
                        .collect(Collectors.joining(", ")),
                nodes.stream().mapToLong(Figures.Node::overdue).sum());
    }
}
