package org.ncbrelay.config.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.intake.RequestDigest;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.IisQueue;
import org.ncbrelay.port.MemberCountries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets a year of requests happen, each step by an officer whose it is, and leaves some of them under way. */
@Component
@Profile("demo-data")
class DemoYear implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoYear.class);
    private static final long SEED = 2019_042L;
    private static final int EMPTY_LOOKS = 4;
    private static final List<Role> NCB = List.of(Role.NCB_OFFICER, Role.NCB_HEAD);

    private final SubmitRequest submit;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final CurrentOfficer current;
    private final MemberCountries countries;
    private final IisQueue records;
    private final MovingClock clock;
    private final ConfigurableApplicationContext context;
    private final int cases;
    private final Random random = new Random(SEED);

    DemoYear(
            SubmitRequest submit,
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            CurrentOfficer current,
            MemberCountries countries,
            IisQueue records,
            MovingClock clock,
            ConfigurableApplicationContext context,
            @Value("${relay.demo-data.cases:600}") int cases) {
        this.submit = submit;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.current = current;
        this.countries = countries;
        this.records = records;
        this.clock = clock;
        this.context = context;
        this.cases = cases;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant end = clock.instant();
        PriorityQueue<Step> story = new PriorityQueue<>(Comparator.comparing(Step::at));
        List<String> codes = new ArrayList<>(countries.codes());
        codes.sort(null);
        for (int n = 0; n < cases; n++) {
            Instant at = end.minus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
            // The first round reaches every country, the others come as they come.
            story.add(new Step(at, n < codes.size() ? codes.get(n) : any(codes), null, 0));
        }
        InventedRequest requests = new InventedRequest(random, codes);
        InventedAnswers answers = new InventedAnswers(random);
        int done = 0;
        while (!story.isEmpty() && story.peek().at().isBefore(end)) {
            Step step = story.poll();
            clock.moveTo(step.at());
            if (step.reference() == null) story.add(next(step, file(step.country(), requests)));
            else {
                int idle = work(step.reference(), answers) ? 0 : step.idle() + 1;
                if (idle < EMPTY_LOOKS) story.add(next(step.idling(idle), step.reference()));
            }
            story.add(next(step, step.reference()));
            if (++done % 500 == 0) LOG.info("{} steps of the year are told, now {}", done, step.at());
        }
        clock.moveTo(end);
        LOG.info("A year with {} cases has been told in {} steps.", cases, done);
        // Not from this thread: the shutdown waits until the start, of which this is a part, is over.
        new Thread(() -> System.exit(SpringApplication.exit(context)), "end of the year").start();
    }

    private CaseReference file(String country, InventedRequest requests) {
        Officer officer = officer("ncb", country, NCB.subList(0, 1));
        Map<String, Object> body = requests.from(country, clock.instant());
        return acting(
                officer,
                () -> submit.submit(body, null, RequestDigest.of(body.toString()), officer)
                        .reference());
    }

    /** Works one open task of the case; answers whether there was one. */
    private boolean work(CaseReference reference, InventedAnswers answers) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .active()
                .list();
        records.wake();
        if (open.isEmpty()) return false;
        Task task = any(open);
        Officer officer = worker(task);
        try {
            acting(officer, () -> {
                Map<String, Object> filled = answers.to(forms.getDeployedTaskForm(task.getId()), clock.instant());
                forms.submitTaskForm(task.getId(), filled);
                return null;
            });
        } catch (Refusal | org.camunda.bpm.engine.ProcessEngineException refused) {
            LOG.debug("{} {}: {}", reference, task.getName(), refused.getMessage());
        }
        return true;
    }

    private Officer worker(Task task) {
        Set<Role> roles = new HashSet<>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId()))
            if (link.getGroupId() != null) Role.ofGroup(link.getGroupId()).ifPresent(roles::add);
        Role role = roles.stream().min(Comparator.comparing(Enum::ordinal)).orElseThrow();
        // Whoever wrote must not decide: the head decides where officers write, another analyst where analysts do.
        if (roles.contains(Role.NCB_HEAD)) role = Role.NCB_HEAD;
        if (roles.contains(Role.GWET_LEAD)) role = Role.GWET_LEAD;
        String name =
                role.name().toLowerCase(Locale.ROOT).replace("_officer", "").replace("_", "") + random.nextInt(4);
        return officer(name, task.getTenantId(), List.of(role));
    }

    private static Officer officer(String name, String organisation, List<Role> roles) {
        OrganisationCode code = new OrganisationCode(organisation);
        String id = code.isCountry() ? name + "." + organisation.toLowerCase(Locale.ROOT) : name;
        return new Officer(id, code, null, Set.copyOf(roles));
    }

    private <T> T acting(Officer officer, java.util.function.Supplier<T> work) {
        List<String> groups = officer.roles().stream().map(Role::group).toList();
        identity.setAuthentication(
                officer.userId(), groups, List.of(officer.organisation().value()));
        try {
            return current.as(officer, work);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Most steps take hours, some take days. */
    private Step next(Step step, CaseReference reference) {
        int hours = random.nextInt(10) < 7 ? 1 + random.nextInt(30) : 24 + random.nextInt(240);
        return new Step(step.at().plus(Duration.ofHours(hours)), step.country(), reference, step.idle());
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /**
     * @param reference null where the case is still to be filed
     * @param idle      how often in a row there was nothing to do
     */
    private record Step(Instant at, String country, CaseReference reference, int idle) {
        Step idling(int looks) {
            return new Step(at, country, reference, looks);
        }
    }
}
