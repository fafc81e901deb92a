package org.ncbrelay.domain.preference;

import java.time.Instant;
import java.util.List;
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
}
