package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken up by an alert finds its section in the run book, and no section is of an alert that there is not. */
class RunBookTest {
    @Test
    void everyAlertHasItsSectionAndEverySectionItsAlert() throws IOException {
        List<String> sections = Files.readAllLines(Queries.RUN_BOOK).stream()
                .filter(line -> line.startsWith("### Relay"))
                .map(line -> line.substring(4).strip())
                .toList();
        List<Queries.Alert> alerts = Queries.alerts();
        assertThat(alerts).hasSizeGreaterThan(15);
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(Queries.Alert::name).toList());
        for (Queries.Alert alert : alerts)
            assertThat(alert.runbook())
                    .as(alert.name())
                    .isEqualTo("docs/operations.md#" + alert.name().toLowerCase(Locale.ROOT));
    }

    /** Each section says what it means, how to look and what to do; one that pages says when to call whom. */
    @Test
    void everySectionSaysWhatToDo() throws IOException {
        String book = Files.readString(Queries.RUN_BOOK);
        for (Queries.Alert alert : Queries.alerts()) {
            String section = book.substring(book.indexOf("### " + alert.name() + "\n"));
            section = section.substring(0, section.indexOf("\n#", 4));
            assertThat(section).as(alert.name()).contains("**Means.**", "**Look.**", "**Do.**");
            if (alert.severity().equals("page"))
                assertThat(section).as(alert.name()).contains("**Call.**");
        }
    }

    @Test
    void anAlertIsAPageOrATicket() {
        assertThat(Queries.alerts().stream().map(Queries.Alert::severity).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("page", "ticket");
    }

    @Test
    void theNamesInAQueryAreFound() {
        assertThat(
                        Queries.metrics(
                                "sum by (instance, le) (rate(a_bucket{uri!~\"x|y\"}[5m])) / on (instance) max(b:c) > 0.5 and time() - d_total > 1e3 or up == 0"))
                .containsExactly("a_bucket", "b:c", "d_total", "up");
    }
}
