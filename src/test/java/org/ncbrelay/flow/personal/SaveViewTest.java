package org.ncbrelay.flow.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.support.MutableClock;

class SaveViewTest {
    private final List<SavedView> kept = new ArrayList<>();
    private final SaveView save = new SaveView(
            new SavedViews() {
                @Override
                public List<SavedView> of(Officer officer, ListKind list) {
                    return kept.stream().filter(view -> view.list() == list).toList();
                }

                @Override
                public void save(SavedView view, Officer by, Instant at) {
                    kept.removeIf(old -> old.list() == view.list() && old.name().equals(view.name()));
                    kept.add(view);
                }

                @Override
                public boolean remove(UUID id, Officer by) {
                    return kept.removeIf(view -> view.id().equals(id));
                }
            },
            new MutableClock(NOW));

    @Test
    void aViewHasANameAndItsQuery() {
        save.save(ListKind.TASKS, "  Overdue in Kenya ", "overdue=true&country=KEN", NCB);

        assertThat(kept).extracting(SavedView::name).containsExactly("Overdue in Kenya");
        assertThat(kept).extracting(SavedView::query).containsExactly("overdue=true&country=KEN");
    }

    @Test
    void aViewOfTheSameNameIsReplaced() {
        save.save(ListKind.TASKS, "Mine", "whose=mine", NCB);
        save.save(ListKind.TASKS, "Mine", "whose=mine&urgent=true", NCB);
        save.save(ListKind.CASES, "Mine", "assignee=ncb.ken", NCB);

        assertThat(kept)
                .extracting(SavedView::query)
                .containsExactlyInAnyOrder("whose=mine&urgent=true", "assignee=ncb.ken");
    }

    @Test
    void aNameThatDoesNotFitIsRefusedByItsField() {
        for (String name : new String[] {null, "", "  ", "x".repeat(81), "a\u202Eb", "a\nb"})
            assertThatThrownBy(() -> save.save(ListKind.TASKS, name, "", NCB))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageStartingWith("name: ");
        assertThat(kept).isEmpty();
    }

    @Test
    void thereAreOnlySoManyViews() {
        for (int i = 0; i < SavedView.MOST; i++) save.save(ListKind.TASKS, "View " + i, "", NCB);

        assertThatThrownBy(() -> save.save(ListKind.TASKS, "One more", "", NCB)).isInstanceOf(Refusal.Conflict.class);
        save.save(ListKind.TASKS, "View 3", "urgent=true", NCB);
        save.remove(kept.get(0).id(), NCB);
        save.save(ListKind.TASKS, "One more", "", NCB);
        assertThat(kept).hasSize(SavedView.MOST);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        assertThatThrownBy(() -> save.remove(UUID.randomUUID(), NCB)).isInstanceOf(Refusal.NotFound.class);
    }
}
