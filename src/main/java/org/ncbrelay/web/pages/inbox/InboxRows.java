package org.ncbrelay.web.pages.inbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.news.News.ReadState;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.port.OpenTasks.Open;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Component;

/** What the inbox says of each task beside the task itself. */
@Component
class InboxRows {
    private final ReadNews news;
    private final Colleagues colleagues;
    private final RequestsToAcknowledge requests;

    InboxRows(ReadNews news, Colleagues colleagues, RequestsToAcknowledge requests) {
        this.news = news;
        this.colleagues = colleagues;
        this.requests = requests;
    }

    List<Row> of(List<Open> tasks, Officer reader) {
        Map<String, ReadState> states = news.readStates(
                tasks.stream()
                        .filter(task -> task.title() != null)
                        .map(Open::reference)
                        .filter(Objects::nonNull)
                        .toList(),
                reader);
        List<Colleague> others = AssignTask.mayAssign(reader) ? colleagues.of(reader.organisation()) : List.of();
        return tasks.stream()
                .map(task -> new Row(
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

    /**
     * A task in the inbox.
     *
     * @param state           how far the reader has read its case; null where that is not kept
     * @param acknowledgeable whether it can be acknowledged together with others
     * @param assignees       to whom the reader may assign it; empty for most
     */
    public record Row(Open task, ReadState state, boolean acknowledgeable, List<Colleague> assignees) {
        /** Where its content is, or where only the task is open to the reader, at the task itself. */
        public String href() {
            return PageFormatter.link(task.id(), task.title() == null ? null : task.reference());
        }

        public boolean isOfIntelligence() {
            return CaseReference.isWellFormed(task.reference()) && new CaseReference(task.reference()).isIntelligence();
        }

        public boolean isUnread() {
            return state == ReadState.NEW || state == ReadState.CHANGED;
        }
    }
}
