package org.ncbrelay.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.machines.Node;

/** The nodes of a lab behind HAProxy, used all the while by scripts, by an officer with one login and by a probe. */
final class Cluster implements AutoCloseable {
    /** As scripts are asked to do: they send a call again for so long. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A step that an installation adds, between triage and support. */
    private static final Path REVIEW = Path.of("docs", "examples", "legal-review");

    private static final Duration BETWEEN = Duration.ofMillis(100);

    final Lab lab;
    final Proxy proxy;
    private final Caller officer;
    private final HttpClient probe = HttpClient.newHttpClient();
    private final HttpRequest login;

    /** What is done to a cluster. */
    interface Act {
        void run() throws Exception;
    }

    /**
     * @param problems   acts that were lost or doubled, calls that failed in spite of their repetition, a login that ended
     * @param unanswered calls that were sent once and got no answer
     */
    record Seen(List<String> problems, int unanswered) {}

    /** Starts so many nodes of one version, as in production (application-production.yaml) but for their people, and the proxy. */
    Cluster(Path folder, List<String> program, int size) throws Exception {
        lab = new Lab(folder, 1, program, size, Fault.NONE, "--relay.drain-delay=5s");
        try {
            lab.start();
            proxy = new Proxy(folder, lab.nodes.stream().map(Node::port).toList());
            login = HttpRequest.newBuilder(URI.create(proxy.address() + "/login"))
                    .timeout(Duration.ofSeconds(15))
                    .build();
            Node.await("the proxy answers", LONGEST, this::isAnswered);
            officer = Caller.session(proxy.port(), "ncb.ken", "wildlife-demo");
        } catch (Exception | AssertionError failure) {
            lab.close();
            throw failure;
        }
    }

    private boolean isAnswered() {
        try {
            return probe.send(login, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends one node in order, and starts it with this version. */
    void replace(int node, List<String> program) throws InterruptedException {
        lab.nodes.get(node).close();
        lab.nodes.get(node).start(program).ready();
    }

    /** Replaces one node after the other, as a rolling upgrade does. */
    void replaceAll(List<String> program) throws InterruptedException {
        for (int i = 0; i < lab.nodes.size(); i++) replace(i, program);
    }

    /**
     * Starts the first node anew with the folder of the legal review. An operator asks there that it is put in force, another confirms at the
     * last node, which has no folder. Running cases go on without the review, a new one meets it, and keeps it when it is taken back.
     *
     * @param running cases that began before
     * @return what went wrong
     */
    List<String> withReview(List<String> program, ParkedCases running) throws Exception {
        List<String> withFolder = new ArrayList<>(program);
        withFolder.add("--relay.models.directory=" + REVIEW.toAbsolutePath());
        List<String> problems = new ArrayList<>(during("models of an installation", () -> {
                    replace(0, withFolder);
                    changeModels("folder");
                })
                .problems());
        problems.addAll(running.workAll(proxy.address(), ClusterLab.NO_MARK));
        ParkedCases meeting = new ParkedCases(proxy.address()).parkAt("Task_ReviewPlanLegally");
        problems.addAll(during("models of the release again", () -> changeModels("release"))
                .problems());
        String withoutFolder = lab.nodes.get(lab.nodes.size() - 1).address();
        problems.addAll(meeting.workAll(withoutFolder, ClusterLab.NO_MARK));
        return problems;
    }

    /** @param to {@code folder} of the first node, or {@code release} */
    private void changeModels(String to) {
        Answer asked = basic(0, "operator").post("/api/administration/models/" + to, "{}");
        String change = "/api/administration/changes/"
                + asked.with(200).json().path("number").asLong();
        basic(lab.nodes.size() - 1, "operator2")
                .post(change + "/confirmation", "{}")
                .with(200);
    }

    private Caller basic(int node, String operator) {
        return Caller.basic(lab.nodes.get(node).port(), operator, "wildlife-demo");
    }

    /** Does something to the cluster under load, and checks everything once all is quiet. */
    Seen during(String what, Act act) throws Exception {
        Load load = new Load(lab.ledger, List.of(proxy.address()), lab.seed, Duration.ofMillis(400), LONGEST);
        List<String> problems = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger unanswered = new AtomicInteger();
        int before = lab.ledger.acts();
        load.start(2);
        ScheduledExecutorService callers = Executors.newScheduledThreadPool(2);
        Runnable probing = () -> {
            asked.incrementAndGet();
            if (!isAnswered()) unanswered.incrementAndGet();
        };
        callers.scheduleWithFixedDelay(probing, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        callers.scheduleWithFixedDelay(() -> read(problems), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        awaitActs(before + 10);
        long start = System.nanoTime();
        act.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        awaitActs(lab.ledger.acts() + 10);
        callers.shutdown();
        callers.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS);
        load.stop();
        lab.settle();
        Check.whole(lab).forEach(finding -> problems.add(finding.toString()));
        if (lab.ledger.failures() > 0) problems.add("answers 500: " + lab.ledger.failures());
        System.out.printf(
                "%s: %d s, %d acts, %d of %d probes without answer, %s%n",
                what, took.toSeconds(), lab.ledger.acts() - before, unanswered.get(), asked.get(), problems);
        return new Seen(problems, unanswered.get());
    }

    private void awaitActs(int acts) {
        Node.await("acts of the load", Duration.ofMinutes(2), () -> lab.ledger.acts() >= acts);
    }

    /** The officer's page, with the login that must last: another answer than the page is only for a node that is just away. */
    private void read(List<String> problems) {
        try {
            int status = officer.get("/cases", "Accept", "text/html").status();
            if (status < 500) {
                if (status != 200) problems.add("the login was lost: " + status);
            } else if (status == 500) problems.add("the page failed");
        } catch (UncheckedIOException unanswered) {
            // The probe counts these.
        }
    }

    @Override
    public void close() throws Exception {
        proxy.close();
        lab.close();
    }
}
