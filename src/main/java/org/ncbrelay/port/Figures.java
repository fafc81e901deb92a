package org.ncbrelay.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.DateBounds;

/** What the acting organisation may count: its own cases, and those that were opened to it. */
public interface Figures {
    /** @throws Refusal.Unavailable where there are more cases than this node can count */
    Counts of(Filter filter, Instant now);

    /**
     * Where the cases are now, by diagram and node; cases that passed long ago are not walked.
     *
     * @throws Refusal.Unavailable where there are more cases than this node can count
     */
    List<Node> nodes(Filter filter, Instant now);

    /**
     * How many cases fit.
     *
     * @param statuses     leaves all if it is empty
     * @param capabilities leaves all if it is empty
     * @param country      leaves all if it is null
     * @return nothing where there are more cases than this node can count
     */
    OptionalLong count(List<String> statuses, List<String> capabilities, String country);

    /** Alpha-3 codes of the countries whose cases the acting organisation may count now; all where this node cannot count them. */
    Set<String> countries();

    /** The cases at a node, longest there first; at most 200. */
    List<CaseFiles.Item> casesAt(String process, String activity, boolean overdueOnly, Filter filter, Instant now);

    /**
     * Which cases; a null criterion leaves all.
     *
     * @param from first day of submission, UTC, within {@link DateBounds#OF_SELECTIONS}
     * @param to   last day of submission, UTC, within the same bounds
     * @throws Refusal.Invalid for a day beyond them
     */
    record Filter(LocalDate from, LocalDate to, String country, String capability) {
        public Filter {
            check("from", from);
            check("to", to);
        }

        private static void check(String field, LocalDate day) {
            if (day != null && !DateBounds.OF_SELECTIONS.contain(day))
                throw new Refusal.Invalid(
                        field,
                        "wrong.date",
                        DateBounds.MESSAGE,
                        DateBounds.OF_SELECTIONS.first(),
                        DateBounds.OF_SELECTIONS.last());
        }
    }

    /**
     * @param acknowledged how many were acknowledged
     * @param medianHours  real time from submission to acknowledgment; null where none was acknowledged
     * @param ninetyHours  nine of ten were acknowledged within
     * @param outcomes     of the cases that have ended, by what came of them
     * @param stages       by the furthest stage reached, 1 submitted to 6 closed: how many reached at least it
     * @param ages         open cases by days since submission: under 1, 3, 7, 14, 30, 90, and older
     * @param months       by month of submission, {@code 2026-11}
     */
    record Counts(
            long total,
            long open,
            long acknowledged,
            Double medianHours,
            Double ninetyHours,
            List<Count> statuses,
            List<Count> outcomes,
            List<Count> urgencies,
            List<Count> capabilities,
            List<Country> countries,
            List<Count> stages,
            List<Count> ages,
            List<Count> months,
            Results results) {}

    /**
     * Confirmed results of the cases.
     *
     * @param arrests persons
     */
    record Results(long seizures, long arrests, long accountsClosed) {
        public static final Results NONE = new Results(0, 0, 0);

        public Results plus(Results more) {
            return new Results(seizures + more.seizures, arrests + more.arrests, accountsClosed + more.accountsClosed);
        }
    }

    record Count(String name, long cases) {}

    record Country(String name, long cases, Double medianHours, Double ninetyHours) {}

    record Node(String process, String activity, long cases, long overdue) {}
}
