package org.ncbrelay.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.authorization.ChangeAuthorization;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.support.Acting;
import org.ncbrelay.support.matter.RandomAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets a year of requests happen: each is filed, worked, asked about, withdrawn or forgotten through the use cases, forms and
 * timers that officers and the engine use, at the moment of the simulation. Cases that the end of the year finds under way stay so.
 * The same seed and the same end generate the same year in a database without cases.
 */
@Component
@Profile("!production & (demo-data | test)")
class DemoDataGenerator {
    /** A year. */
    static final int DAYS = 365;

    private static final ZoneOffset UTC = ZoneOffset.UTC;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(DemoDataGenerator.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration BETWEEN_TIMERS = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(9);
    private static final Duration WITHOUT_LIMIT = Duration.ofDays(5);
    /** In percent, how often officers take the first choice of a form without a look at the others. */
    private static final int APPROVAL = 92;

    private static final int ATTEMPTS = 10;
    private static final int MOST_STEPS = 150;
    private static final int JOBS_AT_A_TIME = 200;

    private final SubmitRequest submit;
    private final WithdrawRequest withdraw;
    private final SendMessage send;
    private final ChangeAuthorization authorization;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService jobs;
    private final Acting acting;
    private final MemberCountries countries;
    private final List<WorkerLoop> workers;

    DemoDataGenerator(
            SubmitRequest submit,
            WithdrawRequest withdraw,
            SendMessage send,
            ChangeAuthorization authorization,
            TaskService tasks,
            FormService forms,
            ManagementService jobs,
            IdentityService identity,
            CurrentOfficer current,
            MemberCountries countries,
            List<WorkerLoop> workers) {
        this.submit = submit;
        this.withdraw = withdraw;
        this.send = send;
        this.authorization = authorization;
        this.tasks = tasks;
        this.forms = forms;
        this.jobs = jobs;
        this.acting = new Acting(identity, current);
        this.countries = countries;
        this.workers = workers;
    }

    /**
     * Tells the year that ends at a moment.
     *
     * @param cases how many are filed; from 196 on, each country files at least one
     * @param days  over how many days they are filed
     * @param clock stands at the end afterwards
     */
    Generated generate(int cases, int days, long seed, Instant end, SimulationClock clock) {
        Simulation simulation = new Simulation(seed, clock);
        Random chance = new Random(seed);
        List<String> codes = new ArrayList<>(countries.codes());
        Collections.sort(codes);
        RandomRequest requests = new RandomRequest(codes);
        List<String> often = oftenFirst(codes, chance);
        for (int n = 0; n < cases; n++) {
            String country = n < often.size() ? often.get(n) : often.get(few(often.size(), chance));
            Case demoCase = new Case(country, chance(seed, n));
            simulation.add(workday(end, days, demoCase.chance), () -> simulation.file(demoCase, requests));
        }
        simulation.until(end);
        return new Generated(cases, simulation.steps, simulation.refused);
    }

    /** The countries of the demo's people come first, and so file most. */
    private static List<String> oftenFirst(List<String> codes, Random chance) {
        List<String> often = new ArrayList<>(codes);
        Collections.shuffle(often, chance);
        often.removeAll(List.of("KEN", "FRA", "IDN", "BRA", "SGP"));
        often.addAll(0, List.of("KEN", "FRA", "IDN", "BRA", "SGP"));
        return often;
    }

    /** Few countries ask often, many seldom. */
    private static int few(int size, Random chance) {
        return (int) (size * Math.pow(chance.nextDouble(), 2.2));
    }

    /** Somewhere in the year, more often towards its end, on working days, by day. */
    private static Instant workday(Instant end, int days, Random chance) {
        Instant at = end.minus(Duration.ofMinutes((long) (days * 24 * 60 * Math.pow(chance.nextDouble(), 1.25))));
        DayOfWeek day = at.atZone(UTC).getDayOfWeek();
        if (day.getValue() > 5 && chance.nextInt(10) < 8) at = at.minus(Duration.ofDays(day.getValue() - 4L));
        int hour = at.atZone(UTC).getHour();
        return hour >= 6 && hour < 18 || chance.nextInt(10) < 2 ? at : at.minus(Duration.ofHours(10));
    }

    /** Mixed: neighbouring seeds give a {@link Random} nearly the same first number, and all requests would be filed in the same months. */
    private static Random chance(long seed, long part) {
        return new Random(new SplittableRandom(seed * 1_000_003 + part).nextLong());
    }

    /** A clock that shows the time of the simulation, for our code and for the engine. */
    interface SimulationClock {
        Instant instant();

        void moveTo(Instant moment);
    }

    /**
     * @param steps   what people and timers did
     * @param refused answers that the relay did not accept; officers try again or leave it
     */
    record Generated(int cases, int steps, int refused) {}

    /** One case of the simulation; its random numbers are its own, so that another case changes nothing here. */
    private static final class Case {
        private final String country;
        private final Random chance;
        private final Set<String> expected = new HashSet<>();
        private CaseReference reference;
        private int steps;

        Case(String country, Random chance) {
            this.country = country;
            this.chance = chance;
        }
    }

    private record Event(Instant at, long number, Runnable happens) {}

    /** The simulation while it is running. */
    private final class Simulation {
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
        private final SimulationClock clock;
        private final long seed;
        private long added;
        private Instant timers = Instant.EPOCH;
        private int steps;
        private int refused;

        Simulation(long seed, SimulationClock clock) {
            this.clock = clock;
            this.seed = seed;
        }

        void add(Instant at, Runnable happens) {
            events.add(new Event(at, added++, happens));
        }

        void until(Instant end) {
            while (!events.isEmpty() && events.peek().at().isBefore(end)) {
                Event event = events.poll();
                clock.moveTo(event.at());
                if (Duration.between(timers, event.at()).compareTo(BETWEEN_TIMERS) > 0) fireTimers();
                event.happens().run();
                if (++steps % 1000 == 0) LOG.info("{} steps are generated; the simulation is at {}", steps, event.at());
            }
            clock.moveTo(end);
            fireTimers();
            workers.forEach(WorkerLoop::doDue);
        }

        private void fireTimers() {
            Instant before = timers;
            timers = clock.instant();
            runJobs();
            boolean newDay = Duration.between(before, timers).compareTo(DAY) > 0
                    || before.atZone(UTC).getDayOfYear() != timers.atZone(UTC).getDayOfYear();
            if (newDay) workers.forEach(WorkerLoop::doDue);
            else doDue("mail-worker");
        }

        private void doDue(String worker) {
            for (WorkerLoop each : workers) if (each.name().equals(worker)) each.doDue();
        }

        /** Timers that fell due, and what waits to go on in another organisation. */
        private void runJobs() {
            JobQuery due = jobs.createJobQuery()
                    .executable()
                    .active()
                    .orderByJobDuedate()
                    .asc()
                    .orderByJobId()
                    .asc();
            for (List<Job> some = due.listPage(0, JOBS_AT_A_TIME);
                    !some.isEmpty();
                    some = due.listPage(0, JOBS_AT_A_TIME))
                for (Job job : some)
                    try {
                        jobs.executeJob(job.getId());
                    } catch (ProcessEngineException | Refusal failed) {
                        // An earlier job of this round ended its step, or the engine tries again later, as in life.
                        LOG.debug("job {}: {}", job.getId(), failed.getMessage());
                    }
        }

        void file(Case demoCase, RandomRequest requests) {
            Officer author = DemoOfficers.author(demoCase.country);
            Map<String, Object> body = requests.from(demoCase.country, clock.instant(), demoCase.chance);
            demoCase.reference = acting.as(
                    author,
                    () -> submit.submit(body, null, Sha256.hex(body.toString()), author)
                            .reference());
            Party reader = author.is(Role.AGENCY_OFFICER) ? Party.NCB : Party.INTERPOL;
            Officer head = DemoOfficers.workers(Set.of(Role.NCB_HEAD), demoCase.country)
                    .get(0);
            sometimes(
                    demoCase, 30, 40, author, it -> withdraw.withdraw(it, "The seller was arrested at home.", author));
            sometimes(demoCase, 4, 60, author, it -> send.send(it, reader, "A second account was found.", author));
            sometimes(
                    demoCase,
                    15,
                    120,
                    head,
                    it -> authorization.change(
                            it, Change.of(Action.SUSPEND, "Until the prosecutor has decided."), head));
            look(demoCase);
        }

        /** In one case of so many, within so many days; what the case does not allow any more is not done. */
        private void sometimes(Case demoCase, int cases, int days, Officer officer, Consumer<CaseReference> act) {
            if (demoCase.chance.nextInt(cases) > 0) return;
            Duration later = Duration.ofMinutes(60 + demoCase.chance.nextInt(days * 24 * 60));
            add(clock.instant().plus(later), () -> {
                try {
                    acting.as(officer, () -> {
                        act.accept(demoCase.reference);
                        return null;
                    });
                } catch (Refusal | ProcessEngineException tooLate) {
                    LOG.debug("{} as {}: {}", demoCase.reference, officer.userId(), tooLate.getMessage());
                }
                plan(demoCase);
            });
        }

        /** What the case waits for is planned; what nobody can know beforehand is found at the next look. */
        private void look(Case demoCase) {
            plan(demoCase);
            if (demoCase.steps < MOST_STEPS)
                add(clock.instant().plus(BETWEEN_LOOKS), () -> {
                    if (plan(demoCase)) look(demoCase);
                });
        }

        /** @return whether the case still waits for anybody */
        private boolean plan(Case demoCase) {
            runJobs();
            List<Task> open = open(demoCase);
            if (open.isEmpty()) {
                doDue("iis-worker");
                runJobs();
                open = open(demoCase);
            }
            open.sort(Comparator.comparing(Task::getCreateTime)
                    .thenComparing(Task::getTaskDefinitionKey)
                    .thenComparing(Task::getTenantId));
            for (Task task : open) {
                if (!demoCase.expected.add(task.getId())) continue;
                add(comesTo(task, demoCase.chance), () -> work(demoCase, task));
            }
            return !open.isEmpty();
        }

        private List<Task> open(Case demoCase) {
            return tasks.createTaskQuery()
                    .processInstanceBusinessKey(demoCase.reference.value())
                    .active()
                    .list();
        }

        /** When an officer starts: most keep their time limit, some are late, a few forget; some countries are quicker than others. */
        private Instant comesTo(Task task, Random chance) {
            Instant now = clock.instant();
            Date due = task.getDueDate();
            Duration limit = due == null || due.toInstant().isBefore(now)
                    ? WITHOUT_LIMIT
                    : Duration.between(now, due.toInstant());
            double pace =
                    0.45 + 0.65 * chance(seed, task.getTenantId().hashCode()).nextDouble();
            double luck = chance.nextDouble();
            double share;
            if (luck < 0.82) share = 0.04 + 0.9 * Math.pow(chance.nextDouble(), 1.7) * pace;
            else if (luck < 0.94) share = 1 + 1.2 * chance.nextDouble();
            else share = 2.5 + 9 * chance.nextDouble();
            return now.plusSeconds(Math.max(600, (long) (limit.toSeconds() * share)));
        }

        private void work(Case demoCase, Task task) {
            if (!isOpen(task) || ++demoCase.steps > MOST_STEPS) return;
            Set<Role> roles = roles(task);
            // The second office may have the task by now; the officer who holds it still answers it.
            List<Officer> holder = roles.stream()
                    .flatMap(role -> DemoOfficers.workers(Set.of(role), task.getTenantId()).stream())
                    .filter(officer -> officer.userId().equals(task.getAssignee()))
                    .toList();
            List<Officer> officers = holder.isEmpty() ? DemoOfficers.workers(roles, task.getTenantId()) : holder;
            LocalDate today = LocalDate.ofInstant(clock.instant(), UTC);
            JsonNode form = acting.as(officers.get(0), () -> form(task));
            List<String> others = countries.codes().stream()
                    .filter(code -> !code.equals(demoCase.country))
                    .toList();
            RandomAnswers random = new RandomAnswers(demoCase.chance, APPROVAL, others);
            // Another officer where the first wrote it; at last the plain answers.
            boolean done = false;
            for (int attempt = 0; attempt < ATTEMPTS && !done; attempt++)
                done = answered(
                        task,
                        officers.get(attempt % officers.size()),
                        attempt < ATTEMPTS - 2 ? random.to(form, today) : RandomAnswers.plain(form, today));
            if (!done) refused++;
            plan(demoCase);
        }

        private boolean answered(Task task, Officer officer, Map<String, Object> answers) {
            try {
                return acting.as(officer, () -> {
                    forms.submitTaskForm(task.getId(), answers);
                    return true;
                });
            } catch (Refusal | ProcessEngineException refusal) {
                LOG.debug("{} as {}: {}", task.getTaskDefinitionKey(), officer.userId(), refusal.getMessage());
                return false;
            }
        }

        private boolean isOpen(Task task) {
            return tasks.createTaskQuery().taskId(task.getId()).count() > 0;
        }

        private JsonNode form(Task task) {
            try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
                JsonNode read = JSON.readTree(form);
                // The filter of the API offers people of the team here; the generator asks the engine.
                Map<String, String> people = Map.of("analysts", "analyst", "members", "ist");
                for (JsonNode field : read.path("components"))
                    if (people.containsKey(field.path("valuesKey").asText()))
                        ((ObjectNode) field)
                                .putArray("values")
                                .addObject()
                                .put("value", people.get(field.path("valuesKey").asText()));
                return read;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Set<Role> roles(Task task) {
            return tasks.getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> link.getGroupId() != null)
                    .flatMap(link -> Role.ofGroup(link.getGroupId()).stream())
                    .collect(Collectors.toSet());
        }
    }
}
