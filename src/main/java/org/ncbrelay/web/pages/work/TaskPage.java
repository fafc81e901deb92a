package org.ncbrelay.web.pages.work;

import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.web.pages.content.TaskContent;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.work.WorkReader.Visit;
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
record TaskPage(ReadTask read, ChangeAssignment change, TaskForms work, WorkReader reader, Officers officers) {
    @GetMapping("/{task}")
    String read(
            @PathVariable String task,
            @RequestParam(required = false) Integer version,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        model.addAttribute("task", read.read(task, officers.officer()));
        model.addAttribute("work", reader.of(task, visit(show, task, model).of(version)));
        return "task";
    }

    /** What was completed, and what comes next. */
    @GetMapping("/done")
    String done(@ModelAttribute("show") PageFormatter show, Model model) {
        model.addAttribute("work", reader.after(visit(show, null, model)));
        return "task-done";
    }

    @PostMapping("/{task}/answers")
    String answer(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        ReadTask.Assignment before = read.read(task, officers.officer());
        TaskForm form = work.of(task);
        String place = place(before, sent);
        try {
            work.answer(task, FormInput.answers(form, sent));
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal.Invalid invalid) {
            next.addFlashAttribute(
                    Visit.REPLY, FormInput.to(task, form, sent, new RefusalTexts(show).byField(invalid)));
            return place + "-errors";
        } catch (Refusal refusal) {
            next.addFlashAttribute(Visit.REPLY, FormInput.to(task, form, sent, Map.of()));
            RefusalTexts.show(refusal, show, next);
            return place;
        }
        next.addFlashAttribute(Visit.WORKED, show.task(before.node(), before.name()));
        return isOnCase(sent) ? place : "redirect:/tasks/done";
    }

    @PostMapping("/{task}/claim")
    String claim(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return act(task, sent, FormInput.NONE, show, next, () -> work.claim(task));
    }

    @PostMapping("/{task}/return")
    String giveBack(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return act(task, sent, FormInput.NONE, show, next, () -> work.giveBack(task));
    }

    @PostMapping("/{task}/assignment")
    String change(
            @PathVariable String task,
            @RequestParam ChangeAssignment.Action action,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        FormInput reply = FormInput.sent(action + "-" + task, Map.of("reason", reason));
        return act(task, Map.of(), reply, show, next, () -> change.change(task, action, reason, by));
    }

    /** The page on which it was done says that it was done, or why not. */
    private String act(
            String task,
            Map<String, String> sent,
            FormInput reply,
            PageFormatter show,
            RedirectAttributes next,
            Runnable act) {
        ReadTask.Assignment before = read.read(task, officers.officer());
        reply.attempt(act, "done.assignment", show, next);
        return place(before, sent);
    }

    private Visit visit(PageFormatter show, String task, Model model) {
        return Visit.of(officers.officer(), show, task, TaskContent.Read.NOTHING, model);
    }

    private static boolean isOnCase(Map<String, String> sent) {
        return "true".equals(sent.get("onCase"));
    }

    private static String place(ReadTask.Assignment task, Map<String, String> sent) {
        return "redirect:" + PageFormatter.link(task.id(), isOnCase(sent) ? task.reference() : null);
    }
}
