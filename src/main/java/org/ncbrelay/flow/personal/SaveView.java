package org.ncbrelay.flow.personal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves a selection of a list under a name, for the officer who made it. */
@Service
public class SaveView {
    private final SavedViews views;
    private final Clock clock;

    public SaveView(SavedViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /**
     * A view of the same name is replaced.
     *
     * @param name  1 to 80 characters, one line
     * @param query as the page of the list understands it
     * @throws Refusal.Invalid  naming {@code name} where it does not fit
     * @throws Refusal.Conflict if the officer has as many views of this list as can be saved
     */
    @Transactional
    public void save(ListKind list, String name, String query, Officer by) {
        String fitting = fitting(name);
        List<SavedView> saved = views.of(by, list);
        boolean replaces = saved.stream().anyMatch(view -> view.name().equals(fitting));
        if (!replaces && saved.size() >= SavedView.MOST)
            throw new Refusal.Conflict("refused.views", "You have saved as many views as possible; remove one first.");
        views.save(new SavedView(UUID.randomUUID(), list, fitting, query), by, clock.instant());
    }

    /** @throws Refusal.NotFound if the officer has no such view */
    @Transactional
    public void remove(UUID id, Officer by) {
        if (!views.remove(id, by)) throw new Refusal.NotFound();
    }

    private static String fitting(String name) {
        Map<String, Object> sent = name == null || name.isBlank() ? Map.of() : Map.of("name", name.strip());
        return Fields.read(sent, fields -> {
                    String read = fields.required("name", Texts.line(SavedView.LONGEST_NAME));
                    return fields.build(() -> read);
                })
                .orThrow();
    }
}
