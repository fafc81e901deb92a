package org.ncbrelay.web.pages.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.casefile.CaseRow;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Selection;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.support.coordinationmeeting.MeetingInvitationProcess;
import org.ncbrelay.flow.support.istdeployment.IstReleaseProcess;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.web.pages.inbox.CaseFilter;
import org.ncbrelay.web.pages.inbox.ListAddress;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The requests and the intelligence that the officer's organisation may see, in one list with filters. What a filter cannot mean is left out, not refused. */
@Controller
record CasesPage(
        CaseFiles files,
        ReadIntelligence intelligence,
        MemberCountries countries,
        Figures figures,
        Colleagues colleagues,
        SavedViews views,
        ReadNews news,
        Invitations invitations,
        OpenTasks tasks,
        Officers officers) {
    private static final int SIZE = 25;

    /** Of the pages of both types together, from 0; our default. Each type alone has all of its pages. */
    private static final int DEEPEST = 39;

    /** Its old address. */
    @GetMapping("/intelligence")
    String intelligence(@RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show) {
        ListAddress asked =
                CaseFilter.of(sent, countries.codes(), SIZE, show.zone()).address();
        return "redirect:" + asked.with("type", CaseFilter.Type.INTELLIGENCE);
    }

    @GetMapping("/cases")
    String cases(@RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show, Model model) {
        Officer officer = officers.officer();
        CaseFilter wanted = CaseFilter.of(sent, countries.codes(), SIZE, show.zone());
        Rows found = wanted.hasRequests() && wanted.hasIntelligence()
                ? ofBoth(wanted, officer)
                : wanted.hasIntelligence()
                        ? intelligence(wanted, wanted.filter().page(), SIZE, officer)
                        : requests(wanted.filter(), wanted.hasRequests());
        String words = wanted.filter().q();
        boolean nothing = found.total() == 0 && words != null && !wanted.isNarrow();
        List<ListedCase> similar = nothing ? files.similar(words, SIZE) : List.of();
        List<? extends CaseRow> shown = similar.isEmpty() ? found.items() : similar;
        model.addAttribute("wanted", wanted);
        model.addAttribute("found", found);
        model.addAttribute("shown", shown);
        model.addAttribute("similar", !similar.isEmpty());
        model.addAttribute("without", wanted.without());
        model.addAttribute(
                "states", news.readStates(shown.stream().map(CaseRow::reference).toList(), officer));
        model.addAttribute("statuses", CaseStatus.values());
        model.addAttribute("kinds", Intelligence.Source.Kind.values());
        model.addAttribute("registers", officer.isAny(Role.GWET_ANALYST, Role.GWET_LEAD));
        model.addAttribute("capabilities", Capability.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute(
                "countries",
                Countries.named(
                        Countries.with(figures.countries(), wanted.filter().country()), show.locale()));
        model.addAttribute("colleagues", colleagues.of(officer.organisation()));
        model.addAttribute("views", views.of(officer, ListKind.CASES));
        return "cases";
    }

    /** The first rows of each, in one order. */
    private Rows ofBoth(CaseFilter wanted, Officer reader) {
        CaseFiles.Filter asked = wanted.filter();
        int page = Math.min(asked.page(), DEEPEST);
        int needed = (page + 1) * SIZE;
        Rows requests = requests(asked.first(needed), true);
        Rows intelligence = intelligence(wanted, 0, needed, reader);
        List<CaseRow> rows = Stream.concat(requests.items().stream(), intelligence.items().stream())
                .sorted(order(asked))
                .skip(needed - SIZE)
                .limit(SIZE)
                .toList();
        long total = requests.total() + intelligence.total();
        return new Rows(rows, page, total, requests.more() || intelligence.more());
    }

    private Rows requests(CaseFiles.Filter asked, boolean any) {
        if (!any) return new Rows(List.of(), 0, 0, false);
        CaseFiles.Page page = files.list(asked);
        return new Rows(page.items(), page.page(), page.total(), page.totalIsMinimum());
    }

    private Rows intelligence(CaseFilter wanted, int number, int size, Officer reader) {
        IntelligenceStore.Page page = intelligence.list(wanted.selection(), number, size, reader);
        int total = Math.min(page.total(), Selection.COUNTED);
        return new Rows(page.items(), number, total, page.total() > total);
    }

    /** As each of the two is sorted; intelligence has no urgency. */
    private static Comparator<CaseRow> order(CaseFiles.Filter asked) {
        String words = asked.q() == null ? "" : asked.q().strip();
        Comparator<CaseRow> exact = Comparator.comparing(row -> !row.reference().equalsIgnoreCase(words));
        return exact.thenComparing(
                switch (asked.sort()) {
                    case "submittedAt,asc" -> Comparator.comparing(CaseRow::submittedAt);
                    case "submittedAt,desc" ->
                        Comparator.comparing(CaseRow::submittedAt).reversed();
                    case "urgency,desc" ->
                        Comparator.comparing((CaseRow row) -> row.urgency() == null
                                ? 0
                                : -Urgency.valueOf(row.urgency()).priority());
                    default -> Comparator.comparing(CaseRow::updatedAt).reversed();
                });
    }

    /** What other countries' cases ask of the reader's organisation: meetings and experts, and nothing else of those cases. */
    @GetMapping("/invitations")
    String invitations(Model model) {
        Officer reader = officers.officer();
        List<Invitations.ToMeeting> meetings = invitations.toMeetings();
        List<Invitations.ForExpert> experts = invitations.forExperts();
        model.addAttribute("meetings", meetings);
        model.addAttribute("experts", experts);
        Stream<String> invited = meetings.stream()
                .filter(meeting -> meeting.answeredAt() == null)
                .map(Invitations.ToMeeting::reference);
        Stream<String> asked =
                experts.stream().filter(expert -> expert.answeredAt() == null).map(Invitations.ForExpert::reference);
        model.addAttribute("meetingTasks", answers(invited, MeetingInvitationProcess.KEY, reader));
        model.addAttribute("expertTasks", answers(asked, IstReleaseProcess.KEY, reader));
        return "invitations";
    }

    /** By reference, where the reader answers: the task, or the inbox where there are several; empty where another officer answers. */
    private Map<String, String> answers(Stream<String> references, String process, Officer reader) {
        return references.distinct().collect(Collectors.toMap(Function.identity(), reference -> {
            List<OpenTask> open = tasks.waitingFor(reader, new CaseReference(reference)).stream()
                    .filter(task -> task.process().equals(process))
                    .toList();
            if (open.isEmpty()) return "";
            return open.size() == 1 ? "/tasks/" + open.get(0).id() : "/?step=" + process;
        }));
    }

    /** @param more whether there are more than the total says */
    public record Rows(List<? extends CaseRow> items, int page, long total, boolean more) {
        /** The number of the last page. */
        public long last() {
            return Math.max(0, (total - 1) / SIZE);
        }
    }
}
