package org.ncbrelay.engine.expressions;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Which expressions a query may hold. The engine asks that of the outermost query only, and evaluates those of or-queries too. */
public final class QueryExpressions {
    /** Filters are shared by all officers: whose tasks are meant is known only to the engine, when an officer opens one. */
    private static final Set<String> OF_FILTERS = Set.of("${currentUser()}");

    private QueryExpressions() {}

    /**
     * Checks a query that an officer asks at this moment.
     *
     * @throws BadUserRequestException if it, or an or-query at any depth, holds an expression
     */
    public static void checkQuery(AbstractQuery<?, ?> query) {
        check(query, Set.of());
    }

    /**
     * Checks the query of a filter, when it is saved and whenever it is used.
     *
     * @throws BadUserRequestException if it, or an or-query at any depth, holds an expression other than <code>${currentUser()}</code>
     */
    public static void checkFilter(AbstractQuery<?, ?> query) {
        check(query, OF_FILTERS);
    }

    private static void check(AbstractQuery<?, ?> outermost, Set<String> allowed) {
        Set<AbstractQuery<?, ?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<AbstractQuery<?, ?>> open = new ArrayDeque<>(List.of(outermost));
        while (!open.isEmpty()) {
            AbstractQuery<?, ?> query = open.pop();
            if (!seen.add(query)) continue;
            query.getExpressions().forEach((criterion, expression) -> {
                if (!allowed.contains(expression))
                    throw new BadUserRequestException("A query has no expressions: " + criterion + ".");
            });
            open.addAll(orQueries(query));
        }
    }

    /** A query is the first of its own or-queries. */
    public static List<? extends AbstractQuery<?, ?>> orQueries(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) return tasks.getQueries();
        if (query instanceof ProcessInstanceQueryImpl instances) return instances.getQueries();
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) return tasks.getQueries();
        if (query instanceof HistoricProcessInstanceQueryImpl instances) return instances.getQueries();
        return List.of();
    }

    /** Checks every query before the engine runs it, whichever service or REST resource built it. */
    static final class QueryInterceptor extends CommandInterceptor {
        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof AbstractQuery<?, ?> query) checkQuery(query);
            return next.execute(command);
        }
    }
}
