package org.ncbrelay.web.pages.inbox;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** The query of a list or of a saved view: what it means, written as an address, means the same again. */
public class ListAddressFuzzTest implements FuzzTarget {
    private static final List<String> COUNTRIES = List.of("KEN", "FRA");
    private static final ZoneId FARTHEST = ZoneId.of("Pacific/Kiritimati");

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, String> sent = ListAddress.criteria(Rules.text(input));
        CaseFilter cases = CaseFilter.of(sent, COUNTRIES, 25, FARTHEST);
        Map<String, String> again = ListAddress.criteria(cases.address().query());
        same(again, cases.address().criteria(), "criteria of the address");
        CaseFilter same = CaseFilter.of(again, COUNTRIES, 25, FARTHEST);
        same(same.address(), cases.address(), "the address of the same selection");
        same(same.filter().narrowing(), cases.filter().narrowing(), "what narrows the same selection");
        String q = cases.address().value("q");
        holds(q.codePointCount(0, q.length()) <= 200, () -> "a long search: " + q);
        holds(!InvisibleCharacters.areInLine(q), () -> "a search with what hides: " + q);
        int page = cases.filter().page();
        holds(page >= 0 && page < 100_000, () -> "page " + page);
        TaskFilter tasks = TaskFilter.of(sent, COUNTRIES);
        same(
                TaskFilter.of(ListAddress.criteria(tasks.address().query()), COUNTRIES)
                        .selection(),
                tasks.selection(),
                "the selection of tasks");
        String words = tasks.address().value("q");
        holds(words.codePointCount(0, words.length()) <= 200, () -> "a long search of tasks: " + words);
        // A sign has at most four bytes, each written as three letters.
        holds(tasks.address().toString().length() < 400 + 200 * 12, () -> "a long address: " + tasks.address());
    }
}
