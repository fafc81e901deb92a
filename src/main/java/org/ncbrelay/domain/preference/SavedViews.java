package org.ncbrelay.domain.preference;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ncbrelay.domain.Officer;

/** The saved views of the acting officer. */
public interface SavedViews {
    /** By name. */
    List<SavedView> of(Officer officer, SavedView.ListKind list);

    /** Adds the view; one of the same name is replaced. */
    void save(SavedView view, Officer by, Instant at);

    /** @return whether the officer had such a view */
    boolean remove(UUID id, Officer by);

    /**
     * A selection of a list under a name, of the officer who saved it alone.
     *
     * @param name  1 to 80 characters, one line
     * @param query what the list was asked, as the address of its page has it behind the question mark
     */
    record SavedView(UUID id, ListKind list, String name, String query) {
        /** Characters of a name at most; our default. */
        public static final int LONGEST_NAME = 80;

        /** Views of one officer for one list at most; our default. */
        public static final int MOST = 30;

        public SavedView {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(query, "query");
        }

        /** What is listed. */
        public enum ListKind {
            TASKS,
            CASES
        }
    }
}
