package org.ncbrelay.web.pages.inbox;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.Figures;
import org.ncbrelay.port.Inbox;
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
class HomePage {
    private static final int TASKS = 25;
    private static final int CASES = 5;

    private final Inbox inbox;
    private final InboxRows rows;
    private final SavedViews views;
    private final CaseFiles files;
    private final ReadNews news;
    private final ReadChanges changes;
    private final MemberCountries countries;
    private final Figures figures;
    private final Officers officers;

    HomePage(
            Inbox inbox,
            InboxRows rows,
            SavedViews views,
            CaseFiles files,
            ReadNews news,
            ReadChanges changes,
            MemberCountries countries,
            Figures figures,
            Officers officers) {
        this.inbox = inbox;
        this.rows = rows;
        this.views = views;
        this.files = files;
        this.news = news;
        this.changes = changes;
        this.countries = countries;
        this.figures = figures;
        this.officers = officers;
    }

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
        List<InboxRows.Row> tasks = rows.of(found.tasks(), officer);
        CaseFiles.Page recent =
                files.list(new CaseFiles.Filter(List.of(), List.of(), null, null, 0, CASES, "updatedAt,desc"));
        model.addAttribute("filter", filter);
        model.addAttribute("counts", found.counts());
        model.addAttribute("total", found.total());
        model.addAttribute("newest", found.newest());
        model.addAttribute("last", Math.max(0, (found.total() - 1) / TASKS));
        model.addAttribute("tasks", tasks);
        model.addAttribute("bulk", tasks.stream().anyMatch(InboxRows.Row::acknowledgeable));
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
}
