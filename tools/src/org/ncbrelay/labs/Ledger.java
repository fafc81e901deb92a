package org.ncbrelay.labs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the relay has acknowledged, as its callers recorded it. */
final class Ledger {
    /** A case as its officers know it. One caller at a time works on it. */
    static final class Case {
        /** In the body of the request, so that no two are alike. */
        final int number;

        final String country;
        volatile String reference;
        /** The whole answer: the same call must get it again. */
        volatile String receipt;
        /** Whether its officers were reminded of the first task once. */
        volatile boolean reminded;
        /** The tasks that were sent: true when they are known to be done, false while the answer is missing. */
        final Map<String, Boolean> steps = new ConcurrentHashMap<>();

        private Case(int number, String country) {
            this.number = number;
            this.country = country;
        }

        /** The Idempotency-Key of the request. */
        String key() {
            return "lab-" + number;
        }

        @Override
        public String toString() {
            return reference + " (" + key() + ")";
        }
    }

    private final Map<Integer, Case> cases = new ConcurrentHashMap<>();
    private final AtomicInteger acts = new AtomicInteger();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    synchronized Case open(String country) {
        Case opened = new Case(cases.size() + 1, country);
        cases.put(opened.number, opened);
        return opened;
    }

    Collection<Case> cases() {
        return cases.values();
    }

    /** The relay answered that something is done. */
    void acknowledged() {
        acts.incrementAndGet();
    }

    /** Submissions and completed tasks that the relay acknowledged. */
    int acts() {
        return acts.get();
    }

    /** @param answer a call and a status, or how it ended without one */
    void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /** How often each answer was given. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** Answers that no fault excuses: a database that is away is a 503. */
    int failures() {
        return answers.entrySet().stream()
                .filter(each -> each.getKey().endsWith(" 500"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Something that no fault excuses. */
    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return wrong;
    }
}
