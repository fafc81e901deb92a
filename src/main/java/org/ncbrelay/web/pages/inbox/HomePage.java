package org.ncbrelay.web.pages.inbox;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.inbox.News.ReadState;
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
        Drafts drafts,
        Officers officers) {
    private static final int TASKS = 25;
    private static final int DRAFTS = 3;
    private static final CaseFiles.Filter RECENT =
            new CaseFiles.Filter(List.of(), List.of(), null, null, 0, 5, "updatedAt,desc", CaseFiles.Narrowing.NONE);

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
        // Who has nothing to do sees what goes on.
        CaseFiles.Page recent = found.counts().all() > 0 ? null : files.list(RECENT);
        Map<String, ReadState> states = recent == null
                ? news.readStatesOfTasks(references(found.tasks(), List.of()), officer)
                : news.readStates(references(found.tasks(), recent.items()), officer);
        List<Row> tasks = rows(found, filter.selection().whose() == Inbox.Whose.WAITING, states, officer);
        model.addAttribute("filter", filter);
        model.addAttribute("counts", found.counts());
        model.addAttribute("total", found.total());
        model.addAttribute("newest", found.newest());
        model.addAttribute("last", Math.max(0, (found.total() - 1) / TASKS));
        model.addAttribute("groups", groups(tasks, filter.selection().group(), show));
        model.addAttribute("bulk", tasks.stream().anyMatch(row -> row.task().workable()));
        model.addAttribute("acknowledgeable", tasks.stream().anyMatch(Row::acknowledgeable));
        model.addAttribute("views", views.of(officer, ListKind.TASKS));
        model.addAttribute("drafts", isWriter(officer) ? drafts.latest(DRAFTS) : List.of());
        model.addAttribute("cases", recent);
        model.addAttribute("states", states);
        model.addAttribute(
                "colleagues",
                AssignTask.mayAssign(officer)
                        ? colleagues.of(officer.organisation()).stream()
                                .filter(each -> !each.userId().equals(officer.userId()))
                                .toList()
                        : List.of());
        if (officer.servesInterpol())
            model.addAttribute(
                    "countries",
                    Countries.named(
                            Countries.with(
                                    figures.countries(), filter.selection().country()),
                            show.locale()));
        return "home";
    }

    private static boolean isWriter(Officer officer) {
        return officer.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD, Role.GWET_ANALYST, Role.GWET_LEAD);
    }

    private static List<String> references(List<OpenTask> tasks, List<ListedCase> cases) {
        return Stream.concat(
                        tasks.stream().filter(task -> task.title() != null).map(OpenTask::reference),
                        cases.stream().map(ListedCase::reference))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the inbox says of each task in addition to the task itself. */
    private List<Row> rows(Inbox.Page found, boolean waiting, Map<String, ReadState> states, Officer reader) {
        return found.tasks().stream()
                .map(task -> new Row(
                        task,
                        task.title() == null ? null : states.get(task.reference()),
                        requests.isOne(task.process(), task.activity()),
                        found.agencies().get(task.id()),
                        task.organisation().equals(reader.organisation().value()),
                        waiting))
                .toList();
    }

    /** Rows that follow each other, by the name of what they have in common; one without a name where nothing is grouped. */
    private static Map<String, List<Row>> groups(List<Row> rows, Inbox.Group group, PageFormatter show) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> group == null ? "" : name(row, group, show), LinkedHashMap::new, Collectors.toList()));
    }

    private static String name(Row row, Inbox.Group group, PageFormatter show) {
        return switch (group) {
            case STEP -> show.word("process", row.task().process());
            case URGENCY -> show.word("urgency", row.task().urgency());
            case COUNTRY -> row.country() == null ? show.text("nav.intelligence") : show.organisation(row.country());
        };
    }

    /**
     * A task in the inbox.
     *
     * @param state           how far the reader has read its case; null where that is not kept
     * @param acknowledgeable whether it can be acknowledged together with others
     * @param agency          name of the agency that asked; null where none did, or the reader does not see the case
     * @param own             whether it is a task of the reader's organisation, whose officers are named
     * @param waiting         whether it is what others do with the reader's own work
     */
    public record Row(
            OpenTask task, ReadState state, boolean acknowledgeable, String agency, boolean own, boolean waiting) {
        /** Where its content is, or where only the task is open to the reader, at the task itself. */
        public String href() {
            if (waiting) return (isOfIntelligence() ? "/intelligence/" : "/cases/") + task.reference();
            return PageFormatter.link(task.id(), task.title() == null ? null : task.reference());
        }

        public boolean isOfIntelligence() {
            return CaseReference.isWellFormed(task.reference()) && new CaseReference(task.reference()).isIntelligence();
        }

        /** Of the case, alpha-3; null for intelligence. */
        public String country() {
            return task.reference() == null || isOfIntelligence()
                    ? null
                    : task.reference().substring(0, 3);
        }

        public boolean isUnread() {
            return state == ReadState.NEW || state == ReadState.CHANGED;
        }
    }
}
