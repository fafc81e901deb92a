package org.ncbrelay.engine.tasklists;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.FlowTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.ReflectionUtils;

/** SQL that was put together for one query serves another of its shape as the engine's own would. */
@FlowTest
class TaskQueryShapeTest {
    private static final long SEED = 20_190_042;

    private final ProcessEngineConfigurationImpl engine;
    private final Configuration statements;
    private final Random random = new Random(SEED);

    @Autowired
    TaskQueryShapeTest(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
        this.statements = engine.getSqlSessionFactory().getConfiguration();
    }

    @ParameterizedTest
    @ValueSource(strings = {OfficerTaskManager.LIST, OfficerTaskManager.COUNT})
    void everyQueryHasTheSqlAndTheParametersOfTheEngine(String statement) {
        SqlSource remembering = source(statements.getMappedStatement(statement), 100_000);
        SqlSource anew = source(statements.getMappedStatement(statement), 0);
        // Some conditions ask for the engine that the query runs in.
        engine.getCommandExecutorTxRequired().execute(context -> {
            for (int i = 0; i < 4_000; i++) {
                TaskQueryImpl query = anyQuery();
                assertThat(said(remembering.getBoundSql(query), query)).isEqualTo(said(anew.getBoundSql(query), query));
            }
            return null;
        });
    }

    @Test
    void pagesOfACountryAndTasksOfACaseArePutTogetherOnceAndAnotherCountryGroupOrOrderAnew() {
        assertThat(together(
                        () -> byDueDate(of("KEN"), 0), () -> byDueDate(of("KEN"), 1), () -> byDueDate(of("KEN"), 2)))
                .isOne();
        assertThat(together(
                        () -> of("KEN").processInstanceBusinessKey("KEN-2026-000001"),
                        () -> of("KEN").processInstanceBusinessKey("KEN-2026-000002")))
                .isOne();
        assertThat(together(
                        () -> of("KEN"),
                        () -> of("FRA"),
                        () -> of("KEN").taskCandidateGroup("ncb-officers"),
                        () -> of("KEN").taskCandidateGroup("ncb-heads"),
                        () -> byDueDate(of("KEN"), 0),
                        () -> of("KEN").orderByDueDate().desc()))
                .isEqualTo(6);
    }

    @SafeVarargs
    private int together(Supplier<TaskQuery>... queries) {
        AtomicInteger together = new AtomicInteger();
        SqlSource source = source(counted(together), 10);
        for (Supplier<TaskQuery> query : queries) source.getBoundSql(query.get());
        return together.get();
    }

    private SqlSource source(MappedStatement engines, int remembered) {
        return new IndexedStatement(
                statements,
                engines,
                "ACT_RU_TASK",
                Caffeine.newBuilder()
                        .maximumSize(remembered)
                        .executor(Runnable::run)
                        .build());
    }

    private MappedStatement counted(AtomicInteger together) {
        MappedStatement engines = statements.getMappedStatement(OfficerTaskManager.LIST);
        SqlSource counting = query -> {
            together.incrementAndGet();
            return engines.getBoundSql(query);
        };
        return new MappedStatement.Builder(statements, "counted", counting, SqlCommandType.SELECT).build();
    }

    private static TaskQueryImpl of(String... organisations) {
        TaskQueryImpl query = new TaskQueryImpl();
        query.getTenantCheck().setTenantCheckEnabled(true);
        query.getTenantCheck().setAuthTenantIds(List.of(organisations));
        return query;
    }

    private static TaskQueryImpl byDueDate(TaskQueryImpl query, int page) {
        query.orderByDueDate().asc();
        query.setFirstResult(page * 15);
        query.setMaxResults(15);
        return query;
    }

    /** Few conditions at a time, so that many queries share a shape; conditions that contradict each other are SQL as well. */
    private TaskQueryImpl anyQuery() {
        TaskQueryImpl query = random.nextInt(8) == 0 ? of("KEN", "FRA") : of(oneOf("KEN", "FRA"));
        if (random.nextInt(20) == 0) query.getTenantCheck().setTenantCheckEnabled(false);
        if (random.nextInt(20) == 0) checkEachTask(query.getAuthCheck());
        if (random.nextInt(3) == 0) {
            Runnable order = oneOf(query::orderByDueDate, query::orderByTaskPriority, query::orderByTaskName);
            order.run();
            Runnable direction = oneOf(query::asc, query::desc);
            direction.run();
        }
        if (random.nextInt(10) == 0)
            query.or().taskName("a").taskAssignee(oneOf("x", "y")).endOr();
        for (int conditions = random.nextInt(4); conditions > 0; conditions--) setAny(query);
        return query;
    }

    private static void checkEachTask(AuthorizationCheck check) {
        check.setAuthorizationCheckEnabled(true);
        check.setAuthUserId("somebody");
        check.setAuthGroupIds(List.of("volunteers"));
        check.setPermissionChecks(new PermissionCheckBuilder()
                .atomicCheckForResourceId(Resources.TASK, "RES.ID_", Permissions.READ)
                .build());
    }

    private void setAny(TaskQueryImpl query) {
        Field condition = oneOf(Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Set.of(
                                "queries", "cachedCandidateGroups", "cachedUserGroups", "variables", "candidateUser")
                        .contains(field.getName()))
                .toArray(Field[]::new));
        ReflectionUtils.makeAccessible(condition);
        ReflectionUtils.setField(condition, query, any(condition.getType()));
    }

    private Object any(Class<?> type) {
        Map<Class<?>, Supplier<Object>> values = Map.of(
                String.class, () -> oneOf("x", "y", "%"),
                Date.class, () -> new Date(random.nextInt(1_000)),
                Integer.class, () -> random.nextInt(100),
                Boolean.class, random::nextBoolean,
                boolean.class, random::nextBoolean,
                DelegationState.class, () -> oneOf(DelegationState.values()),
                SuspensionState.class, () -> oneOf(SuspensionState.ACTIVE, SuspensionState.SUSPENDED),
                String[].class, () -> oneOf(new String[0], new String[] {"x"}, new String[] {"x", "y"}),
                List.class, () -> new ArrayList<>(oneOf(List.of(), List.of("x"), List.of("x", "y"))),
                Set.class, () -> oneOf(Set.of(), Set.of("x")));
        return values.get(type).get();
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private List<Object> said(BoundSql bound, TaskQueryImpl query) {
        List<Object> all = new ArrayList<>(List.of(bound.getSql()));
        for (ParameterMapping parameter : bound.getParameterMappings()) {
            String name = parameter.getProperty();
            all.add(name);
            all.add(
                    bound.hasAdditionalParameter(name)
                            ? bound.getAdditionalParameter(name)
                            : statements.newMetaObject(query).getValue(name));
        }
        return all;
    }
}
