package org.ncbrelay.start;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends a start where the table {@code event_reader} does not say who reads an event: no act that records such an event could be done. */
@Component
class EventReaders {
    EventReaders(JdbcClient database) {
        Set<String> named = Set.copyOf(database.sql("SELECT matter || ' ' || kind FROM event_reader")
                .query(String.class)
                .list());
        List<String> missing = Stream.concat(
                        Stream.of(EventKind.values()).map(kind -> "CASE " + kind),
                        Stream.of(IntelligenceEventKind.values()).map(kind -> "INTELLIGENCE " + kind))
                .filter(kind -> !named.contains(kind))
                .toList();
        if (!missing.isEmpty())
            throw new CannotStart(
                    "The database does not say who reads these events: " + String.join(", ", missing),
                    "Start a release of NCB Relay as it was published: its migrations name the readers of each event.");
    }
}
