package org.ncbrelay.web.pages.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Facts, a correction or a further kind of support for a case that was submitted: a text, entries of the lists and the external source as on the request page. */
@Controller
@RequestMapping("/cases/{reference}/supplement")
record SupplementPage(FileSupplement supplement, Officers officers) {
    private static final List<String> PARTS =
            List.of("listings", "specimens", "persons", "payments", "shipments", "externalSource");

    @GetMapping
    String ask(@PathVariable String reference, @ModelAttribute("show") PageFormatter show, Model model) {
        CaseReference parsed = CaseReference.parse(reference);
        supplement.requireOpen(parsed, officers.officer());
        return page(parsed, Map.of(), List.of(), show, model);
    }

    /** With "add" or "remove" the same page has one entry more or less; nothing is filed. */
    @PostMapping
    String file(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            RedirectAttributes next) {
        CaseReference parsed = CaseReference.parse(reference);
        supplement.requireOpen(parsed, officers.officer());
        Map<String, Object> content = content(values, show);
        if (values.containsKey("add") || values.containsKey("remove"))
            return page(parsed, content, List.of(), show, model);
        try {
            supplement.file(parsed, content, officers.officer());
        } catch (Refusal.Invalid wrong) {
            model.addAttribute("problem", new RefusalTexts(show).of(wrong));
            return page(parsed, content, wrong.violations(), show, model);
        }
        next.addFlashAttribute("done", "done.supplement");
        return "redirect:/cases/" + parsed;
    }

    private static Map<String, Object> content(MultiValueMap<String, String> values, PageFormatter show) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (String name : List.of("kind", "text")) {
            String value = values.getFirst(name);
            if (value != null && !value.isBlank()) content.put(name, value);
        }
        List<String> asked = values.get("capabilities");
        if (asked != null) content.put("capabilities", asked);
        return SubmittedForm.into(content, parts().toList(), values, show.zone());
    }

    private static Stream<FieldGroup> parts() {
        return Stream.of(Step.values())
                .flatMap(step -> step.parts().stream())
                .filter(part -> PARTS.contains(part.name()));
    }

    private static String page(
            CaseReference reference,
            Map<String, Object> content,
            List<Violation> violations,
            PageFormatter show,
            Model model) {
        Map<String, String> territories = Countries.named(Countries.territories(), show.locale());
        Form form = new Form(content, violations, show, Map.of(), territories);
        model.addAttribute("reference", reference.value());
        model.addAttribute("content", content);
        model.addAttribute("capabilities", Capability.values());
        model.addAttribute("kinds", SupplementContent.Kind.values());
        model.addAttribute("parts", parts().map(form::filled).toList());
        model.addAttribute("appendices", Map.of());
        return "supplement";
    }
}
