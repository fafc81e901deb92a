package org.ncbrelay.web.pages;

import java.security.Principal;
import java.util.List;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.OpenTasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The officer's tasks; operators see the administration pages only. */
@Controller
class HomePage {
    private static final int TASKS = 30;
    private static final int CASES = 10;

    private final OpenTasks tasks;
    private final CaseFiles files;
    private final ReadChanges changes;
    private final Officers officers;

    HomePage(OpenTasks tasks, CaseFiles files, ReadChanges changes, Officers officers) {
        this.tasks = tasks;
        this.files = files;
        this.changes = changes;
        this.officers = officers;
    }

    @GetMapping("/")
    String home(Principal user, Model model) {
        if (!officers.isPresent()) {
            model.addAttribute("changes", changes.all(user.getName()));
            return "operator";
        }
        Officer officer = officers.officer();
        model.addAttribute("tasks", tasks.waitingFor(officer, TASKS));
        model.addAttribute("taskCount", tasks.countFor(officer));
        model.addAttribute(
                "cases",
                files.list(new CaseFiles.Filter(List.of(), List.of(), null, null, 0, CASES, "updatedAt,desc")));
        return "home";
    }
}
