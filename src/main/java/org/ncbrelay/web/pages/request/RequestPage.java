package org.ncbrelay.web.pages.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.DraftContent;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.intake.UseTemplates;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The request for support, step by step; it may begin with a text that was written before: an earlier request, or a template. Scripts save every change by the same call as the button; the answer to them is the state of the
 * draft instead of a page. Nothing is stored before something is written, and the page works without scripts.
 */
@Controller
record RequestPage(
        WriteDraft write, UseTemplates templates, CorrectRequest correct, RequestModel models, Officers officers) {
    private static final String PAGE = "request";
    private static final String NEW = "redirect:/requests/new";
    private static final String STATE = "request-parts :: state";

    @GetMapping("/requests/new")
    String begin(
            @RequestParam(defaultValue = "NEED") String step,
            @RequestParam(required = false) String check,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer by = officers.officer();
        List<Draft> drafts = write.mine(by);
        model.addAttribute("drafts", drafts);
        model.addAttribute("full", isFull(drafts));
        model.addAttribute("templates", templates.mine(by));
        models.step(known(step), null, templates.prefilled(by), check != null, show, model);
        return PAGE;
    }

    @PostMapping("/requests/drafts")
    String store(
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            RedirectAttributes next) {
        Officer by = officers.officer();
        Step step = known(Optional.ofNullable(values.getFirst("step")).orElse(Step.NEED.name()));
        Map<String, Object> prefilled = templates.prefilled(by);
        PostedStep posted = new PostedStep(step, values, show);
        Map<String, Object> content = posted.into(prefilled);
        boolean unwritten = DraftContent.isUnwritten(content, prefilled) && !values.containsKey("store");
        if (unwritten && posted.isAutosave()) return state(null, content, posted, show, model);
        if (unwritten) return "redirect:/requests/new?" + posted.unstored();
        UUID id = write.begin(content, by);
        if (posted.isAutosave()) return state(write.open(id, by), content, posted, show, model);
        posted.tell(next);
        return "redirect:/requests/drafts/" + id + posted.next();
    }

    @GetMapping("/requests/drafts/{id}")
    String edit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "NEED") String step,
            @RequestParam(required = false) String check,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Draft draft = write.open(id, officers.officer());
        return page(draft, known(step), draft.content(), check != null, show, model);
    }

    @PostMapping("/requests/drafts/{id}")
    String save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            RedirectAttributes next,
            HttpServletResponse answer) {
        Officer by = officers.officer();
        PostedStep posted = new PostedStep(known(values.getFirst("step")), values, show);
        Optional<Draft> stored = write.revise(id, posted::into, posted.seen(), by);
        if (stored.isEmpty()) return conflict(write.open(id, by), posted, show, model, answer);
        if (posted.isAutosave()) return state(stored.get(), stored.get().content(), posted, show, model);
        posted.tell(next);
        return "redirect:/requests/drafts/" + id + posted.next();
    }

    @PostMapping("/requests/drafts/{id}/deletion")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        write.discard(id, officers.officer());
        next.addFlashAttribute("done", "done.deleted");
        return NEW;
    }

    @PostMapping("/requests/copies")
    String copy(@RequestParam(defaultValue = "") String reference, RedirectAttributes next) {
        try {
            UUID draft = templates.beginFromEarlier(reference.strip().toUpperCase(Locale.ROOT), officers.officer());
            next.addFlashAttribute("done", "done.copied");
            return "redirect:/requests/drafts/" + draft;
        } catch (Refusal.NotFound unknown) {
            next.addFlashAttribute("copyProblem", "request.copyUnknown");
            return NEW;
        }
    }

    /** @throws Refusal.Conflict if the case is not closed */
    @PostMapping("/cases/{reference}/follow-up")
    String follow(@PathVariable String reference, RedirectAttributes next) {
        UUID draft = templates.beginFollowing(reference, officers.officer());
        next.addFlashAttribute("done", "done.copied");
        return "redirect:/requests/drafts/" + draft;
    }

    @PostMapping("/requests/drafts/{id}/template")
    String saveTemplate(@PathVariable UUID id, @RequestParam(defaultValue = "") String name, RedirectAttributes next) {
        try {
            templates.save(id, name, officers.officer());
            next.addFlashAttribute("done", "done.template");
        } catch (Refusal.Invalid unnamed) {
            next.addFlashAttribute("copyProblem", "request.templateUnnamed");
        }
        return NEW;
    }

    @PostMapping("/requests/templates/{id}/draft")
    String beginByTemplate(@PathVariable UUID id, RedirectAttributes next) {
        UUID draft = templates.begin(id, officers.officer());
        next.addFlashAttribute("done", "done.copied");
        return "redirect:/requests/drafts/" + draft;
    }

    @PostMapping("/requests/templates/{id}/deletion")
    String discardTemplate(@PathVariable UUID id, RedirectAttributes next) {
        templates.discard(id, officers.officer());
        next.addFlashAttribute("done", "done.templateDeleted");
        return NEW;
    }

    /** Said before anything is typed that could not be saved. */
    private static boolean isFull(List<Draft> drafts) {
        return drafts.stream().filter(draft -> draft.correctionOf() == null).count() >= Drafts.MOST;
    }

    /** What was typed is shown, not stored: its writer decides whether it replaces what another window stored. */
    private String conflict(
            Draft draft, PostedStep posted, PageFormatter show, Model model, HttpServletResponse answer) {
        answer.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("conflict", true);
        model.addAttribute("seen", posted.seen());
        Map<String, Object> typed = posted.into(draft.content());
        return posted.isAutosave()
                ? state(draft, typed, posted, show, model)
                : page(draft, posted.step(), typed, posted.isChecked(), show, model);
    }

    private String state(Draft draft, Map<String, Object> content, PostedStep posted, PageFormatter show, Model model) {
        models.stored(draft, show, model);
        models.marks(posted.step(), draft == null ? null : draft.id(), content, posted.isChecked(), model);
        return STATE;
    }

    private String page(
            Draft draft, Step step, Map<String, Object> content, boolean check, PageFormatter show, Model model) {
        boolean correction = draft.correctionOf() != null;
        // What was pasted and cannot be read is marked once; the steps after this one are not judged for it.
        boolean unread = model.getAttribute("pasteUnread") instanceof Integer count && count > 0;
        models.stored(draft, show, model);
        if (correction) model.addAttribute("missing", correct.missingPoints(draft.correctionOf()));
        models.step(step, draft.id(), content, check || correction || unread, show, model);
        model.addAttribute("checked", check || correction);
        return PAGE;
    }

    static Step known(String name) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }
}
