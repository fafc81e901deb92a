package org.ncbrelay.port;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Officer;

/** The open tasks of an officer, selected and in an order. A port because the engine, which is to be replaceable, keeps the tasks. */
public interface Inbox {
    /** One page of what the officer may work on now, as the selection has it. */
    Page page(Officer officer, Selection selection, int page, int size);

    /**
     * How many tasks the officer may work on that are newer than one.
     *
     * @param newest id of that task, as a page had it; empty where there was none
     */
    long newer(Officer officer, String newest);

    /**
     * Whether new tasks have come at all, for a node that informs open inboxes.
     *
     * @param newest id of the newest task that is known; null for none, to learn which is the newest
     * @return whose tasks are newer; no one's where none is known
     */
    Beat since(String newest);

    /** By who has claimed the task. */
    enum Whose {
        /** All that the officer may work on. */
        ALL,
        /** What the officer has claimed. */
        MINE,
        /** Unclaimed tasks. */
        UNASSIGNED,
        /** What others do with the officer's own work, which needs a second officer; the officer waits for it. */
        WAITING
    }

    /** What tasks that follow each other have in common. */
    enum Group {
        STEP,
        URGENCY,
        COUNTRY
    }

    /** The first of the list first; tasks that are equal in it follow by due date. */
    enum Order {
        DUE,
        URGENCY,
        NEWEST
    }

    /**
     * Which tasks, and in which order.
     *
     * @param urgent  only those of urgent and very urgent cases, and those of intelligence, which is urgent (our default)
     * @param overdue only those whose due date has passed
     * @param country  of the case, alpha-3; null for all
     * @param step     name of the diagram; null for all
     * @param assignee user id of a colleague, whose tasks are shown instead of those that the officer may do; null for none
     * @param text     words of the case, or of the title of intelligence; null for all
     * @param group    null for none
     */
    record Selection(
            Whose whose,
            boolean urgent,
            boolean overdue,
            String country,
            String step,
            Order order,
            String assignee,
            String text,
            Group group) {
        public Selection(Whose whose, boolean urgent, boolean overdue, String country, String step, Order order) {
            this(whose, urgent, overdue, country, step, order, null, null, null);
        }

        public static final Selection EVERYTHING = new Selection(Whose.ALL, false, false, null, null, Order.DUE);
    }

    /**
     * @param counts of all that the officer may work on, whatever the selection
     * @param total  of the selection
     * @param newest id of the task that came last, of all that the officer may work on; empty if there is none
     * @param agencies names of the agencies that asked, by the id of the task
     */
    record Page(List<OpenTask> tasks, Counts counts, long total, String newest, Map<String, String> agencies) {}

    /**
     * How many tasks there are.
     *
     * @param waiting   for others who decide on the officer's work: 100 are counted at most
     * @param byStep    by the name of the diagram
     * @param isMinimum whether there are more: 10,000 are counted at most
     */
    record Counts(
            long all,
            long mine,
            long unassigned,
            long urgent,
            long overdue,
            long waiting,
            Map<String, Long> byStep,
            boolean isMinimum) {}

    /**
     * @param organisations codes
     * @param newest        id of the newest task of all, never shown to anybody; empty if there is none
     */
    record Beat(Set<String> organisations, String newest) {}
}
