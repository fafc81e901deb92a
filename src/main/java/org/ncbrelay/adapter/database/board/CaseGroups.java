package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many cases are alike in what lists are filtered by, so that a total costs as many steps as there are kinds of cases, not cases. */
final class CaseGroups {
    private final Map<Group, Integer> sizes = new HashMap<>();
    /** Whose reader's sight of them will end, which nobody says when it does. */
    private final Set<CountedCase> seenForATime = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param each may be null */
    void add(CountedCase each) {
        if (each == null) return;
        if (each.until() == null) sizes.merge(Group.of(each), 1, Integer::sum);
        else seenForATime.add(each);
    }

    /** @param each that was added; may be null */
    void remove(CountedCase each) {
        if (each == null) return;
        if (each.until() == null) sizes.computeIfPresent(Group.of(each), (group, size) -> size == 1 ? null : size - 1);
        else seenForATime.remove(each);
    }

    /** @param now by the database's clock */
    long count(List<String> statuses, List<String> capabilities, String country, Instant now) {
        Predicate<Group> wanted = group -> (statuses.isEmpty() || statuses.contains(group.status))
                && (capabilities.isEmpty() || !Collections.disjoint(capabilities, group.capabilities))
                && (country == null || country.equals(group.country));
        long lasting = sizes.entrySet().stream()
                .filter(each -> wanted.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long passing = seenForATime.stream()
                .filter(each -> each.isSeen(now) && wanted.test(Group.of(each)))
                .count();
        return lasting + passing;
    }

    /** Whose cases there are; as many steps as a total. */
    Set<String> countries(Instant now) {
        Set<String> countries = new HashSet<>();
        sizes.keySet().forEach(group -> countries.add(group.country));
        seenForATime.stream().filter(each -> each.isSeen(now)).forEach(each -> countries.add(each.organisation()));
        return countries;
    }

    private record Group(String country, String status, List<String> capabilities) {
        static Group of(CountedCase each) {
            return new Group(each.organisation(), each.status(), each.capabilities());
        }
    }
}
