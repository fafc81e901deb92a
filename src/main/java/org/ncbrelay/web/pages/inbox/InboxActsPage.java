package org.ncbrelay.web.pages.inbox;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.flow.acknowledgment.AcknowledgeRequests;
import org.ncbrelay.flow.personal.SaveView;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done from a list; each act leads back to the list with the selection that it came from. */
@Controller
record InboxActsPage(
        AcknowledgeRequests acknowledge,
        AssignTask assign,
        TaskForms work,
        SaveView views,
        MemberCountries countries,
        Officers officers) {
    @PostMapping("/inbox/acknowledgments")
    String acknowledge(
            @RequestParam(name = "task", defaultValue = "") List<String> tasks,
            @RequestParam(defaultValue = "") String view,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        officers.officer();
        try {
            RefusalTexts words = new RefusalTexts(show);
            List<String> acknowledged = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (AcknowledgeRequests.Result each : acknowledge.acknowledge(tasks)) {
                if (each.isDone()) acknowledged.add(each.reference());
                else refused.add(words.of(each.refusal()));
            }
            next.addFlashAttribute("acknowledged", acknowledged);
            next.addFlashAttribute("refused", refused);
        } catch (Refusal.Invalid none) {
            next.addFlashAttribute("problem", show.text("inbox.noneSelected", AcknowledgeRequests.MOST));
        }
        return "redirect:" + inbox(view);
    }

    /** Claims tasks, or assigns them to a colleague; one that is refused leaves the others as they are. */
    @PostMapping("/inbox/claims")
    String claim(
            @RequestParam(name = "task", defaultValue = "") List<String> tasks,
            @RequestParam(name = "assign", defaultValue = "false") boolean toColleague,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "") String view,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        Set<String> chosen = new LinkedHashSet<>(tasks);
        if (chosen.isEmpty() || chosen.size() > AcknowledgeRequests.MOST) {
            next.addFlashAttribute("problem", show.text("inbox.noneSelected", AcknowledgeRequests.MOST));
            return "redirect:" + inbox(view);
        }
        RefusalTexts words = new RefusalTexts(show);
        List<String> refused = new ArrayList<>();
        for (String task : chosen)
            try {
                if (toColleague) assign.assign(task, assignee, by);
                else work.claim(task);
            } catch (Refusal refusal) {
                refused.add(words.of(refusal));
            }
        next.addFlashAttribute(toColleague ? "assigned" : "claimed", chosen.size() - refused.size());
        next.addFlashAttribute("unclaimed", refused);
        return "redirect:" + inbox(view);
    }

    @PostMapping("/inbox/views")
    String save(
            @RequestParam ListKind list,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String view,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        ListAddress address = address(list, view);
        FormInput.sent("view", Map.of("name", name))
                .attempt(() -> views.save(list, name, address.query(), by), "done.viewSaved", show, next);
        return "redirect:" + address;
    }

    @PostMapping("/inbox/views/{id}/removal")
    String remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "TASKS") ListKind list,
            @RequestParam(defaultValue = "") String view,
            RedirectAttributes next) {
        views.remove(Ids.parse(id), officers.officer());
        next.addFlashAttribute("done", "done.viewRemoved");
        return "redirect:" + address(list, view);
    }

    private ListAddress inbox(String view) {
        return address(ListKind.TASKS, view);
    }

    /** What was sent is read anew: no redirect leads where a form says. */
    private ListAddress address(ListKind list, String view) {
        Map<String, String> criteria = ListAddress.criteria(view);
        return list == ListKind.TASKS
                ? TaskFilter.of(criteria, countries.codes()).address()
                : CaseFilter.of(criteria, countries.codes(), 1, ZoneOffset.UTC).address();
    }
}
