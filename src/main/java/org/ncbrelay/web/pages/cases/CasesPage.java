package org.ncbrelay.web.pages.cases;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.support.coordinationmeeting.MeetingInvitationProcess;
import org.ncbrelay.flow.support.istdeployment.IstReleaseProcess;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.web.pages.inbox.CaseFilter;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases that the officer's organisation may see, with filters. What a filter cannot mean is left out, not refused. */
@Controller
record CasesPage(
        CaseFiles files,
        MemberCountries countries,
        Figures figures,
        Colleagues colleagues,
        SavedViews views,
        ReadNews news,
        Invitations invitations,
        OpenTasks tasks,
        Officers officers) {
    private static final int SIZE = 25;

    @GetMapping("/cases")
    String cases(@RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show, Model model) {
        Officer officer = officers.officer();
        CaseFilter wanted = CaseFilter.of(sent, countries.codes(), SIZE, show.zone());
        CaseFiles.Page found = files.list(wanted.filter());
        String words = wanted.filter().q();
        boolean nothing = found.total() == 0 && words != null && !wanted.isNarrow();
        List<ListedCase> similar = nothing ? files.similar(words, SIZE) : List.of();
        List<ListedCase> shown = similar.isEmpty() ? found.items() : similar;
        model.addAttribute("wanted", wanted);
        model.addAttribute("found", found);
        model.addAttribute("similar", similar);
        model.addAttribute(
                "states",
                news.readStates(shown.stream().map(ListedCase::reference).toList(), officer));
        model.addAttribute("last", Math.max(0, (found.total() - 1) / SIZE));
        model.addAttribute("statuses", CaseStatus.values());
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
}
