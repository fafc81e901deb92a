package org.ncbrelay.web.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Receipts.Receipt;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.intake.SubmitDraft;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.request.Content;
import org.ncbrelay.web.pages.request.Form;
import org.ncbrelay.web.pages.request.Sections;
import org.ncbrelay.web.pages.request.Step;
import org.ncbrelay.web.pages.request.SubmittedForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The request for support, step by step; what was typed is saved at every step. The page works without scripts. */
@Controller
class RequestPage {
    private static final String REVIEW = "REVIEW";

    private final WriteDraft write;
    private final SubmitDraft submit;
    private final CorrectRequest correct;
    private final MemberCountries countries;
    private final Taxa taxa;
    private final Officers officers;

    RequestPage(
            WriteDraft write,
            SubmitDraft submit,
            CorrectRequest correct,
            MemberCountries countries,
            Taxa taxa,
            Officers officers) {
        this.write = write;
        this.submit = submit;
        this.correct = correct;
        this.countries = countries;
        this.taxa = taxa;
        this.officers = officers;
    }

    @GetMapping("/requests/new")
    String begin(@ModelAttribute("show") PageFormatter show, Model model) {
        model.addAttribute("drafts", write.mine(officers.officer()));
        step(Step.NEED, Map.of(), List.of(), show, model);
        return "request";
    }

    @PostMapping("/requests/drafts")
    String keep(@RequestParam MultiValueMap<String, String> values, @ModelAttribute("show") PageFormatter show) {
        Map<String, Object> content = SubmittedForm.into(Map.of(), Step.NEED, values, show.zone());
        return next(write.begin(content, officers.officer()), values, Step.NEED);
    }

    @GetMapping("/requests/drafts/{id}")
    String edit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "NEED") String step,
            @RequestParam(required = false) String check,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Draft draft = draft(id, model);
        boolean checked = check != null || draft.correctionOf() != null;
        model.addAttribute("checked", checked);
        step(known(step), draft.content(), checked ? violations(draft) : List.of(), show, model);
        return "request";
    }

    @PostMapping("/requests/drafts/{id}")
    String save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show) {
        Officer by = officers.officer();
        Step step = known(values.getFirst("step"));
        write.save(id, SubmittedForm.into(write.open(id, by).content(), step, values, show.zone()), by);
        return next(id, values, step);
    }

    @GetMapping("/requests/drafts/{id}/review")
    String review(@PathVariable UUID id, @ModelAttribute("show") PageFormatter show, Model model) {
        Draft draft = draft(id, model);
        List<Violation> violations = violations(draft);
        model.addAttribute("sections", Sections.of(draft.content(), show));
        model.addAttribute(
                "wrongs", violations.stream().map(wrong -> wrong(wrong, show)).toList());
        model.addAttribute("steps", Step.values());
        model.addAttribute("wrongSteps", wrongSteps(violations));
        return "request-review";
    }

    @PostMapping("/requests/drafts/{id}/submission")
    String submit(@PathVariable UUID id, RedirectAttributes next) {
        try {
            Receipt receipt = submit.submit(id, officers.officer());
            next.addFlashAttribute("receipt", receipt);
            return "redirect:/requests/receipts/" + receipt.reference();
        } catch (Refusal.Invalid invalid) {
            return "redirect:/requests/drafts/" + id + "/review";
        }
    }

    @GetMapping("/requests/receipts/{reference}")
    String receipt(@PathVariable String reference, Model model) {
        model.addAttribute("reference", Officers.reference(reference).value());
        return "receipt";
    }

    @PostMapping("/requests/drafts/{id}/deletion")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        write.discard(id, officers.officer());
        next.addFlashAttribute("done", "done.deleted");
        return "redirect:/requests/new";
    }

    @PostMapping("/cases/{reference}/correction")
    String correct(@PathVariable String reference) {
        UUID draft = correct.begin(Officers.reference(reference), officers.officer());
        return "redirect:/requests/drafts/" + draft;
    }

    @PostMapping("/requests/drafts/{id}/correction")
    String file(
            @PathVariable UUID id,
            @RequestParam String note,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        try {
            CaseReference reference = correct.file(id, note, officers.officer());
            next.addFlashAttribute("done", "done.corrected");
            return "redirect:/cases/" + reference;
        } catch (Refusal.Invalid invalid) {
            ActRefusal.show(invalid, show, next);
            return "redirect:/requests/drafts/" + id + "/review";
        }
    }

    private Draft draft(UUID id, Model model) {
        Draft draft = write.open(id, officers.officer());
        model.addAttribute("draft", draft);
        if (draft.correctionOf() != null) model.addAttribute("missing", correct.missingPoints(draft.correctionOf()));
        return draft;
    }

    private List<Violation> violations(Draft draft) {
        return write.check(draft, officers.officer());
    }

    private void step(
            Step step, Map<String, Object> content, List<Violation> violations, PageFormatter show, Model model) {
        Map<String, String> members = Countries.named(countries.codes(), show.locale());
        Map<String, String> territories = Countries.named(Countries.territories(), show.locale());
        model.addAttribute("step", step);
        model.addAttribute("steps", Step.values());
        model.addAttribute("wrongSteps", wrongSteps(violations));
        model.addAttribute("parts", new Form(content, violations, show, members, territories).of(step));
        model.addAttribute("appendices", appendices(content));
    }

    /** The appendix beside each taxon that our list knows. */
    private Map<String, String> appendices(Map<String, Object> content) {
        return Content.rows(content, Step.SPECIMENS.parts().get(0)).stream()
                .map(row -> row.get("taxon"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .collect(java.util.stream.Collectors.toMap(taxon -> taxon, taxa::appendixOf));
    }

    private static List<String> wrongSteps(List<Violation> violations) {
        return Arrays.stream(Step.values())
                .filter(step -> violations.stream().anyMatch(violation -> step.holds(violation.field())))
                .map(Enum::name)
                .toList();
    }

    private static Wrong wrong(Violation violation, PageFormatter show) {
        String field = violation.field();
        Step step = Arrays.stream(Step.values())
                .filter(candidate -> candidate.holds(field))
                .findFirst()
                .orElse(Step.NEED);
        return new Wrong(
                label(field, show),
                new RefusalTexts(show).of(violation),
                step.name(),
                "f-" + field.replaceAll("\\[\\d+]$", "").replaceAll("[^A-Za-z0-9]", "-"));
    }

    /** {@code listings[0].url} as “Web address (1)”. */
    private static String label(String field, PageFormatter show) {
        String key = "field." + field.replaceAll("\\[\\d+]", "");
        String words =
                show.hint(key).isEmpty() ? show.text("part." + field.replaceAll("\\[.*|\\..*", "")) : show.text(key);
        String row = field.replaceAll("^[^\\[]*\\[?(\\d*).*$", "$1");
        return row.isEmpty() ? words : words + " (" + (Integer.parseInt(row) + 1) + ")";
    }

    private static Step known(String name) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Where the pressed button leads: another step, the review, or the same step where a row came or went. */
    private static String next(UUID id, MultiValueMap<String, String> values, Step step) {
        String check = values.containsKey("check") ? "&check" : "";
        String there = "redirect:/requests/drafts/" + id;
        if (values.containsKey("add")) return there + "?step=" + step + check + "#end-" + part(values, "add");
        if (values.containsKey("remove")) return there + "?step=" + step + check + "#part-" + part(values, "remove");
        String go = values.getFirst("go");
        if (REVIEW.equals(go)) return there + "/review";
        return there + "?step=" + known(go == null ? step.name() : go) + check;
    }

    private static String part(MultiValueMap<String, String> values, String button) {
        return values.getFirst(button).replaceAll("[^a-zA-Z].*", "");
    }

    /** One thing wrong, with the place where it can be put right. */
    public record Wrong(String label, String message, String step, String anchor) {}
}
