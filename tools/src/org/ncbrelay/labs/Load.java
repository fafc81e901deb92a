package org.ncbrelay.labs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.labs.Client.Reply;
import org.ncbrelay.labs.Ledger.Case;
import org.ncbrelay.support.machines.Node;

/**
 * Agencies that submit requests and officers of NCBs who complete tasks. Each script tries again, at another node, until it knows the result
 * of its call.
 */
final class Load {
    /** How long a script tries by default: an act that cannot be done for so long is a finding. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Of 100 turns, how many go to a new request; the others go to the oldest case that waits. */
    private static final int NEW_OF_100 = 27;

    private final Client client = new Client(PATIENCE);
    private final Ledger ledger;
    private final List<String> nodes;
    private final Random random;
    private final Duration rest;
    private final Duration longest;
    private final Queue<Case> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> forms = new ConcurrentHashMap<>();
    private final List<Thread> scripts = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param nodes   their addresses
     * @param rest    of a script between two acts
     * @param longest time that a script tries one act
     */
    Load(Ledger ledger, List<String> nodes, long seed, Duration rest, Duration longest) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.random = new Random(seed);
        this.rest = rest;
        this.longest = longest;
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

    /** Each script finishes its act, until it knows the result. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread script : scripts) script.join();
    }

    private void work(Random own) {
        while (!stopped) {
            if (!rest.isZero()) Lab.pause(rest);
            Case next = own.nextInt(100) < NEW_OF_100 ? null : waiting.poll();
            int done = next == null ? -1 : next.steps.size();
            try {
                if (next == null) next = submit(Requests.COUNTRIES.get(own.nextInt(5)), own, nodes);
                else complete(next, Requests.steps(next.country).get(done), own);
                boolean moved = next.reference != null && next.steps.size() > done;
                if (moved && next.steps.size() < Requests.steps(next.country).size()) waiting.add(next);
            } catch (RuntimeException e) {
                ledger.wrong("a script failed at " + next + ": " + e);
            }
        }
    }

    /** A request that this node must take. */
    void probe(Node node) {
        submit("ken", new Random(), List.of(node.address()));
    }

    /** Files one case and completes so many of its tasks. */
    Case caseAt(String country, int steps) {
        Random own = new Random();
        Case opened = submit(country, own, nodes);
        if (opened.reference == null)
            throw new IllegalStateException(ledger.wrong().toString());
        Requests.steps(country).subList(0, steps).forEach(step -> complete(opened, step, own));
        return opened;
    }

    /** Takes cases without a completed task away from the scripts; their officers are reminded instead. */
    List<String> aside(int most) {
        List<String> aside = new ArrayList<>();
        List<Case> others = new ArrayList<>();
        for (Case next = waiting.poll(); next != null && aside.size() < most; next = waiting.poll()) {
            next.reminded = next.steps.isEmpty();
            if (next.reminded) aside.add(next.reference);
            else others.add(next);
        }
        waiting.addAll(others);
        return aside;
    }

    private Case submit(String country, Random own, List<String> at) {
        Case opened = ledger.open(country);
        String body = Requests.body(opened.number);
        Attempts attempts = new Attempts("the submission " + opened.key(), "agency." + country, own, at);
        while (attempts.goOn()) {
            Reply reply = attempts.post("submit", "/api/support-requests", body, "Idempotency-Key", opened.key());
            if (reply.status() != 201) continue;
            opened.reference = reply.json().path("reference").asText();
            opened.receipt = reply.text();
            ledger.acknowledged();
            break;
        }
        return opened;
    }

    private void complete(Case open, String step, Random own) {
        String officer = Requests.officer(step, open.country);
        Attempts attempts = new Attempts(step + " of " + open, officer, own, nodes);
        String task = null;
        boolean claimed = false;
        while (attempts.goOn()) {
            if (task == null) {
                Reply tasks = attempts.get("list", "/engine-rest/task?processInstanceBusinessKey=" + open.reference);
                if (tasks.isDone()) task = attempts.task(tasks.json(), step);
            }
            if (task != null && !claimed)
                claimed = attempts.post("claim", task + "/claim", Map.of("userId", officer))
                        .isDone();
            if (!claimed) continue;
            if (open.steps.containsKey(step)) {
                Reply before = attempts.get("read", task);
                // Without an answer, the act was done all the same.
                if (before.status() == 404) open.steps.put(step, true);
                if (before.status() == 404) return;
                if (!before.isDone()) continue;
            }
            Object form = attempts.form(task, step);
            if (form == null) continue;
            Reply done = attempts.post("complete", task + "/submit-form", form);
            if (done.isDone()) ledger.acknowledged();
            if (!done.text().equals(Reply.REFUSED)) open.steps.put(step, done.isDone());
            if (done.isDone()) return;
        }
    }

    /** The attempts at one act, at one node after the other with a pause that grows to a second. */
    private final class Attempts {
        private final long end = System.nanoTime() + longest.toNanos();
        private final String what;
        private final String user;
        private final Random own;
        private final List<String> at;
        private int turn;
        private int failures = -1;
        private boolean refused;
        private Reply last;

        Attempts(String what, String user, Random own, List<String> at) {
            this.what = what;
            this.user = user;
            this.own = own;
            this.at = at;
            this.turn = own.nextInt(at.size());
        }

        /** @return false once the time is over, or after an answer that a retry does not change */
        boolean goOn() {
            if (refused) return false;
            if (++failures == 0) return true;
            turn++;
            Lab.pause(Duration.ofMillis(Math.min(1000, 20L << Math.min(failures, 6)) / 2 + own.nextInt(50)));
            if (System.nanoTime() < end) return true;
            ledger.wrong("%s could not be done within %s, last answer %s".formatted(what, longest, last));
            return false;
        }

        Reply get(String call, String path) {
            return noted(call, client.get(node(), user, path));
        }

        Reply post(String call, String path, Object body, String... headers) {
            return noted(call, client.post(node(), user, path, body, headers));
        }

        private String node() {
            return at.get(turn % at.size());
        }

        private Reply noted(String call, Reply reply) {
            ledger.count(call + ' ' + reply.kind());
            last = reply;
            refused = !reply.isDone() && !reply.isWorthARetry() && !(call.equals("read") && reply.status() == 404);
            if (refused) ledger.wrong("%s: %s was refused with %s".formatted(what, call, reply));
            return reply;
        }

        /** Path of the case's task; null if there is none. */
        String task(JsonNode tasks, String step) {
            for (JsonNode task : tasks)
                if (task.path("taskDefinitionKey").asText().equals(step))
                    return "/engine-rest/task/" + task.path("id").asText();
            ledger.wrong("%s: there is no such task, but %s".formatted(what, tasks));
            refused = true;
            return null;
        }

        /** The answers to a form are the same for every case; null if the form could not be read. */
        Object form(String task, String step) {
            if (forms.containsKey(step)) return forms.get(step);
            Reply form = get("form", task + "/deployed-form");
            if (form.isDone()) forms.put(step, answers(form.json()));
            return forms.get(step);
        }
    }

    /** The first choice of each field. */
    static Object answers(JsonNode form) {
        return FormFiller.submission(new FormFiller(Requests.TODAY, Map.of()).fill(form));
    }
}
