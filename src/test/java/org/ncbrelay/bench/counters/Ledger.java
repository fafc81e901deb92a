package org.ncbrelay.bench.counters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ncbrelay.bench.counters.Meter.Counted;

/** Keeps what was counted, by the kind of act. */
final class Ledger {
    private final Meter meter;
    private final Map<String, List<Counted>> kinds = new LinkedHashMap<>();

    Ledger(Meter meter) {
        this.meter = meter;
    }

    /** Does something and enters what it cost if the result says that it was done. */
    <T> T count(String kind, Supplier<T> act, Predicate<T> done) {
        List<T> result = new ArrayList<>(1);
        Counted counted = meter.count(() -> result.add(act.get()));
        if (done.test(result.get(0))) enter(kind, counted);
        return result.get(0);
    }

    /** Does something and enters it if it wrote anything: a worker that found nothing to do is not an act. */
    boolean countIfItWrites(String kind, Runnable act) {
        Counted counted = meter.count(act);
        if (counted.counts().rows() == 0) return false;
        enter(kind, counted);
        return true;
    }

    private void enter(String kind, Counted counted) {
        kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(counted);
    }

    /** All acts of a kind in their order. */
    List<Counted> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** The acts of some kinds together; of all kinds if none is named. */
    Counts sum(String... named) {
        return kinds.entrySet().stream()
                .filter(kind -> named.length == 0 || Arrays.asList(named).contains(kind.getKey()))
                .flatMap(kind -> kind.getValue().stream())
                .map(Counted::counts)
                .reduce(Counts.NONE, Counts::plus);
    }

    /** How often each statement ran in the acts of a kind, by PostgreSQL's number of it. */
    Map<Long, Long> statements(String kind) {
        Map<Long, Long> statements = new HashMap<>();
        for (Counted counted : of(kind))
            counted.statements().forEach((query, calls) -> statements.merge(query, calls, Long::sum));
        return statements;
    }

    /** How many acts of each kind there were. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        kinds.forEach((kind, acts) -> numbers.put(kind, acts.size()));
        return numbers;
    }

    /** The log of all acts together, the greatest share first. */
    List<WrittenLog.Share> log() {
        return WrittenLog.Share.together(kinds.values().stream()
                .flatMap(List::stream)
                .flatMap(counted -> counted.log().stream())
                .toList());
    }
}
