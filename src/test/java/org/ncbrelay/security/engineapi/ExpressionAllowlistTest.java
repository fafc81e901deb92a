package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.engine.expressions.EngineAttack;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Expressions and models as attackers write them, given to the engine itself: what stands in front of its REST API is not asked. */
class ExpressionAllowlistTest extends FlowTestCase {
    private static final String OFFICER = "ncb.ken";
    private static final String EXPRESSION = "${1/0}";
    private static final String CLASS_OF_TEXT = "${''.getClass().getName()}";
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");

    private final CurrentOfficer current;
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final FilterService filters;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final EngineRules rules;

    @Autowired
    ExpressionAllowlistTest(CurrentOfficer current, ProcessEngine engine, ApplicationContext context) {
        this.current = current;
        this.engine = engine;
        this.runtime = engine.getRuntimeService();
        this.filters = engine.getFilterService();
        this.decisions = engine.getDecisionService();
        this.repository = engine.getRepositoryService();
        this.rules = new EngineRules(engine, context);
    }

    @AfterEach
    void removeAttacks() {
        rules.withoutModelCheck(() -> {
            repository
                    .createDeploymentQuery()
                    .deploymentName(EngineAttack.KEY)
                    .list()
                    .forEach(each -> {
                        repository.deleteDeployment(each.getId(), true);
                    });
            return null;
        });
        filters.createTaskFilterQuery().filterName(EngineAttack.KEY).list().forEach(each -> {
            filters.deleteFilter(each.getId());
        });
    }

    // Queries

    @Test
    void anExpressionInAnOrQueryIsRefusedHoweverTheQueryIsAsked() {
        for (String expression : List.of(EXPRESSION, "${currentUser()}", CLASS_OF_TEXT)) {
            refusedQuery(() -> orQuery(expression).list());
            refusedQuery(() -> orQuery(expression).listPage(0, 1));
            refusedQuery(() -> orQuery(expression).count());
            refusedQuery(() -> orQuery(expression).singleResult());
            refusedQuery(() -> orQuery(expression).unlimitedList());
            refusedQuery(() -> ((TaskQueryImpl) tasks.createTaskQuery())
                    .taskAssigneeExpression(expression)
                    .list());
        }
    }

    @Test
    void aFilterWithAnotherExpressionIsNotSaved() {
        refused(() -> filters.saveFilter(attackingFilter()));
    }

    @Test
    void aFilterThatIsInTheDatabaseAlreadyIsNotUsed() {
        String filter = rules.command(new SaveFilterCmd(attackingFilter())).getId();
        refused(() -> filters.list(filter));
        refused(() -> filters.listPage(filter, 0, 1));
        refused(() -> filters.count(filter));
        refused(() -> filters.singleResult(filter));
        refused(() -> filters.list(filter, tasks.createTaskQuery()));
        refused(() -> filters.count(filter, tasks.createTaskQuery()));
    }

    @Test
    void whatExtendsAFilterHasNoExpression() {
        String mine = filters.createTaskFilterQuery()
                .filterName("Claimed by me")
                .singleResult()
                .getId();
        refusedQuery(() -> filters.list(mine, orQuery("${currentUser()}")));
        refusedQuery(() -> filters.listPage(mine, orQuery(EXPRESSION), 0, 1));
        refusedQuery(() -> filters.count(mine, orQuery(EXPRESSION)));
        refusedQuery(() -> filters.singleResult(mine, orQuery(EXPRESSION)));
    }

    @Test
    void theFilterOfOnesOwnTasksStillFindsThem() {
        String mine = filters.createTaskFilterQuery()
                .filterName("Claimed by me")
                .singleResult()
                .getId();
        CaseReference reference = flow.submit("agency.ken");
        Task task = flow.task(reference, "Task_AcknowledgeRequest");
        List<Task> found = desk.as(OFFICER, () -> {
            tasks.claim(task.getId(), OFFICER);
            return filters.list(mine, tasks.createTaskQuery().processInstanceBusinessKey(reference.value()));
        });
        assertThat(found).extracting(Task::getId).containsExactly(task.getId());
    }

    // Expressions

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${''.length()}",
                "${\"\".class.forName('java.lang.Runtime')}",
                "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)}",
                "${execution.getProcessEngineServices()}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngine().getIdentityService()}",
                "${execution.class}",
                "${execution.getClass()}",
                "${execution.setVariable('decision', 'GRANT')}",
                "${execution.getVariables()}",
                "${execution.id}",
                "${dataSource}",
                "${dataSource.connection}",
                "${jdbcClient.sql('SELECT 1').query().singleValue()}",
                "${jdbcTemplate}",
                "${environment}",
                "${runtimeService}",
                "${systemProperties['java.home']}",
                "${deadlines.class}",
                "${deadlines.getClass()}",
                "${deadlines['getClass']()}",
                "${deadlines.toString()}",
                "${recordAcknowledgmentDelegate.execute(execution)}",
                "${recordAcknowledgmentDelegate.class}",
                "${authenticatedUserId}",
                "${now()}",
                "${dateTime()}",
                "${currentUserGroups()}",
                "${S('{}')}",
                "${summary.getClass()}",
                "${summary.class}"
            })
    void anExpressionReachesNeitherClassesNorBeansNorTheEngine(String expression) {
        CaseReference reference = flow.submit("agency.ken");
        String execution = flow.running(reference, "acknowledgment").getId();
        desk.as(OFFICER, () -> {
            assertThatThrownBy(() -> rules.evaluate(expression, execution))
                    .satisfies(ExpressionAllowlistTest::isOfTheExpressionItself);
        });
        assertThat(runtime.getVariable(execution, "decision")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${deadlines}", "${recordAcknowledgmentDelegate}", "${execution}", "${dataSource}", "${''.class}"
            })
    void outsideOfAProcessThereIsNothingToName(String expression) {
        desk.as(OFFICER, () -> {
            assertThatThrownBy(() -> rules.evaluate(expression, (VariableScope) null))
                    .satisfies(ExpressionAllowlistTest::isOfTheExpressionItself);
        });
    }

    /** The check of queries is switched off: this rule holds alone. */
    @Test
    void aQueryReachesNoClassEvenIfItsExpressionsAreEvaluated() {
        for (String expression : List.of(CLASS_OF_TEXT, "${dataSource}", "${deadlines}"))
            desk.as(OFFICER, () -> {
                assertThatThrownBy(() -> rules.withoutQueryCheck(
                                () -> orQuery(expression).list()))
                        .hasStackTraceContaining("expression");
            });
    }

    // Models; the check of their words is switched off where the other rules must hold alone

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${execution.setVariable('found', ''.getClass().getName())}\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:delegateExpression=\"${dataSource}\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:class=\"org.ncbrelay.security.engineapi.ExpressionAllowlistTest$Attack\"/>",
                "<bpmn:scriptTask id=\"t\" scriptFormat=\"juel\"><bpmn:script>${execution}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:taskListener event=\"create\""
                        + " expression=\"${''.getClass().getName()}\"/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:taskListener event=\"create\""
                        + " class=\"org.ncbrelay.security.engineapi.ExpressionAllowlistTest$Attack\"/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:executionListener event=\"start\""
                        + " expression=\"${''.getClass().getName()}\"/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"p\">"
                        + "${''.getClass().getName()}</camunda:inputParameter></camunda:inputOutput>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\" camunda:assignee=\"${''.getClass().getName()}\"/>",
                "<bpmn:userTask id=\"t\" camunda:dueDate=\"${''.getClass().getName()}\"/>"
            })
    void aDiagramRunsNothing(String task) {
        rules.withoutModelCheck(() -> {
            deploy("attack.bpmn", EngineAttack.diagram(task));
            assertThatThrownBy(this::startAttack).isInstanceOf(RuntimeException.class);
            return null;
        });
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(EngineAttack.KEY)
                        .count())
                .isZero();
        assertThat(Attack.created).isFalse();
    }

    @Test
    void theDefaultValueOfAFormRunsNothing() {
        String form = "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"f\""
                + " type=\"string\" defaultValue=\"" + CLASS_OF_TEXT + "\"/></camunda:formData>"
                + "</bpmn:extensionElements></bpmn:userTask>";
        rules.withoutModelCheck(() -> {
            deploy("attack.bpmn", EngineAttack.diagram(form));
            String instance = startAttack();
            String task = tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();
            assertThatThrownBy(() -> forms.getTaskFormData(task)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> forms.getRenderedTaskForm(task)).isInstanceOf(ProcessEngineException.class);
            return null;
        });
    }

    @Test
    void aTemplateOfAFormIsNoScript() {
        String task = "<bpmn:userTask id=\"t\" camunda:formKey=\"form.txt\"/>";
        rules.withoutModelCheck(() -> {
            repository
                    .createDeployment()
                    .name(EngineAttack.KEY)
                    .addString("attack.bpmn", EngineAttack.diagram(task))
                    .addString("form.txt", CLASS_OF_TEXT)
                    .deploy();
            String open = tasks.createTaskQuery()
                    .processInstanceId(startAttack())
                    .singleResult()
                    .getId();
            assertThatThrownBy(() -> forms.getRenderedTaskForm(open, "juel"))
                    .hasStackTraceContaining("The relay runs no scripts.");
            return null;
        });
    }

    @Test
    void aDecisionTableReachesNoClass() {
        for (String language : List.of("juel", "javascript", "groovy", "feel-scala", "feel-scala-unary-tests"))
            decisionFails(EngineAttack.table(language, CLASS_OF_TEXT));
        String external = "function(a) external { java: { class: \"java.lang.System\", method signature:"
                + " \"getProperty(java.lang.String)\" } }";
        for (String feel : List.of(
                "text.getClass()",
                "text.getClass",
                "text.class.name",
                "{ f: " + external + ", r: f(\"java.home\") }.r"))
            assertThat(decided(EngineAttack.table(feel)))
                    .doesNotContain("java.lang.String")
                    .doesNotContain(System.getProperty("java.home"));
    }

    @Test
    void aModelThatIsInTheDatabaseAlreadyIsNotLoaded() {
        String named = "<bpmn:userTask id=\"t\" camunda:candidateUsers=\"somebody\"/>";
        rules.withoutModelCheck(() -> deploy("attack.bpmn", EngineAttack.diagram(named)));
        configuration().getDeploymentCache().discardProcessDefinitionCache();
        assertThatThrownBy(this::startAttack).hasStackTraceContaining("attack.bpmn");
    }

    @Test
    void aVariableIsNeverReadBackAsAnObjectOfAnotherClass() {
        CaseReference reference = flow.submit("agency.ken");
        String execution = flow.running(reference, "acknowledgment").getId();
        runtime.setVariable(
                execution,
                "attack",
                Variables.serializedObjectValue("\"/etc/passwd\"")
                        .serializationDataFormat("application/json")
                        .objectTypeName("java.io.File")
                        .create());
        runtime.setVariable(execution, "list", new ArrayList<>(List.of("one", "two")));

        assertThatThrownBy(() -> runtime.getVariable(execution, "attack")).isInstanceOf(ProcessEngineException.class);
        assertThat(rules.withAnyClassInVariables(() -> runtime.getVariable(execution, "attack")))
                .isInstanceOf(File.class);
        assertThat(runtime.getVariable(execution, "list")).isEqualTo(List.of("one", "two"));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private Object deploy(String name, String content) {
        return repository
                .createDeployment()
                .name(EngineAttack.KEY)
                .addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private String startAttack() {
        return current.as(
                Officer.relay(KENYA),
                () -> runtime.startProcessInstanceByKey(EngineAttack.KEY).getId());
    }

    private void decisionFails(String table) {
        assertThatThrownBy(() -> decide(table)).isInstanceOf(RuntimeException.class);
    }

    /** What a table answers, or nothing where its language has no such expression. */
    private String decided(String table) {
        try {
            return String.valueOf(decide(table));
        } catch (ProcessEngineException unknown) {
            return "";
        }
    }

    private Object decide(String table) {
        return rules.withoutModelCheck(() -> {
            deploy("attack.dmn", table);
            return decisions
                    .evaluateDecisionTableByKey(EngineAttack.KEY)
                    .variables(Map.of("text", "text"))
                    .evaluate()
                    .getResultList();
        });
    }

    private TaskQueryImpl orQuery(String expression) {
        TaskQuery query = tasks.createTaskQuery();
        return (TaskQueryImpl) query.or().taskAssigneeExpression(expression).endOr();
    }

    private Filter attackingFilter() {
        return filters.newTaskFilter(EngineAttack.KEY).setQuery(orQuery(EXPRESSION));
    }

    /** Refused for what it names, and not because a call went wrong. */
    private static void isOfTheExpressionItself(Throwable refused) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(refused)).isInstanceOf(ELException.class);
    }

    private void refusedQuery(Supplier<?> asked) {
        refused(() -> desk.as(OFFICER, asked));
    }

    private static void refused(ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("A query has no expressions");
    }

    /** What a model would have the engine create. */
    public static final class Attack implements JavaDelegate {
        static volatile boolean created;

        public Attack() {
            created = true;
        }

        @Override
        public void execute(DelegateExecution execution) {}
    }
}
