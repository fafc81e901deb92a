package org.ncbrelay.security.operators;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.AbstractVariableQueryImpl;
import org.camunda.bpm.engine.impl.HistoricDecisionInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.ncbrelay.engine.expressions.QueryExpressions;
import org.springframework.beans.DirectFieldAccessor;

/** What operators may ask: of models, places, failures and accounts all, of tasks how many, of variables nothing. */
final class OperatorQueries {
    private static final Set<String> LISTED = Set.of(
            "ProcessDefinitionQueryImpl",
            "ProcessDefinitionStatisticsQueryImpl",
            "ActivityStatisticsQueryImpl",
            "DeploymentQueryImpl",
            "DecisionDefinitionQueryImpl",
            "DecisionRequirementsDefinitionQueryImpl",
            "CaseDefinitionQueryImpl",
            "ProcessInstanceQueryImpl",
            "JobQueryImpl",
            "JobDefinitionQueryImpl",
            "IncidentQueryImpl",
            "ExternalTaskQueryImpl",
            "BatchQueryImpl",
            "BatchStatisticsQueryImpl",
            "HistoricBatchQueryImpl",
            "UserQueryImpl",
            "DbUserQueryImpl",
            "GroupQueryImpl",
            "DbGroupQueryImpl",
            "TenantQueryImpl",
            "DbTenantQueryImpl",
            "AuthorizationQueryImpl",
            "HistoricDecisionInstanceQueryImpl");

    private static final Set<String> COUNTED = Set.of("TaskQueryImpl", "HistoricTaskInstanceQueryImpl");

    private OperatorQueries() {}

    static boolean allow(AbstractQuery<?, ?> query) {
        String name = query.getClass().getSimpleName();
        boolean open = LISTED.contains(name) || COUNTED.contains(name) && isCount(query);
        // Alternatives ("or-queries") hold criteria of their own, which nothing of the relay needs here.
        return open
                && !asksForVariables(query)
                && QueryExpressions.orQueries(query).size() < 2;
    }

    private static boolean isCount(AbstractQuery<?, ?> query) {
        return "COUNT".equals(String.valueOf(new DirectFieldAccessor(query).getPropertyValue("resultType")));
    }

    private static boolean asksForVariables(AbstractQuery<?, ?> query) {
        if (query instanceof AbstractVariableQueryImpl<?, ?> byVariables)
            return any(byVariables.getQueryVariableValues());
        if (query instanceof TaskQueryImpl tasks) return any(tasks.getVariables());
        if (query instanceof HistoricDecisionInstanceQueryImpl decisions)
            return decisions.isIncludeInput() || decisions.isIncludeOutputs();
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) return any(tasks.getVariables());
        return false;
    }

    private static boolean any(List<?> values) {
        return values != null && !values.isEmpty();
    }
}
