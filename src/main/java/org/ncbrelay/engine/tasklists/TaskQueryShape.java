package org.ncbrelay.engine.tasklists;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/**
 * What the SQL of a query for tasks depends on: which conditions it has and how it is sorted, not what the conditions compare with. The
 * organisations and the candidate group are part of it, since they are listed one by one in the SQL.
 *
 * @param parts what the SQL may see of each field, in the order of the fields, null for a condition that is not asked for
 */
record TaskQueryShape(List<Object> parts) {
    /** They are looked at one by one, or the SQL has no condition for them: pages are parameters, and groups follow from the candidates. */
    private static final Set<String> NO_CONDITION = Set.of(
            "commandExecutor",
            "validators",
            "expressions",
            "databaseType",
            "firstResult",
            "maxResults",
            "authCheck",
            "tenantCheck",
            "orderingProperties",
            "queries",
            "cachedCandidateGroups",
            "cachedUserGroups");

    private static final Object ASKED_FOR = "asked for";
    private static final Object NOTHING_LISTED = "nothing listed";

    private static final List<Field> CONDITIONS = Stream.<Class<?>>iterate(
                    TaskQueryImpl.class, type -> type != Object.class, Class::getSuperclass)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !NO_CONDITION.contains(field.getName()))
            .peek(field -> field.setAccessible(true))
            .toList();

    /** @return empty where the SQL depends on more: alternatives, lists of values, variables, and what each task's grants allow */
    static Optional<TaskQueryShape> of(Object query) {
        if (!(query instanceof TaskQueryImpl tasks)
                || tasks.getQueries().size() > 1
                || tasks.getCandidateUser() != null
                || tasks.getAuthCheck().isAuthorizationCheckEnabled()) return Optional.empty();
        List<Object> parts = new ArrayList<>();
        for (Field condition : CONDITIONS) {
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

    private static Object value(Field condition, TaskQueryImpl query) {
        try {
            return condition.get(query);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(condition.getName(), e);
        }
    }

    /** Conditions ask for switches and states themselves. */
    private static boolean decides(Object value) {
        return value instanceof Boolean || value instanceof Enum<?> || value instanceof SuspensionState;
    }
}
