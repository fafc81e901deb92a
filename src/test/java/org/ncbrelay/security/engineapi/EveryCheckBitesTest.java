package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.engine.expressions.EngineAttack;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.cases.AccessTestCase;
import org.ncbrelay.store.ActingContext;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.support.Switches;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Each control above the database is switched off once, and what it holds is tried: with it the answer is as it must be, without it
 * the answer is another, so the tests that ask for it can fail.
 */
class EveryCheckBitesTest extends AccessTestCase {
    private static final String TASK = "/engine-rest/task/";
    private static final String OPINION = "Perhaps the same as the other file.";

    private final Switches switches;
    private final EngineRules rules;
    private final ServletWebServerApplicationContext server;
    private final List<SecurityFilterChain> chains;
    private final ProcessEngine engine;
    private final IdentityService identity;
    private final List<Control> controls = new ArrayList<>();
    private final Map<String, Caller> callers = new LinkedHashMap<>();

    @Autowired
    EveryCheckBitesTest(
            Switches switches,
            List<SecurityFilterChain> chains,
            ProcessEngine engine,
            IdentityService identity,
            ServletWebServerApplicationContext server) {
        this.switches = switches;
        this.rules = new EngineRules(engine, server);
        this.server = server;
        this.chains = chains;
        this.engine = engine;
        this.identity = identity;
    }

    @Test
    void everyControlThatIsSwitchedOffIsNoticed() {
        CaseReference own = flow.submit("agency.ken");
        controls("/api/support-requests/" + own);
        List<String> toothless = new ArrayList<>();
        for (Control control : controls) {
            Object with = control.probe().get();
            if (!control.must().equals(with))
                toothless.add(control.name() + ": " + with + " instead of " + control.must());
            Object without = control.off().apply(control.probe());
            if (control.must().equals(without)) toothless.add(control.name() + " makes no difference: " + without);
        }
        assertThat(toothless).isEmpty();
        System.out.printf("controls switched off one by one: %d, each noticed%n", controls.size());
    }

    private void controls(String address) {
        // Who acts, for the database; that what is read is noted; that the author of a request does not acknowledge it.
        control("the context setter", 200, get(basic("ncb.ken"), address), off(ActingContext.class));
        control("the note of every read", 1L, () -> notedBy(get(basic("ncb.ken"), address)), off(AuditLog.class));
        control("four eyes", 403, () -> claims("ncb.ken", "ncb.ken"), off(Authorship.class));
        // What the analyst thinks of a request of Kenya, for the lead.
        String assessed = assessed();
        control(
                "the policies of assessments",
                false,
                () -> basic("ncb.ken").get(assessed).text().contains(OPINION),
                this::withoutPoliciesOfAssessments);
        // The guard of the engine's tasks, for each thing that it asks.
        control("the role of a task", 404, () -> claims("agency.ken", "agency.ken"), this::withoutGuard);
        control("claiming for others", 403, () -> claims("agency.ken", "ncb.ken"), this::withoutGuard);
        // Nothing says to an agency that the bureau has this task.
        control(
                "claiming an unseen task for others",
                404,
                () -> engine("agency.ken", "agency.ken", "/claim", Map.of("userId", "ncb.ken")),
                this::withoutGuard);
        control("the assignee of a task", 409, this::completesAnothers, this::withoutGuard);
        control("the answers of a task", 400, () -> sends("/complete", answers("NONSENSE")), this::withoutGuard);
        control("the answers of a form", 400, () -> sends("/submit-form", answers("NONSENSE")), this::withoutGuard);
        control("texts that can be seen", 400, this::submitsReorderedText, this::withoutGuard);
        // What operators may do in the engine; dual control: one operator would set an officer's password.
        control("the operators' commands", "refused", this::readsAsOperator, this::withoutOperatorsGuard);
        control("the second operator", 409, this::setsAPassword, this::withoutSecondOperator);
        // What queries, expressions and models may reach in the engine.
        String ofClass = "${''.getClass().getName()}";
        control("no expression in a query", "refused", this::asksByExpression, rules::withoutQueryCheck);
        control(
                "no class in an expression",
                "refused",
                () -> tried(() -> rules.evaluate(ofClass, (VariableScope) null)),
                rules::withoutRestrictedExpressions);
        control("the words of models", "refused", this::deploysAnotherWord, rules::withoutModelCheck);
        control("no scripts", "refused", () -> tried(() -> rules.script(ofClass)), rules::withScripts);
        control(
                "no class in a model",
                "refused",
                () -> tried(() -> rules.create("java.lang.Object")),
                rules::withNamedClasses);
        // A body is read once it is known who sent it: a stranger's token is not found in one.
        control("the guard of bodies", 403, this::sendsATokenAsAStranger, this::withoutGuardOfBodies);
        filters(address);
    }

    /** The filters, chain by chain. */
    private void filters(String address) {
        Caller officer = basic("ncb.ken");
        Caller session = session("ncb.ken");
        String scripts = "/engine-rest/task";
        String api = "/api/x";
        String pages = "/cases";
        String webApps = "/camunda/api/engine/x";
        String engine = "/camunda/api/engine/engine/default";
        filter(
                scripts,
                "EngineApiFilter",
                List.of("orQueries[0].assigneeExpression"),
                () -> officer.post("/engine-rest/task", "{\"orQueries\":[{\"assigneeExpression\":\"${1/0}\"}]}")
                        .badFields());
        filter(scripts, "EngineApiFilter", 403, get(officer, "/engine-rest/history/variable-instance"));
        filter(webApps, "EngineApiFilter", 403, get(session, engine + "/history/variable-instance"));
        filter(api, "OfficerFilter", 200, get(officer, address));
        filter(pages, "OfficerFilter", 200, get(session, "/cases"));
        filter(webApps, "OfficerFilter", 200, get(session, engine + "/task"));
        filter(api, "AuthorizationFilter", 401, get(Caller.nobody(port), "/api/countries"));
        filter(pages, "AuthorizationFilter", 302, get(Caller.nobody(port), "/diagrams/recording.bpmn"));
        filter(webApps, "AuthorizationFilter", 401, get(Caller.nobody(port), engine + "/task"));
        filter(api, "CsrfFilter", 403, () -> post(session, "/api/support-requests"));
        filter(pages, "CsrfFilter", 403, () -> post(session, "/requests/drafts"));
        // A session of its own: without the filter it ends.
        filter(
                webApps,
                "CsrfFilter",
                403,
                () -> post(super.session("ncb.ken"), "/camunda/api/admin/auth/user/default/logout"));
        filter(
                api,
                "AuthorizationHeaderFilter",
                403,
                () -> officer.post("/engine-rest/task", "{}", "Sec-Fetch-Site", "cross-site")
                        .status());
        // A session beside a wrong password of the same user.
        String[] wrong = {"Authorization", "Basic bmNiLmtlbjp3cm9uZw=="};
        filter(
                api,
                "AuthorizationHeaderFilter",
                401,
                () -> session.post("/engine-rest/task", "{}", wrong).status());
        filter(pages, "AuthorizationHeaderFilter", 401, get(session, "/cases", wrong));
        filter(webApps, "AuthorizationHeaderFilter", 401, get(session, engine + "/task", wrong));
        filter(
                api,
                "HeaderWriterFilter",
                true,
                () -> officer.get("/api/countries").header("X-Content-Type-Options") != null);
    }

    private void control(String name, Object must, Supplier<Object> probe, Function<Supplier<Object>, Object> off) {
        controls.add(new Control(name, must, probe, off));
    }

    private Function<Supplier<Object>, Object> off(Class<?> control) {
        return probe -> switches.without(control, probe);
    }

    private void filter(String path, String filter, Object must, Supplier<Object> probe) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        List<Filter> chain = chains.stream()
                .filter(candidate -> candidate.matches(request))
                .findFirst()
                .orElseThrow()
                .getFilters();
        control(filter + " of " + path, must, probe, tried -> {
            Filter taken = chain.stream()
                    .filter(each -> each.getClass().getSimpleName().equals(filter))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + filter + " at " + path));
            int at = chain.indexOf(taken);
            chain.remove(at);
            try {
                return tried.get();
            } finally {
                chain.add(at, taken);
            }
        });
    }

    private String assessed() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        flow.work(
                reference,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "VALID", "priority", "URGENT", "note", OPINION));
        return "/api/support-requests/" + reference;
    }

    private Object withoutPoliciesOfAssessments(Supplier<Object> probe) {
        String policy =
                "ALTER POLICY triage_assessment_of_the_team ON triage_assessment USING (%srelay_sees(reference))";
        return EngineRules.with(
                "",
                "relay_organisation() = 'INTERPOL' AND ",
                condition -> administration.execute(policy.formatted(condition)),
                probe);
    }

    /** The engine as it comes: any member of the organisation works any task, with any answers. */
    private Object withoutGuard(Supplier<Object> probe) {
        return withBare(
                "taskService", new TaskServiceImpl(), () -> withBare("formService", new FormServiceImpl(), probe));
    }

    private Object readsAsOperator() {
        identity.setAuthentication("operator", List.of(Role.OPERATOR.group()), List.of());
        try {
            tasks.createTaskQuery().list();
            return "answered";
        } catch (EngineRefusal refused) {
            return "refused";
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The interceptor asks an engine in which nobody is an operator. */
    private Object withoutOperatorsGuard(Supplier<Object> probe) {
        List<CommandInterceptor> guards = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandInterceptorsTxRequired().stream()
                        .filter(each -> each.getClass().getSimpleName().equals("OperatorCommandInterceptor"))
                        .toList();
        return EngineRules.with(
                new StandaloneProcessEngineConfiguration(),
                engine.getProcessEngineConfiguration(),
                asked -> guards.forEach(guard -> ReflectionTestUtils.setField(guard, "engine", asked)),
                probe);
    }

    /** The engine as it comes: one operator changes any account. */
    private Object withoutSecondOperator(Supplier<Object> probe) {
        return withBare("identityService", new IdentityServiceImpl(), probe);
    }

    /** The account is made anew each time: of what waits about the one before nothing is in the way. */
    private Object setsAPassword() {
        String officer = "target-" + UUID.randomUUID();
        User user = identity.newUser(officer);
        user.setPassword("the sentence of before");
        identity.saveUser(user);
        return status(
                basic("operator"),
                "PUT",
                "/engine-rest/user/" + officer + "/credentials",
                Map.of(
                        "password",
                        "a sentence that the operator chose",
                        "authenticatedUserPassword",
                        DoorTest.PASSWORD));
    }

    /** @param service without what we put in front of it */
    private Object withBare(String field, ServiceImpl service, Supplier<Object> probe) {
        Object guarded = ReflectionTestUtils.getField(engine, field);
        service.setCommandExecutor(((ServiceImpl) guarded).getCommandExecutor());
        return EngineRules.with(service, guarded, each -> ReflectionTestUtils.setField(engine, field, each), probe);
    }

    private Object sendsATokenAsAStranger() {
        Caller stranger = Caller.nobody(port);
        // Somebody whose token was found could log out; any other form is refused without a session, whatever is found.
        return stranger.sendForm("/logout", stranger.token("/login"), "").status();
    }

    /** It stands before the security chains, among the filters of the server. */
    private Object withoutGuardOfBodies(Supplier<Object> probe) {
        StandardContext filters = (StandardContext)
                ((TomcatWebServer) server.getWebServer()).getTomcat().getHost().findChildren()[0];
        FilterMap[] all = filters.findFilterMaps();
        FilterMap guard = Stream.of(all)
                .filter(each -> each.getFilterName().equals("guardedBodyFilter"))
                .findFirst()
                .orElseThrow();
        filters.removeFilterMap(guard);
        try {
            return probe.get();
        } finally {
            // All, so that they stand in their order again.
            for (FilterMap each : all) filters.removeFilterMap(each);
            for (FilterMap each : all) filters.addFilterMap(each);
        }
    }

    private Object claims(String author, String user) {
        return engine(
                user,
                author,
                "/claim",
                Map.of("userId", user.equals("ncb.ken") && !author.equals(user) ? "ncbhead.ken" : user));
    }

    private Object completesAnothers() {
        String task = acknowledging("agency.ken");
        status(basic("ncbhead.ken"), "POST", TASK + task + "/claim", Map.of("userId", "ncbhead.ken"));
        return status(basic("ncb.ken"), "POST", TASK + task + "/submit-form", answers("ACKNOWLEDGE"));
    }

    private Object submitsReorderedText() {
        return sends(
                "/submit-form",
                Map.of(
                        "variables",
                        Map.of(
                                "decision", Map.of("value", "DECLINE"),
                                "reason", Map.of("value", "Not \u202E our case"))));
    }

    private Object sends(String act, Map<String, Object> body) {
        return engine("ncb.ken", "agency.ken", act, body);
    }

    private Object engine(String user, String author, String act, Map<String, Object> body) {
        return status(basic(user), "POST", TASK + acknowledging(author) + act, body);
    }

    /** The task that waits for the bureau in a new case of that author. */
    private String acknowledging(String author) {
        return flow.taskId(flow.submit(author), "Task_AcknowledgeRequest");
    }

    private static Map<String, Object> answers(String decision) {
        return Map.of("variables", Map.of("decision", Map.of("value", decision)));
    }

    private Object asksByExpression() {
        return tried(() -> tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${'nobody'}")
                .endOr()
                .count());
    }

    private Object deploysAnotherWord() {
        String other = EngineAttack.diagram("<bpmn:userTask id=\"t\" camunda:candidateUsers=\"somebody\"/>");
        return tried(() -> {
            RepositoryService repository = engine.getRepositoryService();
            String deployment = repository
                    .createDeployment()
                    .addString("attack.bpmn", other)
                    .deploy()
                    .getId();
            rules.withoutModelCheck(() -> {
                repository.deleteDeployment(deployment, true);
                return null;
            });
            return deployment;
        });
    }

    private static Object tried(Supplier<Object> attack) {
        try {
            attack.get();
            return "done";
        } catch (ProcessEngineException refused) {
            return "refused";
        }
    }

    private long notedBy(Supplier<Object> read) {
        long before = noted();
        read.get();
        return noted() - before;
    }

    private long noted() {
        return administration.queryForObject(
                "SELECT count(*) FROM audit_record WHERE act = 'READ_CASE' AND organisation = 'KEN'", Long.class);
    }

    private static Supplier<Object> get(Caller caller, String path, String... headers) {
        return () -> caller.get(path, headers).status();
    }

    private static Object post(Caller caller, String path) {
        return caller.post(path, "{}").status();
    }

    private static Object status(Caller caller, String method, String path, Map<String, Object> body) {
        return caller.send(method, path, body).status();
    }

    @Override
    protected Caller basic(String user) {
        return callers.computeIfAbsent(user, super::basic);
    }

    @Override
    protected Caller session(String user) {
        return callers.computeIfAbsent("session of " + user, name -> super.session(user));
    }

    /**
     * @param must what the probe answers while the control is on
     * @param off  runs the probe without the control
     */
    private record Control(String name, Object must, Supplier<Object> probe, Function<Supplier<Object>, Object> off) {}
}
