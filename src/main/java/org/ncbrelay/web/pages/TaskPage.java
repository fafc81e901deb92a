package org.ncbrelay.web.pages;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: who has claimed it, what follows from claiming it, and what can be done where Tasklist cannot. */
@Controller
@RequestMapping("/tasks/{task}")
class TaskPage {
    private final ReadTask read;
    private final ChangeAssignment change;
    private final Officers officers;

    TaskPage(ReadTask read, ChangeAssignment change, Officers officers) {
        this.read = read;
        this.change = change;
        this.officers = officers;
    }

    @GetMapping
    String read(@PathVariable String task, Model model) {
        ReadTask.Assignment assignment = read.read(task, officers.officer());
        model.addAttribute("task", assignment);
        return "task";
    }

    @PostMapping("/assignment")
    String change(
            @PathVariable String task,
            @RequestParam ChangeAssignment.Action action,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        ReadTask.Assignment before = read.read(task, by);
        try {
            change.change(before.id(), action, reason, by);
            next.addFlashAttribute("done", "done.assignment");
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            ActRefusal.show(refusal, show, next);
        }
        return "redirect:/tasks/" + before.id();
    }
}
