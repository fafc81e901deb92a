package org.ncbrelay.store.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.ncbrelay.store.LargeReads;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.board.Place.NodeTally;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that one reader may count, and where they are now. Not for several threads at a time. */
final class OrganisationFigures {
    private static final String COLUMNS = """
            SELECT f.reference, f.organisation, f.status, f.urgency, array_to_string(f.capabilities, ',') AS capabilities, f.submitted_at,
                   f.acknowledged_at, f.ended_at IS NULL AS open, f.stage, f.outcome, f.seizures, f.arrests, f.accounts_closed,
                   CASE WHEN f.organisation <> relay_reader() THEN a.valid_until END AS until
            """;

    private static final String CASES = COLUMNS + """
              FROM case_figure f LEFT JOIN case_access a ON a.reference = f.reference AND a.organisation = relay_reader()
            """;

    /** The same for a reader who sees few of all cases: found by whose they are and by the grants, instead of asking of each whether it is seen. */
    private static final String FEW_CASES = CASES + " WHERE f.organisation = relay_reader() UNION ALL " + COLUMNS + """
              FROM case_access a JOIN case_figure f USING (reference)
             WHERE a.organisation = relay_reader()
            """;

    private static final String GRANTS = """
            SELECT reference FROM case_access
             WHERE organisation = relay_reader() AND changed_in >= :since
            """;

    private static final String PLACES =
            "SELECT position, instance, reference, process, activity, left_at IS NULL AS here FROM case_place ";

    /** The engine knows what is due; the wall of the places keeps other organisations' tasks out. */
    private static final String DUE = """
            SELECT e.act_inst_id AS instance, t.due_date AT TIME ZONE 'UTC' AS due
              FROM engine_task t JOIN engine_execution e ON e.id = t.execution_id
            """;

    /** By {@link #key}. */
    private final Map<Long, CountedCase> cases = new HashMap<>();

    /** One of each, for all cases that have the same in common. */
    private final Map<CaseKind, CaseKind> kinds = new HashMap<>();
    /** How many cases of each kind the reader sees without an end, so that a total costs as many steps as there are kinds, not cases. */
    private final Map<CaseKind, Integer> lasting = new IdentityHashMap<>();
    /** Those to which the reader's access will end, which no one says when it does. */
    private final Set<CountedCase> seenForATime = new HashSet<>();
    /** Those that are somewhere: few of all, since a case that has ended is nowhere. */
    private final Set<CountedCase> placed = new HashSet<>();

    private final Map<Long, Place> places = new HashMap<>();
    private final Map<String, Place> placesByInstance = new HashMap<>();
    /** In an order that says nothing of cases that the reader does not see. */
    private final Map<String, NodeTally> nodes = new TreeMap<>();

    /** Of the cases; read by other threads too. */
    private volatile int size;

    /** Whether a question is answered for a reader who sees of all these the recorded ones. */
    private boolean recordedOnly;

    private long since;
    private Instant now;

    /** Whether it was read before. */
    boolean isRead() {
        return since != 0;
    }

    /** The oldest transaction that still ran at the last look, from which on the next one has to read; 0 before the first. */
    long since() {
        return since;
    }

    /** How many cases are kept; for any thread. */
    int size() {
        return size;
    }

    /**
     * Reads what changed since the last look, and everything at the first.
     *
     * @param seesMost whether the organisation may see most of all cases
     */
    void bringUpToDate(JdbcClient jdbc, LargeReads everything, FiguresCache.Moment moment, boolean seesMost) {
        if (!isRead()) {
            jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                    .query((row, n) -> 0)
                    .single();
            readCases(everything.sql(seesMost ? CASES : FEW_CASES));
            readPlaces(everything.sql(PLACES + "WHERE left_at IS NULL"));
            readDue(everything.sql(DUE + "WHERE t.due_date IS NOT NULL"));
        } else {
            if (moment.cases())
                readCases(jdbc.sql(CASES + "WHERE f.changed_in >= :since").param("since", since));
            if (moment.grants()) readGrants(jdbc);
            if (moment.places())
                readPlaces(jdbc.sql(PLACES + "WHERE changed_in >= :since").param("since", since));
            if (moment.due())
                readDue(jdbc.sql(DUE + "WHERE t.changed_in >= :since").param("since", since));
        }
        since = Math.max(since, moment.oldest());
        now = moment.now();
        size = cases.size();
    }

    /** Answers a question over those cases that are recorded, which the wildlife team reads (Annex 1.1). */
    <T> T ofRecorded(Function<OrganisationFigures, T> question) {
        recordedOnly = true;
        try {
            return question.apply(this);
        } finally {
            recordedOnly = false;
        }
    }

    /** Counts the cases that the filter wants. */
    void count(Figures.Filter filter, CaseTally tally) {
        long from = from(filter);
        long before = before(filter);
        for (CountedCase each : cases.values()) if (isWanted(each, filter, from, before)) tally.count(each);
    }

    /** How many cases fit; an empty list or a null country leaves all. */
    long count(List<String> statuses, List<String> capabilities, String country) {
        long[] total = new long[1];
        eachKind((kind, number) -> {
            if (kind.isWanted(statuses, capabilities, country)) total[0] += number;
        });
        return total[0];
    }

    /** Whose cases there are. */
    Set<String> countries() {
        Set<String> countries = new HashSet<>();
        eachKind((kind, number) -> {
            if (number > 0) countries.add(kind.organisation());
        });
        return countries;
    }

    private void eachKind(ObjIntConsumer<CaseKind> consumer) {
        lasting.forEach((kind, number) -> {
            if (isOpen(kind)) consumer.accept(kind, number);
        });
        for (CountedCase each : seenForATime)
            if (each.isSeen(now) && isOpen(each.kind())) consumer.accept(each.kind(), 1);
    }

    private boolean isOpen(CaseKind kind) {
        return !recordedOnly || kind.isRecorded();
    }

    /** How many of the wanted cases are at each node, and how many of them have a task there that fell due before a moment. */
    List<Figures.Node> nodes(Figures.Filter filter, Instant moment) {
        long from = from(filter);
        long before = before(filter);
        for (CountedCase each : placed)
            if (isWanted(each, filter, from, before)) for (Place place : each.places()) place.count(moment);
        return nodes.values().stream()
                .map(NodeTally::counted)
                .filter(node -> node.cases() > 0)
                .toList();
    }

    private boolean isWanted(CountedCase each, Figures.Filter filter, long from, long before) {
        return each.kind() != null
                && isOpen(each.kind())
                && each.isSeen(now)
                && each.submitted() >= from
                && each.submitted() < before
                && each.kind().isWanted(filter);
    }

    /** In microseconds since 1970, as cases have it. */
    private static long from(Figures.Filter filter) {
        return filter.from() == null ? Long.MIN_VALUE : start(filter.from());
    }

    private static long before(Figures.Filter filter) {
        return filter.to() == null ? Long.MAX_VALUE : start(filter.to().plusDays(1));
    }

    private static long start(LocalDate day) {
        return CountedCase.micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private void readCases(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            CountedCase each = known(row.getString("reference"));
            uncount(each);
            Instant submitted = Rows.instant(row, "submitted_at");
            Instant acknowledged = Rows.instant(row, "acknowledged_at");
            double hours = acknowledged == null
                    ? Double.NaN
                    : Duration.between(submitted, acknowledged).toNanos() / 3.6e12;
            CaseKind kind = kinds.computeIfAbsent(kind(row, acknowledged != null), first -> first);
            Instant until = Rows.instant(row, "until");
            each.become(kind, submitted, hours, until);
            each.bring(results(row));
            if (until == null) lasting.merge(kind, 1, Integer::sum);
            else seenForATime.add(each);
        });
    }

    /** Nothing happens to a case of which only a passage is known. */
    private void uncount(CountedCase each) {
        if (each.kind() != null && !seenForATime.remove(each)) lasting.merge(each.kind(), -1, Integer::sum);
    }

    /** Most cases share one. */
    private static Figures.Results results(ResultSet row) throws SQLException {
        Figures.Results results =
                new Figures.Results(row.getInt("seizures"), row.getInt("arrests"), row.getInt("accounts_closed"));
        return results.equals(Figures.Results.NONE) ? Figures.Results.NONE : results;
    }

    private static CaseKind kind(ResultSet row, boolean acknowledged) throws SQLException {
        return new CaseKind(
                row.getString("organisation"),
                row.getString("status"),
                row.getString("urgency"),
                List.of(row.getString("capabilities").split(",")),
                row.getBoolean("open"),
                acknowledged,
                row.getString("stage"),
                row.getString("outcome"));
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
        readDue(jdbc.sql(DUE + "WHERE t.reference = ANY(:references)").param("references", references));
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
                known(row.getString("reference")),
                node(row.getString("process"), row.getString("activity")),
                due);
        place.countedCase().enter(place);
        placed.add(place.countedCase());
        places.put(place.position(), place);
        placesByInstance.put(place.instance(), place);
    }

    /** @return when something there was due; null if nothing was, or it was not known */
    private Instant leave(long position) {
        Place place = places.remove(position);
        if (place == null) return null;
        place.countedCase().leave(place);
        if (place.countedCase().places().isEmpty()) placed.remove(place.countedCase());
        placesByInstance.remove(place.instance());
        return place.due();
    }

    private void forget(String reference) {
        CountedCase gone = cases.remove(key(reference));
        if (gone == null) return;
        uncount(gone);
        List.copyOf(gone.places()).forEach(place -> leave(place.position()));
    }

    private CountedCase known(String reference) {
        return cases.computeIfAbsent(key(reference), first -> new CountedCase());
    }

    /** A reference, as {@code KEN-2026-000001}, in one number: as a text it would take a third of all memory of a case. */
    private static long key(String reference) {
        long country = Long.parseLong(reference, 0, 3, Character.MAX_RADIX);
        long year = Long.parseLong(reference, 4, 8, 10);
        long number = Long.parseLong(reference, 9, reference.length(), 10);
        return (country * 10_000 + year) * 1_000_000 + number;
    }

    private NodeTally node(String process, String activity) {
        return nodes.computeIfAbsent(process + '/' + activity, first -> new NodeTally(process, activity));
    }

    private void readDue(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            Place place = placesByInstance.get(row.getString("instance"));
            if (place != null) place.setDue(Rows.instant(row, "due"));
        });
    }
}
