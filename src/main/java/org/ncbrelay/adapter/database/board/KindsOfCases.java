package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** All cases by their kinds, so that a total costs as many steps as there are kinds, not cases. */
final class KindsOfCases {
    private final Map<CaseKind, CasesOfKind> lasting = new HashMap<>();
    /** Whose reader's sight of them will end, which nobody says when it does: each alone. */
    private final Set<CountedCase> seenForATime = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param each    that is among none, with the end of its reader's sight
     * @param hoursTo acknowledgment; nothing that counts for a kind that was never acknowledged
     */
    void add(CountedCase each, CaseKind kind, Instant submittedAt, double hoursTo) {
        if (each.isSeenForATime()) {
            seenForATime.add(each);
            new CasesOfKind(kind).add(each, submittedAt, hoursTo);
        } else lasting.computeIfAbsent(kind, CasesOfKind::new).add(each, submittedAt, hoursTo);
    }

    /** Nothing happens to a case of which only a passage is known. */
    void remove(CountedCase each) {
        CasesOfKind left = each.among();
        if (left == null) return;
        each.leaveKind();
        if (!seenForATime.remove(each) && left.size() == 0) lasting.remove(left.kind());
    }

    /** @param now by the database's clock */
    void each(Instant now, Consumer<CasesOfKind> consumer) {
        lasting.values().forEach(consumer);
        for (CountedCase each : seenForATime) if (each.isSeen(now)) consumer.accept(each.among());
    }

    /** Whose cases there are. */
    Set<String> countries(Instant now) {
        Set<String> countries = new HashSet<>();
        each(now, cases -> countries.add(cases.kind().organisation()));
        return countries;
    }
}
