package org.ncbrelay.web.pages.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.store.cases.CaseFiles;

class ListAddressesTest {
    private static final List<String> COUNTRIES = List.of("KEN", "FRA");

    @Test
    void aSelectionOfTasksIsReadFromItsAddressAndWrittenBack() {
        TaskFilter filter = TaskFilter.of(
                Map.of(
                        "whose", "mine",
                        "urgent", "true",
                        "overdue", "true",
                        "country", "KEN",
                        "step", "triage",
                        "sort", "urgency",
                        "page", "3"),
                COUNTRIES);

        assertThat(filter.selection())
                .isEqualTo(new Inbox.Selection(Inbox.Whose.MINE, true, true, "KEN", "triage", Inbox.Order.URGENCY));
        assertThat(filter.page()).isEqualTo(3);
        assertThat(filter.address())
                .hasToString("/?whose=mine&urgent=true&overdue=true&country=KEN&step=triage&sort=urgency");
        assertThat(TaskFilter.of(ListAddress.criteria(filter.address().query()), COUNTRIES)
                        .selection())
                .isEqualTo(filter.selection());
    }

    @Test
    void whatACriterionCannotMeanIsLeftOut() {
        TaskFilter filter = TaskFilter.of(
                Map.of(
                        "whose", "everybody",
                        "urgent", "yes",
                        "country", "ZZZ",
                        "step", "a' OR 1=1",
                        "sort", "title",
                        "page", "-1"),
                COUNTRIES);

        assertThat(filter.selection()).isEqualTo(Inbox.Selection.EVERYTHING);
        assertThat(filter.page()).isZero();
        assertThat(filter.address()).hasToString("/");
    }

    @Test
    void anotherValueOfACriterionBeginsAtTheFirstPage() {
        ListAddress address = new ListAddress("/", new HashMap<>(Map.of("page", "3")));

        assertThat(address.with("sort", "newest")).hasToString("/?sort=newest");
        assertThat(address.with("sort", "newest").with("sort", "")).hasToString("/");
        assertThat(address.with("page", 4)).hasToString("/?page=4");
    }

    @Test
    void wordsKeepTheirLettersInAnAddress() {
        CaseFilter filter = cases(Map.of("q", "عاج & ivory +1"));

        assertThat(cases(ListAddress.criteria(filter.address().query()))
                        .filter()
                        .q())
                .isEqualTo("عاج & ivory +1");
    }

    @Test
    void nonsenseIsNoSelection() {
        for (String nonsense : new String[] {null, "", "%", "%zz=1", "=&=", "x".repeat(5000), "a=1&a=2"})
            assertThat(TaskFilter.of(ListAddress.criteria(nonsense), COUNTRIES).selection())
                    .isEqualTo(Inbox.Selection.EVERYTHING);
    }

    @Test
    void daysAreThoseOfTheReader() {
        CaseFilter filter =
                cases(Map.of("from", "2026-10-05", "to", "2026-10-05", "urgency", "URGENT", "assignee", "ncb.ken"));
        CaseFiles.Narrowing narrowing = filter.filter().narrowing();

        assertThat(narrowing.from()).hasToString("2026-10-04T21:00:00Z");
        assertThat(narrowing.before()).hasToString("2026-10-05T21:00:00Z");
        assertThat(narrowing.urgency()).containsExactly("URGENT");
        assertThat(narrowing.assignee()).isEqualTo("ncb.ken");
        assertThat(filter.isNarrow()).isTrue();
        assertThat(cases(Map.of("q", "ivory", "from", "soon")).isNarrow()).isFalse();
    }

    private static CaseFilter cases(Map<String, String> sent) {
        return CaseFilter.of(sent, COUNTRIES, 25, ZoneId.of("Africa/Nairobi"));
    }
}
