package org.ncbrelay.labs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ncbrelay.labs.Client.Reply;
import org.ncbrelay.labs.Ledger.Case;

/**
 * Two officers of one bureau claim one task at the same moment, at two nodes; then the one who has it completes it twice at the same moment.
 * Each time exactly one call succeeds, and the other gets an answer between 400 and 499.
 */
final class Races {
    private static final int LANES = 4;

    private final Lab lab;
    private final Client client = new Client(Duration.ofSeconds(60));
    private final Map<String, Object> forms = new ConcurrentHashMap<>();

    private Races(Lab lab) {
        this.lab = lab;
    }

    /** Runs so many races for the completion of a task, and as many for its claim. */
    static void run(Lab lab, int count) throws InterruptedException {
        Races races = new Races(lab);
        AtomicInteger left = new AtomicInteger(count);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        for (int i = 0; i < LANES; i++) lanes.execute(() -> races.lane(left));
        lanes.shutdown();
        lanes.awaitTermination(1, TimeUnit.DAYS);
    }

    private void lane(AtomicInteger left) {
        while (left.get() > 0) {
            try {
                Case each = lab.load.caseAt(Requests.COUNTRIES.get(Math.floorMod(left.get(), 5)), 0);
                for (String step : Requests.steps(each.country)) if (left.getAndDecrement() > 0) race(each, step);
            } catch (RuntimeException e) {
                lab.ledger.wrong("a race failed: " + e);
                return;
            }
        }
    }

    private void race(Case each, String step) {
        String what = step + " of " + each;
        String one = lab.nodes.get(each.number % 2).address();
        String other = lab.nodes.get((each.number + 1) % 2).address();
        String officer = "ncb." + each.country;
        String head = "ncbhead." + each.country;
        String path = "/engine-rest/task/" + task(one, officer, each, step);
        boolean first = one(
                "claim of " + what,
                client.postAtOnce(one, officer, path + "/claim", Map.of("userId", officer)),
                client.postAtOnce(other, head, path + "/claim", Map.of("userId", head)));
        String holder = first ? officer : head;
        Object answers = forms.computeIfAbsent(
                step,
                key -> Load.answers(
                        client.get(one, holder, path + "/deployed-form").json()));
        one(
                "completion of " + what,
                client.postAtOnce(one, holder, path + "/submit-form", answers),
                client.postAtOnce(other, holder, path + "/submit-form", answers));
        each.steps.put(step, true);
        lab.ledger.acknowledged();
    }

    /** @return whether the first of the two won */
    private boolean one(String what, CompletableFuture<Reply> first, CompletableFuture<Reply> second) {
        Reply one = first.join();
        Reply other = second.join();
        int loser = (one.isDone() ? other : one).status();
        if (one.isDone() == other.isDone() || loser < 400 || loser > 499)
            lab.ledger.wrong("the %s ended with %s and %s".formatted(what, one, other));
        lab.ledger.count("loser of the " + what.replaceFirst(" .*", " ") + loser);
        return one.isDone();
    }

    private String task(String node, String officer, Case each, String step) {
        for (var task : client.get(node, officer, "/engine-rest/task?processInstanceBusinessKey=" + each.reference)
                .json())
            if (task.path("taskDefinitionKey").asText().equals(step))
                return task.path("id").asText();
        throw new IllegalStateException(each + " has no task " + step);
    }
}
