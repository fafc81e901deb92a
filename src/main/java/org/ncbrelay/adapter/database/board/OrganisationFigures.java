package org.ncbrelay.adapter.database.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ncbrelay.adapter.database.LargeReads;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.port.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that one organisation may count, and where they are now. Not for several threads at a time. */
final class OrganisationFigures {
    private static final String CASES = """
            SELECT f.reference, f.organisation, f.status, f.urgency, array_to_string(f.capabilities, ',') AS capabilities, f.submitted_at,
                   f.acknowledged_at, f.ended_at IS NULL AS open, f.stage, f.outcome,
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

    private final Map<String, Kept> cases = new HashMap<>();
    /** Those that are somewhere: few of all, since a case that has ended is nowhere. */
    private final Set<Kept> placed = new HashSet<>();

    private final Map<Long, Place> places = new HashMap<>();
    private final Map<String, Place> placesByInstance = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    /** One copy of each word and list, however many cases have it. */
    private final Map<Object, Object> words = new HashMap<>();

    private final CaseGroups groups = new CaseGroups();

    private long since;
    private Instant now;

    /** Reads what changed since the last look, and everything at the first. */
    void bringUpToDate(JdbcClient jdbc, LargeReads everything, FiguresCache.Moment moment) {
        if (since == 0) {
            jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                    .query((row, n) -> 0)
                    .single();
            readCases(everything.sql(CASES));
            readPlaces(everything.sql(PLACES + "WHERE left_at IS NULL"));
            readDue(everything.sql(DUE + "WHERE t.due_date_ IS NOT NULL"));
        } else {
            readCases(jdbc.sql(CASES + "WHERE f.changed_in >= :since").param("since", since));
            readGrants(jdbc);
            readPlaces(jdbc.sql(PLACES + "WHERE changed_in >= :since").param("since", since));
            readDue(jdbc.sql(DUE + "WHERE t.changed_in >= :since").param("since", since));
        }
        since = Math.max(since, moment.oldest());
        now = moment.now();
    }

    /** Hands on the cases that the filter wants. */
    void wanted(Figures.Filter filter, Consumer<CountedCase> counter) {
        each(cases.values(), filter, kept -> counter.accept(kept.counted));
    }

    /** How many cases fit; an empty list or a null country leaves all. */
    long count(List<String> statuses, List<String> capabilities, String country) {
        return groups.count(statuses, capabilities, country, now);
    }

    /** Whose cases there are. */
    Set<String> countries() {
        return groups.countries(now);
    }

    /** How many of the wanted cases are at each node, and how many of them have a task there that fell due before a moment. */
    List<Figures.Node> nodes(Figures.Filter filter, Instant moment) {
        each(placed, filter, kept -> {
            for (Place place : kept.places) place.node.count(kept, place.due != null && place.due.isBefore(moment));
        });
        return nodes.values().stream()
                .map(Node::counted)
                .filter(node -> node.cases() > 0)
                .toList();
    }

    private void each(Collection<Kept> among, Figures.Filter filter, Consumer<Kept> counter) {
        Instant from = start(filter.from());
        Instant before = filter.to() == null ? null : start(filter.to().plusDays(1));
        for (Kept kept : among)
            if (kept.counted != null && kept.counted.isSeen(now) && kept.counted.isWanted(filter, from, before))
                counter.accept(kept);
    }

    private static Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void readCases(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            Kept kept = kept(row.getString("reference"));
            groups.remove(kept.counted);
            kept.counted = counted(row);
            groups.add(kept.counted);
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
                oneOrNull(row.getString("outcome")),
                Rows.instant(row, "until"));
    }

    /** What was opened to the organisation since is read whole; what was closed to it is forgotten. */
    private void readGrants(JdbcClient jdbc) {
        Set<String> changed = new HashSet<>(
                jdbc.sql(GRANTS).param("since", since).query(String.class).list());
        if (changed.isEmpty()) return;
        String[] references = changed.toArray(String[]::new);
        changed.forEach(this::forget);
        readCases(jdbc.sql(CASES + "WHERE f.reference = ANY(:references)").param("references", references));
        readPlaces(jdbc.sql(PLACES + "WHERE left_at IS NULL AND reference = ANY(:references)")
                .param("references", references));
        readDue(jdbc.sql(DUE
                        + "JOIN act_ru_execution i ON i.id_ = t.proc_inst_id_ WHERE i.business_key_ = ANY(:references)")
                .param("references", references));
    }

    private void readPlaces(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            Instant due = leave(row.getLong("position"));
            if (row.getBoolean("here")) enter(row, due);
        });
    }

    private void enter(ResultSet row, Instant due) throws SQLException {
        Place place = new Place(
                row.getLong("position"),
                row.getString("instance"),
                kept(row.getString("reference")),
                node(row.getString("process"), row.getString("activity")),
                due);
        place.kept.places.add(place);
        placed.add(place.kept);
        places.put(place.position, place);
        placesByInstance.put(place.instance, place);
    }

    /** @return when something there was due; null if nothing was, or it was not known */
    private Instant leave(long position) {
        Place place = places.remove(position);
        if (place == null) return null;
        place.kept.places.remove(place);
        if (place.kept.places.isEmpty()) placed.remove(place.kept);
        placesByInstance.remove(place.instance);
        return place.due;
    }

    private void forget(String reference) {
        Kept gone = cases.remove(reference);
        if (gone == null) return;
        groups.remove(gone.counted);
        List.copyOf(gone.places).forEach(place -> leave(place.position));
    }

    private Kept kept(String reference) {
        return cases.computeIfAbsent(reference, first -> new Kept());
    }

    private Node node(String process, String activity) {
        return nodes.computeIfAbsent(process + '/' + activity, first -> new Node(process, activity));
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

    private String oneOrNull(String word) {
        return word == null ? null : one(word);
    }

    /** A case and its passages that have not ended; the case itself is null while only a passage is known. */
    private static final class Kept {
        private final List<Place> places = new ArrayList<>(0);
        private CountedCase counted;
    }

    /** A node of a diagram, counting the cases that are there, each once. */
    private static final class Node {
        private final String process;
        private final String activity;
        private long cases;
        private long overdue;
        private Kept lastCase;
        private Kept lastOverdue;

        Node(String process, String activity) {
            this.process = process;
            this.activity = activity;
        }

        /** A case's passages come one after the other. */
        void count(Kept kept, boolean late) {
            if (lastCase != kept) cases++;
            lastCase = kept;
            if (!late) return;
            if (lastOverdue != kept) overdue++;
            lastOverdue = kept;
        }

        /** What was counted; the next count begins anew. */
        Figures.Node counted() {
            Figures.Node counted = new Figures.Node(process, activity, cases, overdue);
            cases = 0;
            overdue = 0;
            lastCase = null;
            lastOverdue = null;
            return counted;
        }
    }

    /** A passage that has not ended. */
    private static final class Place {
        private final long position;
        private final String instance;
        private final Kept kept;
        private final Node node;
        /** Null where nothing is due. */
        private Instant due;

        Place(long position, String instance, Kept kept, Node node, Instant due) {
            this.position = position;
            this.instance = instance;
            this.kept = kept;
            this.node = node;
            this.due = due;
        }
    }
}
