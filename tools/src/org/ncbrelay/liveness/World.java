package org.ncbrelay.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.support.matter.RandomAnswers;
import org.ncbrelay.support.matter.RandomMatter;

/** A few officers and a case or two. Officers act or do not, time passes, and nobody else helps. */
final class World {
    /** In simulated time; our default. */
    static final Duration LONGEST_LIFE = Duration.ofDays(3 * 365);

    /** No two acts of officers happen at the same moment. */
    private static final Duration WORK = Duration.ofMinutes(7);

    private static final int MOST_STEPS = 3000;
    /** Tasks of one kind that are left to time before somebody does the next. */
    private static final int MOST_NEGLECTED = 3;

    private static final int ATTEMPTS = 6;
    /** In one world of so many a request repeats another one. */
    private static final int JOINING = 3;

    private static final int[] DAYS_LATER = {0, 1, 30, 120};

    private final long seed;
    private final Relay relay;
    private final Instant start;
    private final Random chance;
    private final Roster roster;
    private final Habits habits;
    private final List<CaseReference> cases = new ArrayList<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<Person> gone = new HashSet<>();
    private final Map<String, Set<String>> neglected = new HashMap<>();
    private Turn turn;
    private Turn taken;
    private int steps;

    /** Whether the second request repeats the first one, and the team would join them. */
    private final boolean joins;

    /** Whether intelligence will rest on the first case. */
    private boolean reports;

    World(long seed, Relay relay, Instant start, Roster roster) {
        this.seed = seed;
        this.relay = relay;
        this.start = start;
        this.chance = Habits.chance(seed, "world");
        this.roster = roster;
        this.habits = Habits.of(seed);
        this.joins = Habits.chance(seed, "joins").nextInt(JOINING) == 0;
        this.turn = Turn.of(seed).orElse(null);
    }

    Outcome live() {
        relay.flow().setClock(start);
        String trouble;
        Throwable failure = null;
        try {
            begin();
            trouble = untilTheEnd();
        } catch (RuntimeException failed) {
            failure = failed;
            trouble = "the relay failed: " + firstLine(failed);
        }
        DeadEnd deadEnd = new DeadEnd(seed, relay, roster, cases, refusals);
        if (trouble != null && failure == null) trouble += ": " + deadEnd.cause();
        String report = trouble == null ? null : deadEnd.report(trouble, failure);
        Outcome outcome = new Outcome(List.copyOf(cases), taken, trouble, report);
        relay.removeWhatRuns();
        relay.accounts().closeAll();
        relay.freeNames();
        return outcome;
    }

    private void begin() {
        RandomMatter matter = new RandomMatter(chance, Roster.COUNTRIES);
        relay.accounts().open(roster.of(OrganisationCode.INTERPOL));
        if (chance.nextInt(10) < 3) {
            turn = null;
            cases.add(relay.register(
                    matter.intelligence(null),
                    any(roster.of(OrganisationCode.INTERPOL), Role.GWET_ANALYST, Role.GWET_LEAD)));
            return;
        }
        OrganisationCode home =
                turn != null && turn.act() == Turn.Act.TRANSFER ? new OrganisationCode("KEN") : country();
        request(matter, home);
        if (joins) request(matter, home);
        OrganisationCode other = country();
        // Two countries that look for the same seller may ask each other.
        if (chance.nextInt(3) == 0 && !other.equals(home)) request(matter, other);
        reports = chance.nextInt(5) == 0;
    }

    private void request(RandomMatter matter, OrganisationCode country) {
        if (!roster.knows(country)) relay.accounts().open(roster.employ(country));
        Person author = any(roster.of(country), Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD);
        Map<String, Object> request = matter.request(country, "w" + seed);
        if (turn != null && cases.isEmpty())
            turn.capability().ifPresent(capability -> request.put("capabilities", List.of(capability.name())));
        cases.add(relay.submit(request, author));
    }

    private OrganisationCode country() {
        return new OrganisationCode(Roster.COUNTRIES.get(chance.nextInt(Roster.COUNTRIES.size())));
    }

    private boolean isRecorded(CaseReference reference) {
        return Set.of("RECORDED", "IN_SUPPORT").contains(relay.flow().status(reference));
    }

    /** Intelligence that comes from a request carries what its source demands; the team reads it from the record on. */
    private void registerRelated() {
        reports = false;
        RandomMatter matter = new RandomMatter(chance, Roster.COUNTRIES);
        Person analyst = any(roster.of(OrganisationCode.INTERPOL), Role.GWET_ANALYST, Role.GWET_LEAD);
        cases.add(relay.register(matter.intelligence(cases.get(0).value()), analyst));
    }

    /** @return null if all cases have ended */
    private String untilTheEnd() {
        while (steps++ < MOST_STEPS) {
            settle();
            takeTurn();
            List<String> inForce = relay.inForceAfterTheirStop(cases);
            if (!inForce.isEmpty()) return "nothing undoes " + inForce;
            if (reports && isRecorded(cases.get(0))) registerRelated();
            if (relay.running().isEmpty() && relay.nextWarning().isEmpty()) return statusAfterTheEnd();
            if (relay.flow().now().isAfter(start.plus(LONGEST_LIFE)))
                return "not at an end after " + LONGEST_LIFE.toDays() + " days";
            if (chance.nextInt(100) < habits.ownAccord()) actUnasked();
            else if (chance.nextInt(100) < habits.diligence() && actAtRandom()) continue;
            else if (!letTimePass() && !actByAnyMeans()) return "nobody can go on, and no timer is open";
        }
        return "not at an end after " + MOST_STEPS + " steps";
    }

    private String statusAfterTheEnd() {
        List<String> wrong = relay.openWithoutFlow(cases);
        return wrong.isEmpty() ? null : "the flow is over, but " + wrong;
    }

    private void settle() {
        relay.settle();
        for (OpenTask task : relay.tasks().open()) {
            OrganisationCode organisation = new OrganisationCode(task.organisation());
            if (!roster.knows(organisation)) relay.accounts().open(roster.employ(organisation));
        }
    }

    private void takeTurn() {
        if (turn == null || !relay.marks(cases.get(0)).contains(turn.mark())) return;
        List<Person> people = new ArrayList<>(working());
        Collections.shuffle(people, chance);
        if (people.stream().noneMatch(person -> relay.ownAccord().take(turn, cases.get(0), person, chance))) return;
        taken = turn;
        turn = null;
        settle();
    }

    private void actUnasked() {
        List<Person> working = working();
        if (working.isEmpty()) return;
        relay.ownAccord()
                .act(cases.get(chance.nextInt(cases.size())), working.get(chance.nextInt(working.size())), chance);
    }

    /** Somebody who works does, or only claims, one of the tasks that wait for them. */
    private boolean actAtRandom() {
        List<Step> possible = new ArrayList<>();
        for (OpenTask task : relay.tasks().open())
            for (Person person : working())
                if (task.waitsFor(person) && !isNeglected(task) && !refusals.containsKey(key(task, person)))
                    possible.add(new Step(task, person));
        if (possible.isEmpty()) return false;
        Step step = possible.get(chance.nextInt(possible.size()));
        if (chance.nextInt(8) > 0) return complete(step, approval());
        return noted(step, relay.tasks().claim(step.person(), step.task()));
    }

    /** Nobody approves of a request that is to be withdrawn while it is returned for correction. */
    private int approval() {
        return turn != null && turn.mark().equals(CaseStatus.RETURNED.name()) ? 0 : habits.approval();
    }

    /** A task of which nobody takes notice; where the case comes back to it for good, somebody does at last. */
    private boolean isNeglected(OpenTask task) {
        if (!habits.neglect(task.node())) return false;
        Set<String> tasks = neglected.computeIfAbsent(task.node(), first -> new HashSet<>());
        return tasks.contains(task.id()) || tasks.size() < MOST_NEGLECTED && tasks.add(task.id());
    }

    private boolean complete(Step step, int approval) {
        return noted(
                step,
                relay.tasks()
                        .complete(
                                step.person(),
                                step.task(),
                                new RandomAnswers(chance, approval, Roster.COUNTRIES, given(step.task()))));
    }

    /** Where the relay refuses these, as of the first case itself, it is the plain answers. */
    private Map<String, Object> given(OpenTask task) {
        if (!joins) return Map.of();
        return switch (task.node()) {
            case "triage/Task_AssessRequest" ->
                Map.of(
                        "assessment",
                        "DUPLICATE",
                        "linkedReference",
                        cases.get(0).value());
            case "triage/Task_DecideSupport" -> Map.of("decision", "JOIN");
            default -> Map.of();
        };
    }

    /** Everybody who works tries every task of their organisation, now and later. */
    private boolean actByAnyMeans() {
        for (int days : DAYS_LATER) {
            moveTo(relay.flow().now().plus(Duration.ofDays(days)));
            settle();
            List<Step> steps = new ArrayList<>();
            for (OpenTask task : relay.tasks().open())
                for (Person person : working()) if (task.isFor(person)) steps.add(new Step(task, person));
            Collections.shuffle(steps, chance);
            // What moves the case forward may be what is refused: then anything else is tried.
            for (int attempt = 0; attempt < ATTEMPTS; attempt++)
                if (steps.stream().anyMatch(step -> complete(step, 0))) return true;
        }
        return false;
    }

    private boolean noted(Step step, Optional<String> refusal) {
        refusal.ifPresent(why -> refusals.put(key(step.task(), step.person()), why));
        relay.flow().advance(WORK);
        return refusal.isEmpty();
    }

    static String key(OpenTask task, Person person) {
        return task.id() + " " + person.userId();
    }

    /** @return false if nothing will happen by time alone */
    private boolean letTimePass() {
        Instant now = relay.flow().now();
        Optional<Instant> next = Stream.concat(
                        Stream.concat(relay.timers().nextDue().stream(), relay.nextWarning().stream()),
                        roster.everybody().stream().flatMap(person -> person.presence().changeAfter(now).stream()))
                .min(Instant::compareTo);
        if (next.isEmpty()) return false;
        Instant sooner = now.plus(Duration.ofHours(1 + chance.nextInt(96)));
        moveTo(chance.nextBoolean() && sooner.isBefore(next.get()) ? sooner : next.get());
        return true;
    }

    private void moveTo(Instant moment) {
        if (moment.isAfter(relay.flow().now())) relay.flow().setClock(moment);
        for (Person person : roster.everybody()) {
            Instant dismissed = person.presence().dismissedAt();
            if (dismissed != null && !dismissed.isAfter(relay.flow().now()) && gone.add(person))
                relay.accounts().dismiss(person);
        }
    }

    private List<Person> working() {
        return roster.everybody().stream()
                .filter(person -> person.worksAt(relay.flow().now()))
                .toList();
    }

    private Person any(List<Person> people, Role... roles) {
        List<Person> fit =
                people.stream().filter(person -> person.officer().isAny(roles)).toList();
        return fit.get(chance.nextInt(fit.size()));
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }

    private record Step(OpenTask task, Person person) {}

    /**
     * How a world has ended.
     *
     * @param taken   the turn that its first case took in the middle; null for none
     * @param trouble why it did not end by itself, in a few words that worlds in the same trouble share; null if all cases have ended
     * @param report  everything that is needed to find out why; null if all cases have ended
     */
    record Outcome(List<CaseReference> cases, Turn taken, String trouble, String report) {
        boolean isEnd() {
            return trouble == null;
        }
    }
}
