package org.ncbrelay.config.seed;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.tasklists.SubstituteFilterService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each role's filter in Tasklist: its tasks, the most urgent first, with the case's reference and summary on the card. */
@Component
@Order(3)
record TasklistFilterSeed(FilterService filters, TaskService tasks, EngineAccounts accounts) implements Seed {
    private static final String MINE = "Claimed by me";
    private static final String OF_ABSENT_COLLEAGUES = "Offered to me for absent colleagues";

    private static final Map<Role, String> FILTERS = new EnumMap<>(Map.of(
            Role.AGENCY_OFFICER, "My tasks – ask, correct, confirm",
            Role.NCB_OFFICER, "My tasks – acknowledge and authorize",
            Role.NCB_HEAD, "My tasks – decide and release",
            Role.GS_OFFICER, "My tasks – help out and approve",
            Role.GWET_ANALYST, "My tasks – analyse and write",
            Role.GWET_LEAD, "My tasks – decide and review",
            Role.IST_MEMBER, "My tasks – deploy and report",
            Role.EXPERT, "My tasks – give an opinion"));

    @Override
    public void plant() {
        Filter mine = filter("MINE", MINE, 20, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        Filter substitutes = filter(
                "OF_ABSENT_COLLEAGUES",
                OF_ABSENT_COLLEAGUES,
                30,
                SubstituteFilterService.ofAbsentColleagues(tasks.createTaskQuery()));
        FILTERS.forEach((role, name) -> {
            TaskQuery ofRole =
                    tasks.createTaskQuery().taskCandidateGroup(role.group()).includeAssignedTasks();
            accounts.grant(role, FILTER, filter(role.name(), name, 10, ofRole).getId(), READ);
            accounts.grant(role, FILTER, mine.getId(), READ);
            accounts.grant(role, FILTER, substitutes.getId(), READ);
        });
    }

    /** @param desk by which its name is translated */
    private Filter filter(String desk, String name, int position, TaskQuery query) {
        Filter existing = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (existing != null) return existing;
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc());
        filter.setProperties(Map.of(
                "desk",
                desk,
                "priority",
                position,
                "color",
                "#2f5d50",
                "showUndefinedVariable",
                false,
                "variables",
                List.of(variable("reference", "Reference"), variable("summary", "Summary"))));
        return filters.saveFilter(filter);
    }

    private static Map<String, Object> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
