package org.ncbrelay.web.pages.inbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleague;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.news.ReadState;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.port.OpenTasks.Open;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.stereotype.Component;

/** What the inbox says of each task beside the task itself. */
@Component
public class InboxRows {
    private final ReadNews news;
    private final Colleagues colleagues;
    private final RequestsToAcknowledge requests;

    InboxRows(ReadNews news, Colleagues colleagues, RequestsToAcknowledge requests) {
        this.news = news;
        this.colleagues = colleagues;
        this.requests = requests;
    }

    public List<TaskRow> of(List<Open> tasks, Officer reader) {
        Map<String, ReadState> states = news.readStates(
                tasks.stream()
                        .filter(task -> task.title() != null)
                        .map(Open::reference)
                        .filter(Objects::nonNull)
                        .toList(),
                reader);
        List<Colleague> others = AssignTask.mayAssign(reader) ? colleagues.of(reader.organisation()) : List.of();
        return tasks.stream()
                .map(task -> new TaskRow(
                        task,
                        states.get(task.reference()),
                        requests.isOne(task.process(), task.activity()),
                        assignees(task, others, reader)))
                .toList();
    }

    private static List<Colleague> assignees(Open task, List<Colleague> others, Officer reader) {
        if (task.assignee() != null) return List.of();
        return others.stream()
                .filter(each -> !each.userId().equals(reader.userId()))
                .filter(each -> task.offices().stream().anyMatch(each.officer()::is))
                .toList();
    }
}
