package org.ncbrelay.adapter.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.port.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that one organisation may count, and where they are now. Not for several threads at a time. */
final class BoardRows {
    private static final String CASES = """
            SELECT f.reference, f.organisation, f.status, f.urgency, array_to_string(f.capabilities, ',') AS capabilities, f.submitted_at,
                   f.acknowledged_at, f.ended_at IS NULL AS open, f.stage,
                   CASE WHEN f.organisation <> relay_organisation() THEN a.valid_until END AS until
              FROM case_figure f LEFT JOIN case_access a ON a.reference = f.reference AND a.organisation = relay_organisation()
            """;

    private static final String GRANTS = """
            SELECT reference FROM case_access
             WHERE organisation = relay_organisation() AND owner <> relay_organisation() AND changed_in >= :since
            """;

    private static final String PLACES =
            "SELECT position, instance, reference, process, activity, left_at IS NULL AS here FROM case_path ";

    /** The engine knows what is due; the wall of the places keeps other organisations' tasks out. */
    private static final String DUE = """
            SELECT e.act_inst_id_ AS instance, t.due_date_ AT TIME ZONE 'UTC' AS due
              FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.execution_id_
            """;

    private final Map<String, CountedCase> cases = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<String, Place> placesByInstance = new HashMap<>();
    /** One copy of each word, list and node, however many cases have it. */
    private final Map<Object, Object> words = new HashMap<>();

    private long since;
    private Instant now;

    /** Reads what changed since the last look, and everything at the first. */
    void bringUpToDate(JdbcClient jdbc, KeptFigures.Moment moment) {
        if (since == 0) {
            jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                    .query((row, n) -> 0)
                    .single();
            readCases(jdbc.sql(CASES));
            readPlaces(jdbc.sql(PLACES + "WHERE left_at IS NULL"));
            readDue(jdbc.sql(DUE + "WHERE t.due_date_ IS NOT NULL"));
        } else {
            readCases(jdbc.sql(CASES + "WHERE f.changed_in >= :since").param("since", since));
            readGrants(jdbc);
            readPlaces(jdbc.sql(PLACES + "WHERE changed_in >= :since").param("since", since));
            readDue(jdbc.sql(DUE + "WHERE t.changed_in >= :since").param("since", since));
        }
        since = Math.max(since, moment.oldest());
        now = moment.now();
    }

    /** The cases that the filter wants. */
    List<CountedCase> wanted(Figures.Filter filter) {
        Instant from = start(filter.from());
        Instant before = filter.to() == null ? null : start(filter.to().plusDays(1));
        List<CountedCase> wanted = new ArrayList<>(cases.size());
        for (CountedCase each : cases.values())
            if (each.isSeen(now) && each.isWanted(filter, from, before)) wanted.add(each);
        return wanted;
    }

    /** How many of the wanted cases are at each node, and how many of them have a task there that fell due before a moment. */
    List<Figures.Node> nodes(Figures.Filter filter, Instant moment) {
        Instant from = start(filter.from());
        Instant before = filter.to() == null ? null : start(filter.to().plusDays(1));
        Map<Node, Set<String>> here = new HashMap<>();
        Map<Node, Set<String>> late = new HashMap<>();
        for (Place place : places.values()) {
            CountedCase of = cases.get(place.reference);
            if (of == null || !of.isSeen(now) || !of.isWanted(filter, from, before)) continue;
            here.computeIfAbsent(place.node, node -> new HashSet<>()).add(place.reference);
            if (place.due != null && place.due.isBefore(moment))
                late.computeIfAbsent(place.node, node -> new HashSet<>()).add(place.reference);
        }
        return here.entrySet().stream()
                .map(at -> new Figures.Node(
                        at.getKey().process(),
                        at.getKey().activity(),
                        at.getValue().size(),
                        late.getOrDefault(at.getKey(), Set.of()).size()))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void readCases(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            cases.put(row.getString("reference"), counted(row));
        });
    }

    private CountedCase counted(ResultSet row) throws SQLException {
        Instant submitted = Rows.instant(row, "submitted_at");
        Instant acknowledged = Rows.instant(row, "acknowledged_at");
        return new CountedCase(
                one(row.getString("organisation")),
                one(row.getString("status")),
                one(row.getString("urgency")),
                one(List.of(row.getString("capabilities").split(","))),
                submitted,
                acknowledged == null
                        ? Double.NaN
                        : Duration.between(submitted, acknowledged).toNanos() / 3.6e12,
                row.getBoolean("open"),
                one(row.getString("stage")),
                one(YearMonth.from(submitted.atZone(ZoneOffset.UTC)).toString()),
                Rows.instant(row, "until"));
    }

    /** What was opened to the organisation since is read whole; what was closed to it is forgotten. */
    private void readGrants(JdbcClient jdbc) {
        Set<String> changed = new HashSet<>(
                jdbc.sql(GRANTS).param("since", since).query(String.class).list());
        if (changed.isEmpty()) return;
        String[] references = changed.toArray(String[]::new);
        cases.keySet().removeAll(changed);
        places.values().removeIf(place -> changed.contains(place.reference));
        placesByInstance.values().removeIf(place -> changed.contains(place.reference));
        readCases(jdbc.sql(CASES + "WHERE f.reference = ANY(:references)").param("references", references));
        readPlaces(jdbc.sql(PLACES + "WHERE left_at IS NULL AND reference = ANY(:references)")
                .param("references", references));
        readDue(jdbc.sql(DUE
                        + "JOIN act_ru_execution i ON i.id_ = t.proc_inst_id_ WHERE i.business_key_ = ANY(:references)")
                .param("references", references));
    }

    private void readPlaces(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            long position = row.getLong("position");
            Place was = places.remove(position);
            if (was != null) placesByInstance.remove(was.instance);
            if (!row.getBoolean("here")) return;
            Place place = new Place(
                    row.getString("instance"),
                    row.getString("reference"),
                    one(new Node(row.getString("process"), row.getString("activity"))));
            if (was != null) place.due = was.due;
            places.put(position, place);
            if (place.instance.startsWith(place.node.activity())) placesByInstance.put(place.instance, place);
        });
    }

    private void readDue(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            Place place = placesByInstance.get(row.getString("instance"));
            if (place != null) place.due = Rows.instant(row, "due");
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T one(T word) {
        return (T) words.computeIfAbsent(word, same -> same);
    }

    private record Node(String process, String activity) {}

    /** A passage that has not ended. */
    private static final class Place {
        private final String instance;
        private final String reference;
        private final Node node;
        /** Null where nothing is due. */
        private Instant due;

        Place(String instance, String reference, Node node) {
            this.instance = instance;
            this.reference = reference;
            this.node = node;
        }
    }
}
