package org.ncbrelay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ncbrelay.faults.Client.Reply;
import org.ncbrelay.faults.Ledger.Case;
import org.ncbrelay.faults.Ledger.Known;
import org.ncbrelay.support.FormFiller;

/**
 * Two officers of one bureau claim one task at the same moment, at two nodes; then whoever has it completes it twice at the same moment.
 * Each time exactly one call succeeds, and the other is told that it lost.
 */
final class Races {
    private static final int LANES = 4;

    private final Lab lab;
    private final Load load;
    private final Client client = new Client(Duration.ofSeconds(60));
    private final Map<String, Map<String, Object>> forms = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> losers = new ConcurrentHashMap<>();
    private final AtomicInteger withoutOneWinner = new AtomicInteger();
    private final AtomicInteger claims = new AtomicInteger();
    private final AtomicInteger completions = new AtomicInteger();

    Races(Lab lab, Load load) {
        this.lab = lab;
        this.load = load;
    }

    /** Races to complete a task that were run. */
    int completions() {
        return completions.get();
    }

    /** Races to claim one. */
    int claims() {
        return claims.get();
    }

    /** Races that had two winners, or none. */
    int withoutOneWinner() {
        return withoutOneWinner.get();
    }

    /** What the losers were told, and how often. */
    Map<String, AtomicInteger> losers() {
        return losers;
    }

    /** Runs so many races for the completion of a task, and as many for its claim. */
    void run(int count, long seed) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        List<Thread> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            Random random = new Random(seed + i);
            Thread lane = new Thread(() -> lane(left, random), "lane-" + i);
            lane.start();
            lanes.add(lane);
        }
        for (Thread lane : lanes) lane.join();
    }

    private void lane(AtomicInteger left, Random random) {
        while (left.get() > 0) {
            Case each = load.caseAt(Requests.COUNTRIES.get(random.nextInt(Requests.COUNTRIES.size())), 0);
            for (String step : Steps.of(each.country)) {
                if (left.getAndDecrement() <= 0) return;
                try {
                    if (!race(each, step, random)) return;
                } catch (RuntimeException e) {
                    lab.ledger.wrong("a race for " + step + " of " + each + " failed: " + e);
                    return;
                }
            }
        }
    }

    private boolean race(Case each, String step, Random random) {
        List<Node> nodes = new ArrayList<>(lab.nodes);
        Collections.shuffle(nodes, random);
        String officer = "ncb." + each.country;
        String head = "ncbhead." + each.country;
        String task = task(nodes.get(0), officer, each, step);
        if (task == null) {
            lab.ledger.wrong(each + " has no task " + step);
            return false;
        }
        String path = "/engine-rest/task/" + task;
        claims.incrementAndGet();
        boolean first = one(
                "claim",
                each + " " + step,
                client.postAtOnce(nodes.get(0), officer, path + "/claim", Map.of("userId", officer)),
                client.postAtOnce(nodes.get(1), head, path + "/claim", Map.of("userId", head)));
        String holder = first ? officer : head;
        Object answers = FormFiller.submission(forms.computeIfAbsent(
                step,
                new_ -> new FormFiller(Requests.today(), Map.of())
                        .fill(client.get(nodes.get(0), holder, path + "/deployed-form")
                                .json())));
        completions.incrementAndGet();
        one(
                "complete",
                each + " " + step,
                client.postAtOnce(nodes.get(0), holder, path + "/submit-form", answers),
                client.postAtOnce(nodes.get(1), holder, path + "/submit-form", answers));
        each.steps.put(step, Known.ANSWERED);
        lab.ledger.acknowledged();
        return true;
    }

    /** @return whether the first of the two won */
    private boolean one(String what, String of, CompletableFuture<Reply> first, CompletableFuture<Reply> second) {
        Reply one = first.join();
        Reply other = second.join();
        lab.ledger.count(what + " " + one.kind());
        lab.ledger.count(what + " " + other.kind());
        if (one.isDone() != other.isDone()) return told(what, of, one.isDone() ? other : one) == other;
        withoutOneWinner.incrementAndGet();
        lab.ledger.wrong("%s %s has %s winners: %s, %s".formatted(what, of, one.isDone() ? "two" : "no", one, other));
        return true;
    }

    private Reply told(String what, String of, Reply loser) {
        losers.computeIfAbsent(what + " " + loser.status(), new_ -> new AtomicInteger())
                .incrementAndGet();
        if (loser.status() < 400 || loser.status() >= 500)
            lab.ledger.wrong("the loser of %s %s was told %s".formatted(what, of, loser));
        return loser;
    }

    private String task(Node node, String officer, Case each, String step) {
        JsonNode tasks = client.get(node, officer, "/engine-rest/task?processInstanceBusinessKey=" + each.reference)
                .json();
        for (JsonNode task : tasks)
            if (task.path("taskDefinitionKey").asText().equals(step))
                return task.path("id").asText();
        return null;
    }
}
