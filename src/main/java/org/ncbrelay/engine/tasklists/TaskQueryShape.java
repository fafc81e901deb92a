package org.ncbrelay.engine.tasklists;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/**
 * What the SQL of a query for tasks depends on: which conditions it has and how it is sorted, not what the conditions compare with. The
 * organisations and the candidate group are part of it, since they are listed one by one in the SQL.
 *
 * @param parts what the SQL may see of each condition, null for a condition that is not asked for
 */
record TaskQueryShape(List<Object> parts) {
    /** They are read one by one, or the SQL has no condition for them: pages are parameters, and groups follow from the candidates. */
    private static final Set<String> NO_CONDITION = Set.of(
            "getAuthCheck",
            "getCandidateGroups",
            "getClass",
            "getDatabaseType",
            "getDelegationStateString",
            "getExpressions",
            "getFirstResult",
            "getFirstRow",
            "getLastRow",
            "getMaxResults",
            "getOrderingProperties",
            "getParameter",
            "getQueries",
            "getTenantCheck",
            // The same for all queries of an engine.
            "isQueryForProcessTasksOnly");

    private static final Object ASKED_FOR = "asked for";
    private static final Object NOTHING_LISTED = "nothing listed";

    /** The public getters of a query are all that the conditions of its SQL can ask for. */
    private static final List<Method> CONDITIONS = Arrays.stream(TaskQueryImpl.class.getMethods())
            .filter(method -> method.getName().matches("(get|is)[A-Z].*")
                    && method.getParameterCount() == 0
                    && !method.isBridge()
                    && !Modifier.isStatic(method.getModifiers())
                    && !NO_CONDITION.contains(method.getName()))
            .sorted(Comparator.comparing(Method::getName))
            .toList();

    /** @return empty where the SQL depends on more: alternatives, lists of values, variables, and what each task's grants allow */
    static Optional<TaskQueryShape> of(Object query) {
        if (!(query instanceof TaskQueryImpl tasks)
                || hasAlternatives(query)
                || tasks.getCandidateUser() != null
                || tasks.getAuthCheck().isAuthorizationCheckEnabled()) return Optional.empty();
        List<Object> parts = new ArrayList<>();
        for (Method condition : CONDITIONS) {
            Object value = value(condition, tasks);
            if (value == null || decides(value)) parts.add(value);
            else if (value instanceof String || value instanceof Date || value instanceof Integer) parts.add(ASKED_FOR);
            else if (value instanceof Collection<?> values && values.isEmpty()) parts.add(NOTHING_LISTED);
            else return Optional.empty();
        }
        for (QueryOrderingProperty order : tasks.getOrderingProperties()) {
            if (order.getRelation() != null) return Optional.empty();
            parts.add(order.getQueryProperty().getName());
            parts.add(order.getQueryProperty().getFunction());
            parts.add(order.getDirection());
        }
        parts.add(tasks.getTenantCheck().isTenantCheckEnabled());
        List<String> organisations = tasks.getTenantCheck().getAuthTenantIds();
        parts.add(organisations == null ? null : List.copyOf(organisations));
        parts.add(tasks.getCandidateGroup());
        return Optional.of(new TaskQueryShape(parts));
    }

    private static Object value(Method condition, TaskQueryImpl query) {
        try {
            return condition.invoke(query);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(condition.getName(), e);
        }
    }

    /** Conditions ask for switches and states themselves. */
    private static boolean decides(Object value) {
        return value instanceof Boolean || value instanceof Enum<?> || value instanceof SuspensionState;
    }

    /** Whether a query has alternatives ("or-queries"); it is the first of its own. */
    static boolean hasAlternatives(Object query) {
        return query instanceof TaskQueryImpl tasks && tasks.getQueries().size() > 1;
    }
}
