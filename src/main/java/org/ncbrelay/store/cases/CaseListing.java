package org.ncbrelay.store.cases;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.store.cases.CaseFiles.Filter;
import org.ncbrelay.store.cases.CaseFiles.Narrowing;
import org.ncbrelay.store.cases.CaseFiles.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of cases. The database finds the references of a page by its indexes; the rows behind them are then read as any other row is,
 * under row-level security. Totals come from the figures, which are counted once and not at each look.
 */
@Component
class CaseListing {
    /** Matches of a search that are counted; our default. */
    static final int MOST_COUNTED = 1000;

    private static final String COLUMNS = """
            SELECT r.reference, r.organisation AS country, (SELECT a.name FROM agency a WHERE a.code = r.agency_code) AS agency,
                   r.title, r.status, r.urgency, f.capabilities, r.submitted_at, r.updated_at""";

    private static final String PAGE = """
            SELECT page AS "references", total FROM relay_list(:asked, :statuses, :capabilities, :country, :sort, :descending, :size, :skipped, :most)
            """;

    private static final String ROWS = """
            %s
              FROM unnest(:references::text[]) WITH ORDINALITY AS listed (reference, place) JOIN support_request r USING (reference)
              JOIN case_figure f USING (reference)
             ORDER BY listed.place
            """.formatted(COLUMNS);

    private static final String NARROWED_PAGE = """
            SELECT page AS "references", total FROM relay_narrowed_list(:asked, :statuses, :capabilities, :country, :urgencies, :from::timestamptz,
                   :before::timestamptz, :overdueAt::timestamptz, :assignee, :sort, :descending, :size, :skipped, :most)
            """;

    /**
     * By words of requests that are like those that are asked for. The function has its own place behind FROM: within unnest(), the planner
     * calls it to estimate rows.
     */
    private static final String WITH_SIMILAR_WORDS = """
            %s
              FROM relay_similar(:words, :most) AS found, unnest(found) WITH ORDINALITY AS listed (reference, place)
              JOIN support_request r USING (reference)
              JOIN case_figure f USING (reference)
             ORDER BY listed.place
            """.formatted(COLUMNS);

    /** By the words of the titles of those cases that were updated last. */
    private static final String SIMILAR = """
            %s
              FROM (SELECT unnest(l.page) AS reference FROM relay_list(NULL, '{}', '{}', NULL, 'updatedAt', true, 2000, 0, 1) l) listed
              JOIN support_request r USING (reference) JOIN case_figure f USING (reference)
             WHERE word_similarity(:words, r.title) >= :least
             ORDER BY word_similarity(:words, r.title) DESC, r.reference LIMIT :most
            """.formatted(COLUMNS);

    /** Of 1, how similar a title is at least; our default, the extension's own is 0.6. */
    private static final double LEAST_SIMILAR = 0.45;

    private final JdbcClient jdbc;
    private final Figures figures;
    private final Clock clock;

    /** Whether the database has pg_trgm; null until it was asked. */
    private volatile Boolean comparesWords;

    CaseListing(JdbcClient jdbc, Figures figures, Clock clock) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.clock = clock;
    }

    /** @throws org.ncbrelay.domain.Refusal.Invalid if there is no such order */
    Page page(Filter filter) {
        CaseOrder order = CaseOrder.of(filter.sort());
        Found found = found(filter, order);
        List<ListedCase> items = items(found.references());
        if (found.total() == null) {
            OptionalLong all = figures.count(filter.status(), filter.capability(), filter.country());
            if (all.isPresent()) return new Page(items, filter.page(), filter.size(), all.getAsLong(), false);
            found = found(NARROWED_PAGE, filter, order, 1, 0);
        }
        long counted = Math.min(found.total(), MOST_COUNTED);
        return new Page(items, filter.page(), filter.size(), counted, found.total() > MOST_COUNTED);
    }

    /** None where the database cannot compare words. */
    List<ListedCase> similar(String words, int most) {
        if (!comparesWords()) return List.of();
        List<ListedCase> found = jdbc.sql(WITH_SIMILAR_WORDS)
                .param("words", words)
                .param("most", most)
                .query(Rows.to(ListedCase.class))
                .list();
        return found.isEmpty() ? withSimilarTitles(words, most) : found;
    }

    /** Those of the last minute among them, whose words are not listed yet. */
    private List<ListedCase> withSimilarTitles(String words, int most) {
        return jdbc.sql(SIMILAR)
                .param("words", words)
                .param("least", LEAST_SIMILAR)
                .param("most", most)
                .query(Rows.to(ListedCase.class))
                .list();
    }

    private boolean comparesWords() {
        if (comparesWords == null)
            comparesWords = jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm')")
                    .query(Boolean.class)
                    .single();
        return comparesWords;
    }

    private Found found(Filter filter, CaseOrder order) {
        String asked = filter.q() == null ? "" : filter.q().strip().toUpperCase(Locale.ROOT);
        boolean within = (filter.page() + 1L) * filter.size() <= MOST_COUNTED;
        if (!within || !CaseReference.isWellFormed(asked))
            return found(filter, order, filter.size(), (long) filter.page() * filter.size());
        Found all = found(filter, order, MOST_COUNTED, 0);
        List<String> page = all.exactFirst(asked).stream()
                .skip((long) filter.page() * filter.size())
                .limit(filter.size())
                .toList();
        return new Found(page, all.total());
    }

    private Found found(Filter filter, CaseOrder order, int size, long skipped) {
        return found(filter.narrowing().isNone() ? PAGE : NARROWED_PAGE, filter, order, size, skipped);
    }

    private Found found(String page, Filter filter, CaseOrder order, int size, long skipped) {
        Narrowing narrowing = filter.narrowing();
        return jdbc.sql(page)
                .param("urgencies", narrowing.urgency().toArray(String[]::new))
                .param("from", Rows.at(narrowing.from()))
                .param("before", Rows.at(narrowing.before()))
                .param("overdueAt", narrowing.overdue() ? Rows.at(clock.instant()) : null)
                .param("assignee", narrowing.assignee())
                .param("asked", filter.q())
                .param("statuses", filter.status().toArray(String[]::new))
                .param("capabilities", filter.capability().toArray(String[]::new))
                .param("country", filter.country())
                .param("sort", order.by())
                .param("descending", order.descending())
                .param("size", size)
                .param("skipped", skipped)
                .param("most", MOST_COUNTED)
                .query(Rows.to(Found.class))
                .single();
    }

    private List<ListedCase> items(List<String> references) {
        if (references.isEmpty()) return List.of();
        return jdbc.sql(ROWS)
                .param("references", references.toArray(String[]::new))
                .query(Rows.to(ListedCase.class))
                .list();
    }

    /** @param total null where no words are searched for */
    private record Found(List<String> references, Integer total) {
        /** The case whose reference is asked for comes before those that mention it, in any order of the list. */
        List<String> exactFirst(String asked) {
            if (!references.contains(asked)) return references;
            return Stream.concat(Stream.of(asked), references.stream().filter(each -> !each.equals(asked)))
                    .toList();
        }
    }

    /** The order of a list of cases; cases that are equal in it follow by their reference, in the same direction. */
    private record CaseOrder(String by, boolean descending) {
        private static final Set<String> KNOWN = Set.of("submittedAt", "updatedAt", "reference", "status", "urgency");
        private static final Pattern SORT = Pattern.compile("([a-zA-Z]+)(?:,(asc|desc))?");

        /**
         * @param sort such as {@code updatedAt,desc}; null for the newest first
         * @throws Refusal.Invalid if there is no such order
         */
        static CaseOrder of(String sort) {
            Matcher matcher = SORT.matcher(sort == null ? "submittedAt,desc" : sort);
            if (!matcher.matches() || !KNOWN.contains(matcher.group(1)))
                throw new Refusal.Invalid(
                        "sort",
                        "must be one of reference, status, submittedAt, updatedAt, urgency; then ,asc or ,desc");
            return new CaseOrder(matcher.group(1), "desc".equals(matcher.group(2)));
        }
    }
}
