package org.ncbrelay.web.pages.inbox;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.news.News.ReadState;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.Figures;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.OpenTasks.Open;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The officer's inbox; operators see the administration pages only. */
@Controller
record HomePage(
        Inbox inbox,
        SavedViews views,
        CaseFiles files,
        ReadNews news,
        ReadChanges changes,
        MemberCountries countries,
        Figures figures,
        Colleagues colleagues,
        RequestsToAcknowledge requests,
        Officers officers) {
    private static final int TASKS = 25;
    private static final int CASES = 5;

    @GetMapping("/")
    String home(
            @RequestParam Map<String, String> sent,
            Principal user,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        if (!officers.isPresent()) {
            model.addAttribute("changes", changes.all(user.getName()));
            return "operator";
        }
        Officer officer = officers.officer();
        TaskFilter filter = TaskFilter.of(sent, countries.codes());
        Inbox.Page found = inbox.page(officer, filter.selection(), filter.page(), TASKS);
        List<Row> tasks = rows(found.tasks(), officer);
        CaseFiles.Page recent = files.list(new CaseFiles.Filter(
                List.of(), List.of(), null, null, 0, CASES, "updatedAt,desc", CaseFiles.Narrowing.NONE));
        model.addAttribute("filter", filter);
        model.addAttribute("counts", found.counts());
        model.addAttribute("total", found.total());
        model.addAttribute("newest", found.newest());
        model.addAttribute("last", Math.max(0, (found.total() - 1) / TASKS));
        model.addAttribute("tasks", tasks);
        model.addAttribute("bulk", tasks.stream().anyMatch(Row::acknowledgeable));
        model.addAttribute("views", views.of(officer, ListKind.TASKS));
        model.addAttribute("cases", recent);
        model.addAttribute(
                "states",
                news.readStates(
                        recent.items().stream().map(CaseFiles.Item::reference).toList(), officer));
        if (officer.servesInterpol())
            model.addAttribute(
                    "countries",
                    Countries.named(
                            Countries.with(
                                    figures.countries(), filter.selection().country()),
                            show.locale()));
        return "home";
    }

    /** What the inbox says of each task beside the task itself. */
    private List<Row> rows(List<Open> tasks, Officer reader) {
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
