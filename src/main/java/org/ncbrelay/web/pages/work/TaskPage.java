package org.ncbrelay.web.pages.work;

import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.flow.tasks.WorkOnTask;
import org.ncbrelay.port.TaskForm;
import org.ncbrelay.web.pages.reader.ActRefusal;
import org.ncbrelay.web.pages.reader.Officers;
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

/**
 * One task, and everything that is done with it: it is claimed, given back, released and answered. The pages of cases and of intelligence
 * show the same form and send it here.
 */
@Controller
@RequestMapping("/tasks")
class TaskPage {
    private final ReadTask read;
    private final ChangeAssignment change;
    private final WorkOnTask work;
    private final WorkReader reader;
    private final Officers officers;

    TaskPage(ReadTask read, ChangeAssignment change, WorkOnTask work, WorkReader reader, Officers officers) {
        this.read = read;
        this.change = change;
        this.work = work;
        this.reader = reader;
        this.officers = officers;
    }

    @GetMapping("/{task}")
    String read(@PathVariable String task, @ModelAttribute("show") PageFormatter show, Model model) {
        model.addAttribute("task", read.read(task, officers.officer()));
        model.addAttribute("work", reader.of(task, WorkRequest.visit(officers.officer(), show, task, model)));
        return "task";
    }

    /** What was completed, and what comes next. */
    @GetMapping("/done")
    String done(@ModelAttribute("show") PageFormatter show, Model model) {
        model.addAttribute("work", reader.after(WorkRequest.visit(officers.officer(), show, null, model)));
        return "task-done";
    }

    @PostMapping("/{task}/answers")
    String answer(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        ReadTask.Assignment before = read.read(task, officers.officer());
        TaskForm form = work.form(task);
        boolean onCase = isOnCase(sent);
        try {
            work.answer(task, Answers.of(form, sent));
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            WorkRequest.refused(task, Answers.typed(form, sent), refusal, show, next);
            return place(before, onCase) + (refusal instanceof Refusal.Invalid ? "-errors" : "");
        }
        WorkRequest.completed(show.task(before.node(), before.name()), next);
        return onCase ? place(before, true) : "redirect:/tasks/done";
    }

    @PostMapping("/{task}/claim")
    String claim(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return act(task, sent, show, next, () -> work.claim(task));
    }

    @PostMapping("/{task}/return")
    String giveBack(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return act(task, sent, show, next, () -> work.giveBack(task));
    }

    @PostMapping("/{task}/assignment")
    String change(
            @PathVariable String task,
            @RequestParam ChangeAssignment.Action action,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        return act(task, Map.of(), show, next, () -> change.change(task, action, reason, by));
    }

    /** The page on which it was done says that it was done, or why not. */
    private String act(
            String task, Map<String, String> sent, PageFormatter show, RedirectAttributes next, Runnable act) {
        ReadTask.Assignment before = read.read(task, officers.officer());
        try {
            act.run();
            next.addFlashAttribute("done", "done.assignment");
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            ActRefusal.show(refusal, show, next);
        }
        return place(before, isOnCase(sent));
    }

    private static boolean isOnCase(Map<String, String> sent) {
        return "true".equals(sent.get("onCase"));
    }

    private static String place(ReadTask.Assignment task, boolean onCase) {
        if (!onCase) return "redirect:/tasks/" + task.id() + "#your-task";
        String page = new CaseReference(task.reference()).isIntelligence() ? "/intelligence/" : "/cases/";
        return "redirect:" + page + task.reference() + "?task=" + task.id() + "#your-task";
    }
}
