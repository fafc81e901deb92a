package org.ncbrelay.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ncbrelay.bench.Machine;
import org.ncbrelay.labs.Check.Finding;
import org.ncbrelay.labs.Check.Kind;
import org.ncbrelay.labs.Faults.Disk;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.RelayCommand;
import org.springframework.util.FileSystemUtils;

/**
 * The fault lab as a command: {@code make faults SEED=1 ACTS=10000 KILLS=300}. Each kind of fault has a lab of its own, under load, hurt again
 * and again from a seed, then checked. {@code -Drelay.faults.only} names kinds.
 */
public final class FaultLab {
    private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();
    private static final Path TABLE = Path.of("target", "faults.md");
    private static final Path JAR = Path.of("target/relay/ncb-relay.jar").toAbsolutePath();
    private static final long SEED = Long.getLong("relay.faults.seed", 1);
    private static final int ACTS = Integer.getInteger("relay.faults.acts", 10_000);
    private static final int KILLS = Integer.getInteger("relay.faults.kills", 300);
    private static final List<String> ONLY =
            Arrays.asList(System.getProperty("relay.faults.only", "").split(","));
    /** Our default for faults that are no kills: enough that a fault meets every kind of moment. */
    private static final int OTHERS = 25;

    /** After which a kind ends with the faults and acts that it has. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final List<String> LINES = new ArrayList<>();

    private FaultLab() {}

    /**
     * A kind of fault.
     *
     * @param least     how often it is injected at least
     * @param acts      acknowledged meanwhile, at least
     * @param arguments of the relay
     */
    private record Planned(String name, int least, int acts, Fault fault, String... arguments) {}

    /**
     * Each class of faults has all of the acts, each of its kinds a part. Of all kills, one of sixteen is a node's, which costs a start; the
     * others are the server's, and of one of its processes.
     */
    private static List<Planned> plan() {
        int nodes = Math.max(1, KILLS / 16);
        int servers = Math.max(1, (KILLS - nodes) / 2);
        int half = ACTS / 2;
        int third = ACTS / 3 + 1;
        int fourth = ACTS / 4 + 1;
        return List.of(
                new Planned("server", servers, half, Faults::killServer),
                new Planned("commit", servers, half, Faults::killInCommit),
                new Planned("node", nodes, ACTS / 10, new Faults.NodeKill()),
                new Planned("terminate", OTHERS, fourth, Faults::terminate),
                new Planned("cut", OTHERS, fourth, Faults.cut()),
                new Planned("cutall", OTHERS, fourth, Faults::cutAll),
                new Planned("slow", OTHERS, fourth, Faults::slow),
                new Planned("freeze", OTHERS, third, Faults::freeze),
                new Planned("jobs", OTHERS, third, Faults::freezeWithLocks),
                new Planned("clock", OTHERS, third, new Faults.Clock()),
                new Planned("smtp", OTHERS, half, new Faults.Misbehaviour(lab -> lab.smtp.conduct)),
                new Planned("iis", OTHERS, half, new Faults.Misbehaviour(lab -> lab.iis.conduct)),
                new Planned("deadlock", OTHERS, third, new Faults.Deadlock()),
                new Planned("pool", OTHERS, third, Faults::usePool, "--spring.datasource.hikari.maximum-pool-size=6"),
                new Planned("memory", OTHERS, third, new Faults.Memory()),
                new Planned("disk", OTHERS, third, new Disk("", 2000)),
                new Planned("mailbox", OTHERS, third, new Disk("mailbox", 200), "--relay.mail.transport=mailbox"),
                new Planned("audit", OTHERS, third, new Disk("audit", 1), "--relay.audit.interval=1s"));
    }

    public static void main(String[] arguments) throws Exception {
        write("Seed %d, %s".formatted(SEED, Machine.description()));
        write("");
        write(
                "| fault | injected | acknowledged acts | lost | doubled | wrong | answers 500 | until it takes requests again: median | worst |");
        write("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Planned each : plan()) if (isWanted(each.name())) run(each);
        if (isWanted("races")) races();
        System.exit(0);
    }

    private static boolean isWanted(String name) {
        return ONLY.contains("") || ONLY.contains(name);
    }

    private static void run(Planned planned) throws Exception {
        Path folder = FOLDER.resolve(planned.name());
        FileSystemUtils.deleteRecursively(folder);
        if (!planned.fault().isPossible()) {
            System.out.println(planned.name() + ": not possible here");
            return;
        }
        planned.fault().prepare(folder);
        try (Lab lab = lab(folder, planned.fault(), planned.arguments())) {
            lab.start();
            hurt(lab, planned);
        } catch (Exception | AssertionError broken) {
            // The others are worth their hours all the same.
            broken.printStackTrace();
            write("| %s | broken off: %s |".formatted(planned.name(), broken));
        } finally {
            planned.fault().cleanUp(folder);
        }
    }

    private static Lab lab(Path folder, Fault fault, String... arguments) throws IOException {
        List<String> program = Files.exists(JAR)
                ? RelayCommand.packaged(JAR, "-Xbootclasspath/a:" + Node.PROFILE)
                : RelayCommand.compiled(Node.CLASS_PATH);
        return new Lab(folder, SEED, program, 2, fault, arguments);
    }

    private static void hurt(Lab lab, Planned planned) throws Exception {
        Fault fault = planned.fault();
        Random random = new Random(SEED);
        List<Duration> recoveries = new ArrayList<>();
        int undisturbed = lab.ledger.acts();
        int before = fault.injected(lab, 0);
        int injected = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        lab.load.start(fault.scripts());
        while ((injected < planned.least() || lab.ledger.acts() - undisturbed < planned.acts())
                && System.nanoTime() < end) {
            Lab.pause(fault.pause().plusMillis(random.nextInt(700)));
            long hurt = System.nanoTime();
            for (Node node : fault.into(lab, random)) lab.load.probe(node);
            recoveries.add(Duration.ofNanos(System.nanoTime() - hurt));
            injected = fault.injected(lab, recoveries.size()) - before;
            // Faults and acts reach their numbers together, so that each fault meets work.
            long share = Math.min(planned.acts(), (long) planned.acts() * injected / planned.least());
            while (lab.ledger.acts() - undisturbed < share && System.nanoTime() < end) Lab.pause(Duration.ofMillis(50));
        }
        lab.load.stop();
        lab.settle();
        List<Finding> findings = Check.whole(lab);
        Collections.sort(recoveries);
        write("| %s | %,d | %,d | %d | %d | %d | %d | %s | %s |"
                .formatted(
                        planned.name(),
                        injected,
                        lab.ledger.acts() - undisturbed,
                        count(findings, Kind.LOST),
                        count(findings, Kind.DOUBLED),
                        count(findings, Kind.WRONG),
                        lab.ledger.failures(),
                        seconds(recoveries.get(recoveries.size() / 2)),
                        seconds(recoveries.get(recoveries.size() - 1))));
        System.out.println(lab.ledger.answers());
        findings.forEach(System.out::println);
    }

    private static long count(List<Finding> findings, Kind kind) {
        return findings.stream().filter(each -> each.kind() == kind).count();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static void races() throws Exception {
        int races = Integer.getInteger("relay.faults.races", 10_000);
        Path folder = FOLDER.resolve("races");
        FileSystemUtils.deleteRecursively(folder);
        try (Lab lab = lab(folder, Fault.NONE)) {
            lab.start();
            Races.run(lab, races);
            lab.settle();
            List<Finding> findings = Check.whole(lab);
            write("");
            write("%,d completions and as many claims at two nodes: %s, %s"
                    .formatted(races, findings.isEmpty() ? "one winner each" : findings, lab.ledger.answers()));
        }
    }

    /** A run that is broken off leaves the lines that it has. */
    private static void write(String line) throws IOException {
        LINES.add(line);
        Files.write(TABLE, LINES);
        System.out.println(line);
    }
}
