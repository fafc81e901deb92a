package org.ncbrelay.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One class of faults: a lab under load, hurt again and again on a seed, then checked.
 *
 * @param name       of the lab, one word
 * @param what       as the table calls it
 * @param options    of the lab
 * @param injection  the fault
 */
record Experiment(String name, String what, Lab.Options options, Injection injection) {
    /**
     * How much of it.
     *
     * @param injections at least
     * @param acts       acknowledged, at least
     * @param longest    from the start of the load, after which it ends with what it has
     */
    record Amount(int injections, int acts, Duration longest) {}

    /** What came of it. */
    record Result(
            Experiment experiment,
            int injections,
            Ledger ledger,
            Findings findings,
            int lettersRepeated,
            List<Duration> recoveries,
            Duration whole) {
        /** @return the median, or zero where nothing was measured */
        Duration median() {
            List<Duration> sorted = recoveries.stream().sorted().toList();
            return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
        }

        Duration worst() {
            return recoveries.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        }
    }

    Result run(Workshop workshop, Fingerprints fingerprints, Amount amount, long seed) throws Exception {
        long begin = System.nanoTime();
        Path folder = workshop.folder().resolve(name);
        if (injection instanceof Disk disk) disk.mount(folder);
        try (Lab lab = workshop.lab(name, options, injection::prefix)) {
            lab.start();
            lab.load = new Load(name, lab.nodes, lab.ledger, seed, 0);
            if (!fingerprints.areKnown()) calibrate(lab, fingerprints);
            lab.load.start(injection.scripts());
            Random random = new Random(seed);
            List<Duration> recoveries = new ArrayList<>();
            long end = System.nanoTime() + amount.longest().toNanos();
            int turns = 0;
            while ((injection.injected(lab, turns) < amount.injections() || lab.ledger.acts() < amount.acts())
                    && System.nanoTime() < end) {
                Until.passed(injection.pause().plusMillis(random.nextInt(700)));
                recoveries.add(turn(lab, random));
                turns++;
                awaitShare(lab, amount, injection.injected(lab, turns), end);
            }
            int injected = injection.injected(lab, turns);
            lab.load.stop();
            lab.settle();
            Check check = new Check(lab.server.sql(), lab.ledger, fingerprints)
                    .database()
                    .records(lab.iis)
                    .seals(lab.folder.resolve("audit/checkpoints.txt"));
            int repeated = check.letters(lab.letters());
            check.api(lab.nodes.get(0), seed);
            Duration whole = Duration.ofNanos(System.nanoTime() - begin);
            return new Result(this, injected, lab.ledger, check.findings(), repeated, recoveries, whole);
        } finally {
            if (injection instanceof Disk disk) disk.unmount(folder);
        }
    }

    /** Faults and acts reach their numbers together, so that each fault meets work. */
    private static void awaitShare(Lab lab, Amount amount, int injected, long end) {
        long share = Math.min(amount.acts(), (long) amount.acts() * injected / amount.injections());
        while (lab.ledger.acts() < share && System.nanoTime() < end) Until.passed(Duration.ofMillis(50));
    }

    /** One fault, and how long it took until each node that it hurt had taken a request again. */
    private Duration turn(Lab lab, Random random) throws Exception {
        long hurt = System.nanoTime();
        injection.into(lab, random);
        for (Node node : injection.hurt(lab)) lab.load.probe(node);
        return Duration.ofNanos(System.nanoTime() - hurt);
    }

    /** One case of each country at each step, before anything is hurt: what all others are compared with. */
    static void calibrate(Lab lab, Fingerprints fingerprints) {
        List<Ledger.Case> undisturbed = new ArrayList<>();
        for (String country : Requests.COUNTRIES) {
            for (int steps = 0; steps <= Steps.of(country).size(); steps++)
                undisturbed.add(lab.load.caseAt(country, steps));
            Ledger.Case reminded = lab.load.caseAt(country, 0);
            reminded.reminded = true;
            undisturbed.add(reminded);
        }
        lab.server.sql().update(LockHolder.DUE, (Object) undisturbed.stream()
                .filter(each -> each.reminded)
                .map(each -> each.reference)
                .toArray(String[]::new));
        lab.settle();
        var prints = Fingerprints.read(lab.server.sql());
        for (Ledger.Case each : undisturbed)
            fingerprints.learn(
                    each.country, each.steps.size(), each.reminded, each.reference, prints.get(each.reference));
    }
}
