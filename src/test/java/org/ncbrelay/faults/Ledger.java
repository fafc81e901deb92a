package org.ncbrelay.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the relay has acknowledged, as its callers wrote it down. */
final class Ledger {
    /** How a caller knows that an act was done. */
    enum Known {
        /** The relay answered that it is done. */
        ANSWERED,
        /** The answer was lost; the caller looked, and it was done. */
        SEEN,
        /** The answer was lost, and nobody has looked yet. */
        UNKNOWN
    }

    /**
     * A case as those who work on it know it. One caller at a time works on it.
     *
     * @param key    under which the agency sends the request, again and again until there is an answer
     * @param number in the body of the request, so that no two are alike
     */
    static final class Case {
        final String key;
        final String country;
        final int number;
        volatile String reference;
        /** The whole answer: the same call again must get it again. */
        volatile String receipt;
        /** Whether its officers were reminded of the first task once. */
        volatile boolean reminded;

        final Map<String, Known> steps = new ConcurrentHashMap<>();

        Case(String key, String country, int number) {
            this.key = key;
            this.country = country;
            this.number = number;
        }

        @Override
        public String toString() {
            return reference + " (" + key + ")";
        }
    }

    private final Map<String, Case> cases = new ConcurrentHashMap<>();
    private final AtomicInteger acts = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    /** Counts anew, for the next class of faults in the same lab; the cases stay. */
    void begin() {
        acts.set(0);
        seen.set(0);
        answers.clear();
        wrong.clear();
    }

    Case open(String key, String country, int number) {
        Case opened = new Case(key, country, number);
        cases.put(key, opened);
        return opened;
    }

    /** The relay answered that something is done. */
    void acknowledged() {
        acts.incrementAndGet();
    }

    /** Something was done whose answer was lost. */
    void seenDone() {
        seen.incrementAndGet();
    }

    /** Acts that the relay acknowledged: submissions and completed tasks. */
    int acts() {
        return acts.get();
    }

    /** Acts of which the caller learnt by looking, because the answer was lost. */
    int seen() {
        return seen.get();
    }

    /** @param answer a status, or how a call ended without one */
    void count(String answer) {
        answers.computeIfAbsent(answer, new_ -> new AtomicInteger()).incrementAndGet();
    }

    /** Something that no fault excuses. */
    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return wrong;
    }

    Map<String, Integer> answers() {
        Map<String, Integer> sorted = new TreeMap<>();
        answers.forEach((answer, count) -> sorted.put(answer, count.get()));
        return sorted;
    }

    Collection<Case> cases() {
        return cases.values();
    }

    Case of(String key) {
        return cases.get(key);
    }
}
