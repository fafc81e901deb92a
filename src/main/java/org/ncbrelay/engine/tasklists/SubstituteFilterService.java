package org.ncbrelay.engine.tasklists;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.expressions.QueryExpressions;
import org.ncbrelay.store.people.Absences;

/**
 * The engine's filters, without expressions other than those of {@link QueryExpressions}. One of them lists what absent colleagues of the
 * reader have claimed. The engine's filters know expressions for one assignee only, and an officer may be the substitute of several: that
 * filter is stored with the assignee nobody, whom the service replaces.
 */
public final class SubstituteFilterService extends FilterServiceImpl {
    /** No user id has a blank. */
    private static final String NOBODY = "nobody at all";

    private final Absences substitutions;

    public SubstituteFilterService(Absences substitutions) {
        this.substitutions = substitutions;
    }

    /** What the filter of absent colleagues stores: it finds nothing by itself. */
    public static TaskQuery ofAbsentColleagues(TaskQuery empty) {
        return empty.taskAssigneeIn(NOBODY);
    }

    @Override
    public Filter saveFilter(Filter filter) {
        checkStored(filter);
        return super.saveFilter(filter);
    }

    @Override
    public <T> List<T> list(String filterId) {
        return super.list(filterId, extended(filterId, null));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extendingQuery) {
        return super.list(filterId, extended(filterId, extendingQuery));
    }

    @Override
    public <T> List<T> listPage(String filterId, int firstResult, int maxResults) {
        return super.listPage(filterId, extended(filterId, null), firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, Q extendingQuery, int firstResult, int maxResults) {
        return super.listPage(filterId, extended(filterId, extendingQuery), firstResult, maxResults);
    }

    @Override
    public <T> T singleResult(String filterId) {
        return super.singleResult(filterId, extended(filterId, null));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extendingQuery) {
        return super.singleResult(filterId, extended(filterId, extendingQuery));
    }

    @Override
    public Long count(String filterId) {
        return super.count(filterId, extended(filterId, null));
    }

    @Override
    public Long count(String filterId, Query<?, ?> extendingQuery) {
        return super.count(filterId, extended(filterId, extendingQuery));
    }

    /** What the reader searches for within a filter; in this one, among the tasks of absent colleagues. */
    @SuppressWarnings("unchecked")
    private <Q extends Query<?, ?>> Q extended(String filterId, Q searched) {
        if (searched instanceof AbstractQuery<?, ?> query) QueryExpressions.checkQuery(query);
        if (!isFilterOfAbsentColleagues(filterId)) return searched;
        List<String> absent = substitutions.absentBehind(reader());
        if (absent.isEmpty()) return searched;
        TaskQueryImpl search = searched instanceof TaskQueryImpl given ? given : new TaskQueryImpl();
        return (Q) search.taskAssigneeIn(absent.toArray(String[]::new));
    }

    private String reader() {
        Command<String> look = context -> EngineInternals.officer().getUserId();
        return commandExecutor.execute(look);
    }

    private boolean isFilterOfAbsentColleagues(String filterId) {
        Command<Boolean> look = context -> {
            Filter filter = filterId == null ? null : context.getFilterManager().findFilterById(filterId);
            checkStored(filter);
            return filter != null
                    && filter.getQuery() instanceof TaskQueryImpl stored
                    && Set.of(NOBODY).equals(stored.getAssigneeIn());
        };
        return commandExecutor.execute(look);
    }

    private static void checkStored(Filter filter) {
        if (filter != null && filter.getQuery() instanceof AbstractQuery<?, ?> stored)
            QueryExpressions.checkFilter(stored);
    }
}
