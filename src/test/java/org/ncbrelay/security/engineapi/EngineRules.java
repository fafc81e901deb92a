package org.ncbrelay.security.engineapi;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.scripting.engine.CamundaScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptingEngines;
import org.camunda.bpm.engine.impl.util.ClassDelegateUtil;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The engine's rules for expressions and models, each of which a test can switch off while it tries something. */
final class EngineRules {
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final ApplicationContext context;

    EngineRules(ProcessEngine engine, ApplicationContext context) {
        this.engine = engine;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.context = context;
    }

    /** Evaluates an expression as the engine does. */
    Object evaluate(String expression, VariableScope scope) {
        return command(context -> configuration
                .getExpressionManager()
                .createExpression(expression)
                .getValue(scope));
    }

    /** Evaluates an expression as the engine does in a running process. */
    Object evaluate(String expression, String executionId) {
        return command(context -> configuration
                .getExpressionManager()
                .createExpression(expression)
                .getValue(context.getExecutionManager().findExecutionById(executionId)));
    }

    Object script(String text) {
        return command(context -> configuration
                .getScriptingEnvironment()
                .execute(configuration.getScriptFactory().createScriptFromSource("juel", text), null));
    }

    Object create(String className) {
        return command(context -> ClassDelegateUtil.instantiateDelegate(className, List.of()));
    }

    <T> T command(Command<T> work) {
        return configuration.getCommandExecutorTxRequired().execute(work);
    }

    /** Queries are run as the engine comes. */
    <T> T withoutQueryCheck(Supplier<T> work) {
        TaskService tasks = engine.getTaskService();
        ServiceImpl service = (ServiceImpl) tasks;
        CommandExecutor first = service.getCommandExecutor();
        CommandInterceptor before = null;
        CommandInterceptor checking = (CommandInterceptor) first;
        while (!checking.getClass().getSimpleName().equals("QueryInterceptor")) {
            before = checking;
            checking = (CommandInterceptor) checking.getNext();
        }
        if (before == null) service.setCommandExecutor(checking.getNext());
        else before.setNext(checking.getNext());
        try {
            return work.get();
        } finally {
            if (before == null) service.setCommandExecutor(first);
            else before.setNext(checking);
        }
    }

    /** Expressions that are read in the meantime reach what the engine lets them reach. */
    <T> T withoutRestrictedExpressions(Supplier<T> work) {
        return with(
                new SpringExpressionManager(context),
                configuration.getExpressionManager(),
                configuration::setExpressionManager,
                work);
    }

    /** Models are deployed as the engine comes, and loaded so. */
    <T> T withoutModelCheck(Supplier<T> work) {
        Object cache = ReflectionTestUtils.getField(configuration.getDeploymentCache(), "cacheDeployer");
        @SuppressWarnings("unchecked")
        List<Deployer> deployers = (List<Deployer>) ReflectionTestUtils.getField(cache, "deployers");
        Deployer check = deployers.stream()
                .filter(each -> each.getClass().getSimpleName().equals("ModelCheck"))
                .findFirst()
                .orElse(null);
        if (check == null) return work.get();
        int at = deployers.indexOf(check);
        deployers.remove(at);
        try {
            return work.get();
        } finally {
            deployers.add(at, check);
        }
    }

    <T> T withScripts(Supplier<T> work) {
        ScriptingEngines engines = configuration.getScriptingEngines();
        return with(
                new DefaultScriptEngineResolver(new CamundaScriptEngineManager()),
                (ScriptEngineResolver) ReflectionTestUtils.getField(engines, "scriptEngineResolver"),
                engines::setScriptEngineResolver,
                work);
    }

    <T> T withNamedClasses(Supplier<T> work) {
        return with(
                new DefaultArtifactFactory(),
                configuration.getArtifactFactory(),
                configuration::setArtifactFactory,
                work);
    }

    <T> T withAnyClassInVariables(Supplier<T> work) {
        return with(
                any -> true,
                configuration.getDeserializationTypeValidator(),
                configuration::setDeserializationTypeValidator,
                work);
    }

    /** Runs the work with another value than before. */
    static <V, T> T with(V meanwhile, V before, Consumer<V> set, Supplier<T> work) {
        set.accept(meanwhile);
        try {
            return work.get();
        } finally {
            set.accept(before);
        }
    }
}
