package org.ncbrelay.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Figures;
import org.ncbrelay.support.PlainFigures;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Compares every figure of the board with a plain count, for INTERPOL and two countries, over whatever the embedded database
 * holds: {@code make demo-data CASES=10000 && make board-figures}. Ends with 1 where one differs.
 */
public final class BoardFigures {
    private BoardFigures() {}

    public static void main(String[] arguments) {
        List<String> differences = new ArrayList<>();
        try (ConfigurableApplicationContext relay = start(arguments)) {
            JdbcTemplate database = past(relay.getBean(EmbeddedDatabase.class));
            Instant now = relay.getBean(Clock.class).instant();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            for (String reader : List.of("INTERPOL", "KEN", "FRA"))
                for (Figures.Filter filter : List.of(
                        new Figures.Filter(null, null, null, null),
                        new Figures.Filter(today.minusDays(90), today.minusDays(2), null, null),
                        new Figures.Filter(null, null, "KEN", null),
                        new Figures.Filter(null, null, null, "INFORMATION_SHARING")))
                    differences.addAll(compare(relay, database, reader, filter, now));
        }
        differences.forEach(System.out::println);
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    /** The relay's database as somebody who bypasses row-level security. */
    private static JdbcTemplate past(EmbeddedDatabase server) {
        Login administrator = server.administrator();
        return new JdbcTemplate(
                new DriverManagerDataSource(server.access().url(), administrator.user(), administrator.password()));
    }

    private static List<String> compare(
            ConfigurableApplicationContext relay,
            JdbcTemplate database,
            String reader,
            Figures.Filter filter,
            Instant now) {
        Figures figures = relay.getBean(Figures.class);
        Officer officer = new Officer("auditor", new OrganisationCode(reader), null, Set.of(Role.AUDITOR));
        long start = System.nanoTime();
        Map<String, Double> said = relay.getBean(CurrentOfficer.class)
                .as(officer, () -> PlainFigures.said(figures.of(filter, now), figures.nodes(filter, now)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Map<String, Double> counted = PlainFigures.counted(database, reader, filter, now);
        List<String> differences = PlainFigures.differences(said, counted);
        System.out.printf(
                "%-8s %-80s %6.0f cases, %4d figures, %d differ; the board took %d ms%n",
                reader, filter, said.getOrDefault("total ", 0.0), counted.size(), differences.size(), took.toMillis());
        return differences;
    }

    private static ConfigurableApplicationContext start(String[] arguments) {
        SpringApplication relay = new SpringApplication(NcbRelay.class);
        relay.setDefaultProperties(Map.of(
                "server.port", "0",
                "camunda.bpm.job-execution.enabled", "false",
                "relay.workers.scheduled", "false",
                "logging.level.root", "warn",
                "spring.main.banner-mode", "off"));
        return relay.run(arguments);
    }
}
