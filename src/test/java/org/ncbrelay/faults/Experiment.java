package org.ncbrelay.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One kind of fault: a lab under load, hurt again and again on a seed, then checked.
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

    /** Whether this can be tried in a lab that was set up for another. */
    boolean canFollow(Experiment other) {
        return options.equals(other.options) && injection.sharesItsLab() && other.injection.sharesItsLab();
    }

    /** A lab that is ready, in which nothing has been hurt. */
    Lab open(Workshop workshop) throws Exception {
        if (injection instanceof Disk disk) disk.mount(folder(workshop));
        Lab lab = null;
        try {
            lab = workshop.lab(name, options, injection::prefix);
            lab.start();
            return lab;
        } catch (Exception | AssertionError failed) {
            close(workshop, lab);
            throw failed;
        }
    }

    /** @param lab null where there is none yet */
    void close(Workshop workshop, Lab lab) throws Exception {
        try {
            if (lab != null) lab.close();
        } finally {
            if (injection instanceof Disk disk) disk.unmount(folder(workshop));
        }
    }

    private Path folder(Workshop workshop) {
        return workshop.folder().resolve(name);
    }

    /** @param first number of the first request; no two in a lab may have the same */
    Result run(Lab lab, Fingerprints fingerprints, Amount amount, long seed, int first) throws Exception {
        long begin = System.nanoTime();
        lab.load = new Load(name, lab.nodes, lab.ledger, seed, first);
        if (!fingerprints.areKnown()) calibrate(lab, fingerprints);
        lab.ledger.begin();
        lab.load.start(injection.scripts());
        Random random = new Random(seed);
        List<Duration> recoveries = new ArrayList<>();
        long end = System.nanoTime() + amount.longest().toNanos();
        int before = injection.injected(lab, 0);
        int turns = 0;
        int injected = 0;
        while ((injected < amount.injections() || lab.ledger.acts() < amount.acts()) && System.nanoTime() < end) {
            Until.passed(injection.pause().plusMillis(random.nextInt(700)));
            recoveries.add(turn(lab, random));
            injected = injection.injected(lab, ++turns) - before;
            awaitShare(lab, amount, injected, end);
        }
        lab.load.stop();
        lab.settle();
        Check check = Check.whole(lab, fingerprints, seed);
        Duration whole = Duration.ofNanos(System.nanoTime() - begin);
        return new Result(this, injected, lab.ledger, check.findings(), check.lettersRepeated(), recoveries, whole);
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
