package org.ncbrelay.web.pages.request;

import java.util.Locale;
import java.util.UUID;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.intake.BeginFromEarlier;
import org.ncbrelay.flow.intake.UseTemplates;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins requests with a text that was written before: an earlier request, or a template. */
@Controller
class TemplatesPage {
    private static final String NEW = "redirect:/requests/new";

    private final BeginFromEarlier earlier;
    private final UseTemplates templates;
    private final Officers officers;

    TemplatesPage(BeginFromEarlier earlier, UseTemplates templates, Officers officers) {
        this.earlier = earlier;
        this.templates = templates;
        this.officers = officers;
    }

    @PostMapping("/requests/copies")
    String copy(@RequestParam(defaultValue = "") String reference, RedirectAttributes next) {
        try {
            UUID draft = earlier.begin(reference.strip().toUpperCase(Locale.ROOT), officers.officer());
            next.addFlashAttribute("done", "done.copied");
            return "redirect:/requests/drafts/" + draft;
        } catch (Refusal.NotFound unknown) {
            next.addFlashAttribute("copyProblem", "request.copyUnknown");
            return NEW;
        }
    }

    @PostMapping("/requests/drafts/{id}/template")
    String save(@PathVariable UUID id, @RequestParam(defaultValue = "") String name, RedirectAttributes next) {
        try {
            templates.save(id, name, officers.officer());
            next.addFlashAttribute("done", "done.template");
        } catch (Refusal.Invalid unnamed) {
            next.addFlashAttribute("copyProblem", "request.templateUnnamed");
        }
        return NEW;
    }

    @PostMapping("/requests/templates/{id}/draft")
    String begin(@PathVariable UUID id, RedirectAttributes next) {
        UUID draft = templates.begin(id, officers.officer());
        next.addFlashAttribute("done", "done.copied");
        return "redirect:/requests/drafts/" + draft;
    }

    @PostMapping("/requests/templates/{id}/deletion")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        templates.discard(id, officers.officer());
        next.addFlashAttribute("done", "done.templateDeleted");
        return NEW;
    }
}
