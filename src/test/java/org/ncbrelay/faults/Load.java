package org.ncbrelay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.ncbrelay.faults.Client.Reply;
import org.ncbrelay.faults.Ledger.Case;
import org.ncbrelay.faults.Ledger.Known;
import org.ncbrelay.support.FormFiller;

/**
 * Agencies that submit requests and officers of NCBs who complete tasks, each a script that tries again, at another node, until it knows
 * what became of its call.
 */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** How long a script tries before the lab gives up on it: an act that cannot be done for so long is a finding. */
    private static final Duration LONGEST = Duration.ofMinutes(4);
    /** Of 100 turns, how many go to a new request; the others go to the oldest case that waits. */
    private static final int NEW_OF_100 = 27;

    private final Client client = new Client(PATIENCE);
    private final List<Node> nodes;
    private final Ledger ledger;
    private final String name;
    private final Random random;
    private final AtomicInteger numbers;
    private final Queue<Case> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Map<String, Object>> forms = new ConcurrentHashMap<>();
    private final List<Thread> scripts = new ArrayList<>();
    private volatile boolean stopped;
    private volatile int most = Integer.MAX_VALUE;
    private volatile Duration rest = Duration.ZERO;

    /** @param first number of the first request */
    Load(String name, List<Node> nodes, Ledger ledger, long seed, int first) {
        this.name = name;
        this.nodes = nodes;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.numbers = new AtomicInteger(first);
    }

    /** Starts so many scripts, which work until {@link #stop}. */
    void start(int count) {
        for (int i = 0; i < count; i++) {
            Random own = new Random(random.nextLong());
            Thread script = new Thread(() -> work(own), "script-" + i);
            script.setDaemon(true);
            script.start();
            scripts.add(script);
        }
    }

    /** Each script finishes what it has begun, until it knows what became of it. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread script : scripts) script.join();
    }

    /** @param acts after which the scripts rest */
    void limit(int acts) {
        most = acts;
    }

    /** @param between two acts of a script */
    void rest(Duration between) {
        rest = between;
    }

    private void work(Random own) {
        while (!stopped) {
            if (!rest.isZero()) Until.passed(rest);
            if (ledger.acts() >= most) {
                Until.passed(Duration.ofMillis(20));
                continue;
            }
            Case next = own.nextInt(100) < NEW_OF_100 ? null : waiting.poll();
            try {
                if (next == null) submit(own);
                else nextStep(next, own);
            } catch (RuntimeException e) {
                ledger.wrong("a script failed at " + next + ": " + e);
            }
        }
    }

    private void submit(Random own) {
        int number = numbers.incrementAndGet();
        String country = Requests.COUNTRIES.get(number % Requests.COUNTRIES.size());
        Case opened = ledger.open(name + "-" + number, country, number);
        if (submit(opened, own, null)) waiting.add(opened);
    }

    /**
     * Sends a request until there is an answer.
     *
     * @param only the node to ask; null for any
     */
    private boolean submit(Case opened, Random own, Node only) {
        String body = Requests.body(opened.number);
        Attempts attempts = new Attempts(own, only);
        while (attempts.goOn()) {
            Reply reply = client.post(
                    attempts.node(),
                    "agency." + opened.country,
                    "/api/support-requests",
                    body,
                    "Idempotency-Key",
                    opened.key);
            attempts.heard("submit", reply);
            if (reply.status() == 201) {
                opened.reference = reply.json().path("reference").asText();
                opened.receipt = reply.text();
                ledger.acknowledged();
                return true;
            }
            if (!reply.isWorthARetry()) {
                ledger.wrong(opened.key + " was refused with " + reply);
                return false;
            }
        }
        ledger.wrong("%s could not be submitted within %s, at last %s".formatted(opened.key, LONGEST, attempts.last));
        return false;
    }

    /** A request that must be taken by one node, whatever that takes; says when it was. */
    Case probe(Node node) {
        int number = numbers.incrementAndGet();
        Case opened = ledger.open(name + "-" + number, Requests.COUNTRIES.get(number % 5), number);
        submit(opened, new Random(number), node);
        return opened;
    }

    /** Takes cases that nobody has worked on yet away from the scripts; their officers are reminded instead. */
    List<String> aside(int most) {
        List<String> aside = new ArrayList<>();
        List<Case> others = new ArrayList<>();
        for (Case next = waiting.poll(); next != null && aside.size() < most; next = waiting.poll())
            if (next.steps.isEmpty()) {
                next.reminded = true;
                aside.add(next.reference);
            } else others.add(next);
        waiting.addAll(others);
        return aside;
    }

    /** Files one case and completes so many of its tasks. */
    Case caseAt(String country, int steps) {
        int number;
        do number = numbers.incrementAndGet();
        while (!Requests.COUNTRIES.get(number % 5).equals(country));
        Case opened = ledger.open(name + "-" + number, country, number);
        Random own = new Random(number);
        if (!submit(opened, own, null))
            throw new IllegalStateException(ledger.wrong().toString());
        for (String step : Steps.of(country).subList(0, steps)) complete(opened, step, own);
        return opened;
    }

    private void nextStep(Case open, Random own) {
        Optional<String> step = Steps.of(open.country).stream()
                .filter(each -> !open.steps.containsKey(each))
                .findFirst();
        if (step.isEmpty()) return;
        complete(open, step.get(), own);
        if (open.steps.size() < Steps.of(open.country).size()) waiting.add(open);
    }

    private void complete(Case open, String step, Random own) {
        String officer = Steps.officer(step, open.country);
        Attempts attempts = new Attempts(own, null);
        String task = null;
        boolean claimed = false;
        boolean sent = false;
        while (attempts.goOn()) {
            Node node = attempts.node();
            if (task == null) {
                Reply tasks =
                        client.get(node, officer, "/engine-rest/task?processInstanceBusinessKey=" + open.reference);
                attempts.heard("list", tasks);
                if (!tasks.isDone()) {
                    requireRetry(tasks, open, step);
                    continue;
                }
                task = taskId(tasks.json(), step);
                if (task == null) {
                    ledger.wrong("%s has no task %s, but %s".formatted(open, step, tasks.text()));
                    return;
                }
            }
            if (!claimed) {
                Reply claim =
                        client.post(node, officer, "/engine-rest/task/" + task + "/claim", Map.of("userId", officer));
                attempts.heard("claim", claim);
                if (!claim.isDone()) {
                    requireRetry(claim, open, step);
                    continue;
                }
                claimed = true;
            }
            if (sent) {
                Reply look = client.get(node, officer, "/engine-rest/task/" + task);
                attempts.heard("look", look);
                if (look.status() == 404) {
                    open.steps.put(step, Known.SEEN);
                    ledger.seenDone();
                    return;
                }
                if (!look.isDone()) continue;
            }
            Map<String, Object> form = form(node, officer, task, step);
            if (form == null) continue;
            Reply done = client.post(
                    node, officer, "/engine-rest/task/" + task + "/submit-form", FormFiller.submission(form));
            attempts.heard("complete", done);
            if (done.isDone()) {
                open.steps.put(step, Known.ANSWERED);
                ledger.acknowledged();
                return;
            }
            if (!done.text().equals(Reply.REFUSED)) {
                sent = true;
                open.steps.put(step, Known.UNKNOWN);
            }
            if (!done.isWorthARetry()) {
                ledger.wrong("%s of %s was refused with %s".formatted(step, open, done));
                return;
            }
        }
        ledger.wrong(
                "%s of %s could not be completed within %s, at last %s".formatted(step, open, LONGEST, attempts.last));
    }

    private void requireRetry(Reply reply, Case open, String step) {
        if (!reply.isWorthARetry()) ledger.wrong("%s of %s: %s".formatted(step, open, reply));
    }

    private static String taskId(JsonNode tasks, String step) {
        for (JsonNode task : tasks)
            if (task.path("taskDefinitionKey").asText().equals(step))
                return task.path("id").asText();
        return null;
    }

    /** The answers to a form are the same for every case. */
    private Map<String, Object> form(Node node, String officer, String task, String step) {
        Map<String, Object> known = forms.get(step);
        if (known != null) return known;
        Reply form = client.get(node, officer, "/engine-rest/task/" + task + "/deployed-form");
        ledger.count("form " + form.kind());
        if (!form.isDone()) return null;
        Map<String, Object> answers = new FormFiller(Requests.today(), Map.of()).fill(form.json());
        forms.put(step, answers);
        return answers;
    }

    /** One node after the other, with a pause that grows to a second. */
    private final class Attempts {
        private final long end = System.nanoTime() + LONGEST.toNanos();
        private final Random own;
        private final Node only;
        private int turn;
        private int failures = -1;
        private Reply last;

        Attempts(Random own, Node only) {
            this.own = own;
            this.only = only;
            this.turn = own.nextInt(nodes.size());
        }

        /** @return false once the time is over */
        boolean goOn() {
            failures++;
            if (failures > 0)
                Until.passed(Duration.ofMillis(Math.min(1000, 20L << Math.min(failures, 6)) / 2 + own.nextInt(50)));
            turn += failures > 0 ? 1 : 0;
            return System.nanoTime() < end;
        }

        void heard(String call, Reply reply) {
            ledger.count(call + ' ' + reply.kind());
            last = reply;
        }

        Node node() {
            return only != null ? only : nodes.get(turn % nodes.size());
        }
    }
}
