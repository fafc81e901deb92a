package org.ncbrelay.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.bench.Machine;
import org.ncbrelay.faults.Experiment.Amount;
import org.ncbrelay.faults.Lab.Options;
import org.ncbrelay.support.RelayCommand;

/**
 * The fault lab as a command: {@code make faults SEED=1 ACTS=10000 KILLS=300}. {@code -Drelay.faults.only} names kinds of faults,
 * {@code -Drelay.faults.minutes} how long each may take at most.
 */
public final class Faults {
    private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();
    private static final Path BINARIES = Path.of("target", "faults-postgres").toAbsolutePath();
    private static final Path TABLE = Path.of("target", "faults.md");
    private static final long SEED = Long.getLong("relay.faults.seed", 1);
    private static final int ACTS = Integer.getInteger("relay.faults.acts", 10_000);
    private static final int KILLS = Integer.getInteger("relay.faults.kills", 300);
    private static final int RACES = Integer.getInteger("relay.faults.races", 10_000);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("relay.faults.minutes", 60));
    /** Our default for the other classes: enough that a fault meets every kind of moment. */
    private static final int OTHERS = Integer.getInteger("relay.faults.others", 25);

    private static final Set<String> ONLY = Arrays.stream(
                    System.getProperty("relay.faults.only", "").split(","))
            .collect(Collectors.toSet());

    /** Of the acts of a class, what each of its kinds has, where it has two, three or four. */
    private static final int OF_TWO = (ACTS + 1) / 2;

    private static final int OF_THREE = (ACTS + 2) / 3;
    private static final int OF_FOUR = (ACTS + 3) / 4;

    /** The kills are a class of three, but a node that starts again leaves less of the machine for acts than a server does. */
    private static final int OF_NODES = ACTS / 10;

    private static final int OF_SERVERS = (ACTS - OF_NODES + 1) / 2;

    /** Between the numbers of the requests of one kind and the next; no two in a lab may have the same. */
    private static final int NUMBERS = 1_000_000;

    private final Workshop workshop;
    private final Report report;
    private final Fingerprints fingerprints = new Fingerprints();
    private Experiment opener;
    private Lab lab;

    private Faults(Workshop workshop, Report report) {
        this.workshop = workshop;
        this.report = report;
    }

    /**
     * A kind of fault and how often it is injected at least.
     *
     * @param acts    acknowledged meanwhile, at least
     * @param killing whether each of its faults is a {@code kill -9}
     */
    private record Planned(Experiment experiment, int least, int acts, boolean killing) {}

    /**
     * Six classes: what is killed; what is frozen or jumps in time; connections; systems outside; too little of something; full disks.
     * Kinds that can share a lab follow each other. Of all kills, one of sixteen is a node's, which costs a start; the others are the
     * server's, and of one of its processes.
     */
    private static List<Planned> plan() {
        int ofNodes = KILLS / 16;
        int ofServer = (KILLS - ofNodes) / 2;
        Options plain = Options.PLAIN;
        Options proxied = plain.withProxies();
        return List.of(
                kills(
                        "server",
                        "`kill -9` of PostgreSQL, its first process or all",
                        plain,
                        new Injections.ServerKill(),
                        ofServer,
                        OF_SERVERS),
                kills(
                        "commit",
                        "`kill -9` of a process of PostgreSQL as it commits",
                        plain,
                        new Injections.KillInCommit(),
                        KILLS - ofNodes - ofServer,
                        OF_SERVERS),
                other("terminate", "connections ended by PostgreSQL", plain, OF_FOUR, new Injections.Terminate()),
                other("freeze", "a node stopped (SIGSTOP) for 0.5 to 4 s", plain, OF_THREE, new Injections.Freeze()),
                other(
                        "jobs",
                        "a node stopped while it holds the locks of reminders",
                        plain,
                        OF_THREE,
                        new LockHolder()),
                other("deadlock", "deadlocks", plain, OF_THREE, new Pressure.Deadlock()),
                other(
                        "smtp",
                        "a mail server that hangs, refuses, answers twice, hangs up",
                        plain,
                        OF_TWO,
                        new Misbehaviour(lab -> lab.smtp.conduct)),
                other(
                        "iis",
                        "an information system that hangs, refuses, answers twice, lies",
                        plain,
                        OF_TWO,
                        new Misbehaviour(lab -> lab.iis.conduct)),
                kills("node", "`kill -9` of a node", plain, new Injections.NodeKill(), ofNodes, OF_NODES),
                other("cut", "a connection cut or half-open, at seven moments", proxied, OF_FOUR, new Injections.Cut()),
                other("cutall", "all connections of a node cut at once", proxied, OF_FOUR, new Injections.CutAll()),
                other("slow", "PostgreSQL 5 to 105 ms late with each message", proxied, OF_FOUR, new Injections.Slow()),
                other(
                        "pool",
                        "every connection of the pool in use",
                        plain.withArguments("--spring.datasource.hikari.maximum-pool-size=6"),
                        OF_THREE,
                        new Pressure.Pool()),
                other("disk", "disk full under PostgreSQL", plain, OF_THREE, new Disk("", 2000)),
                other(
                        "mailbox",
                        "disk full under the mailbox",
                        plain.withArguments(Lab.MAILBOX),
                        OF_THREE,
                        new Disk("mailbox", 200)),
                other(
                        "audit",
                        "disk full under the audit's key and checkpoints",
                        plain.withArguments("--relay.audit.interval=1s"),
                        OF_THREE,
                        new Disk("audit", 1)),
                other(
                        "memory",
                        "bodies that do not fit into the heap, many at once",
                        plain,
                        OF_THREE,
                        new Pressure.Memory()),
                other("clock", "the clock of a node jumps by up to 40 min", plain, OF_THREE, new Clock()));
    }

    private static Planned kills(String name, String what, Options options, Injection injection, int least, int acts) {
        return new Planned(new Experiment(name, what, options, injection), least, acts, true);
    }

    private static Planned other(String name, String what, Options options, int acts, Injection injection) {
        return new Planned(new Experiment(name, what, options, injection), OTHERS, acts, false);
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(System.getProperty("relay.faults.jar", "target/relay/ncb-relay.jar"))
                .toAbsolutePath();
        List<String> program = Files.exists(jar) ? RelayCommand.packaged(jar) : Workshop.compiled();
        Workshop workshop = new Workshop(FOLDER, BINARIES, program).prepare();
        Report report = new Report(
                TABLE,
                "Seed %d, %s, %d cores, Java %s"
                        .formatted(SEED, Machine.processor(), Machine.cores(), System.getProperty("java.version")));
        new Faults(workshop, report).tryAll();
        System.out.println(Files.readString(TABLE));
        System.exit(0);
    }

    private void tryAll() throws Exception {
        int numbers = 0;
        for (Planned planned : plan()) {
            if (!isWanted(planned.experiment().name())) continue;
            if (!planned.experiment().injection().isPossible()) {
                System.out.println(planned.experiment().what() + ": not possible here");
                continue;
            }
            numbers += NUMBERS;
            try {
                open(planned.experiment());
                Amount amount = new Amount(planned.least(), planned.acts(), LONGEST);
                report.add(planned.experiment().run(lab, fingerprints, amount, SEED, numbers), planned.killing());
            } catch (Exception | AssertionError broken) {
                // The others are worth their hours all the same.
                broken.printStackTrace();
                report.add(planned.experiment().what(), broken);
                close();
            }
            System.out.println(Files.readString(TABLE));
        }
        close();
        if (isWanted("races")) races();
    }

    private void open(Experiment next) throws Exception {
        if (lab != null && next.canFollow(opener)) return;
        close();
        opener = next;
        lab = next.open(workshop);
    }

    private void close() throws Exception {
        Lab closed = lab;
        lab = null;
        if (closed != null) opener.close(workshop, closed);
    }

    private void races() throws Exception {
        try (Lab raced = workshop.lab("races", Options.PLAIN)) {
            raced.start();
            raced.load = new Load("races", raced.nodes, raced.ledger, SEED, 0);
            if (!fingerprints.areKnown()) Experiment.calibrate(raced, fingerprints);
            Races races = new Races(raced, raced.load);
            races.run(RACES, SEED);
            raced.settle();
            Check check = Check.whole(raced, fingerprints, SEED);
            report.add(races.completions(), races.claims(), races.withoutOneWinner(), races.losers(), check.findings());
        }
    }

    private static boolean isWanted(String name) {
        return ONLY.contains("") || ONLY.contains(name);
    }
}
