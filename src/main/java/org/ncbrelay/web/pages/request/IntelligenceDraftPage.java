package org.ncbrelay.web.pages.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.DraftContent;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.intelligence.DraftIntelligence;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.request.Field.InputKind;
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
 * Intelligence as the wildlife team writes it: a form that is saved as the request page is, a preview of what the receivers will read, and the
 * reference afterwards.
 */
@Controller
record IntelligenceDraftPage(
        DraftIntelligence drafts,
        ReadIntelligence read,
        OpenTasks tasks,
        RequestModel models,
        MemberCountries countries,
        Officers officers) {
    /** The form, in its order. */
    static final List<FieldGroup> PARTS = List.of(
            FieldGroup.of(
                    "",
                    Field.line("title", 200).must(),
                    Field.text("summary", 20_000).must(),
                    Field.of(InputKind.COUNTRIES, "countries").must(),
                    Field.line("relatedReference", 15)),
            FieldGroup.of(
                    "source",
                    Field.choice(InputKind.CHOICE, "kind", "sourceKind", Intelligence.Source.Kind.values())
                            .must(),
                    Field.line("name", 200).must(),
                    Field.choice(InputKind.CHOICE, "basis", "sourceBasis", Intelligence.Source.Basis.values())
                            .must(),
                    Field.of(InputKind.CODES, "references"),
                    Field.of(InputKind.FLAG, "consentToShare")),
            FieldGroup.of(
                    "grading",
                    Field.choice("source", "sourceGrading", "X", "C", "B", "A").must(),
                    Field.choice("information", "informationGrading", "4", "3", "2", "1")
                            .must()),
            FieldGroup.of(
                    "handling",
                    Field.choice(InputKind.CHOICE, "confidentiality", "confidentiality", Confidentiality.values())
                            .must(),
                    Field.choice(InputKind.CHOICE, "tlp", "tlp", Intelligence.Tlp.values()),
                    Field.of(InputKind.COUNTRIES, "restrictedCountries"),
                    Field.text("conditions", 1000)));

    private static final String PAGE = "intelligence-draft";
    private static final String STATE = "request-parts :: stored";
    private static final String DRAFT = "redirect:/intelligence/drafts/";

    /** @param related the case that it is about, where its page leads here; else null */
    @GetMapping("/intelligence/new")
    String begin(
            @RequestParam(required = false) String related,
            @RequestParam(required = false) String check,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        model.addAttribute("drafts", drafts.mine(officers.officer()));
        Map<String, Object> content = new LinkedHashMap<>();
        if (CaseReference.isWellFormed(related == null ? "" : related)) content.put("relatedReference", related);
        return form(null, content, check != null, show, model);
    }

    /** Nothing is stored before something is written. */
    @PostMapping("/intelligence/drafts")
    String store(
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer by = officers.officer();
        drafts.mine(by);
        Map<String, Object> content = SubmittedForm.into(Map.of(), PARTS, values, show.zone());
        boolean unwritten = DraftContent.isUnwritten(content, Map.of()) && !values.containsKey("store");
        if (unwritten) return isAutosave(values) ? STATE : "redirect:/intelligence/new?check";
        UUID id = drafts.begin(content, by);
        if (!isAutosave(values)) return DRAFT + id + next(values);
        models.stored(drafts.open(id, by), show, model);
        return STATE;
    }

    @GetMapping("/intelligence/drafts/{id}")
    String edit(
            @PathVariable UUID id,
            @RequestParam(required = false) String check,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Draft draft = drafts.open(id, officers.officer());
        return form(draft, draft.content(), check != null, show, model);
    }

    @PostMapping("/intelligence/drafts/{id}")
    String save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse answer) {
        Officer by = officers.officer();
        Optional<Draft> saved = drafts.revise(
                id, before -> SubmittedForm.into(before, PARTS, values, show.zone()), PostedStep.seen(values), by);
        if (saved.isPresent() && !isAutosave(values)) return DRAFT + id + next(values);
        Draft draft = saved.orElseGet(() -> drafts.open(id, by));
        if (saved.isEmpty()) {
            answer.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", true);
            model.addAttribute("seen", PostedStep.seen(values));
        }
        if (isAutosave(values)) {
            models.stored(draft, show, model);
            return STATE;
        }
        return form(draft, SubmittedForm.into(draft.content(), PARTS, values, show.zone()), false, show, model);
    }

    /** As its receivers will read it; the form with what is wrong while something is. */
    @GetMapping("/intelligence/drafts/{id}/review")
    String review(@PathVariable UUID id, @ModelAttribute("show") PageFormatter show, Model model) {
        Officer by = officers.officer();
        Draft draft = drafts.open(id, by);
        try {
            model.addAttribute("it", drafts.preview(draft.content(), by));
        } catch (Refusal.Invalid invalid) {
            return wrong(draft, invalid.violations(), show, model);
        }
        model.addAttribute("draft", draft);
        models.files(id, model);
        return "intelligence-review";
    }

    @PostMapping("/intelligence/drafts/{id}/registration")
    String register(@PathVariable UUID id) {
        try {
            return "redirect:/intelligence/receipts/" + drafts.register(id, officers.officer());
        } catch (Refusal.Invalid invalid) {
            return DRAFT + id + "/review";
        }
    }

    @GetMapping("/intelligence/receipts/{reference}")
    String receipt(@PathVariable String reference, Model model) {
        Officer by = officers.officer();
        CaseReference parsed = CaseReference.parse(reference);
        if (!by.servesInterpol()) throw new Refusal.NotFound();
        model.addAttribute("it", read.read(parsed, by));
        model.addAttribute("tasks", tasks.ofIntelligence(parsed, by));
        return "intelligence-receipt";
    }

    @PostMapping("/intelligence/drafts/{id}/deletion")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        drafts.discard(id, officers.officer());
        next.addFlashAttribute("done", "done.deleted");
        return "redirect:/intelligence/new";
    }

    /** A way on for what was not released: its text becomes a draft. */
    @PostMapping("/intelligence/{reference}/copy")
    String copy(@PathVariable String reference, RedirectAttributes next) {
        UUID draft = drafts.beginFrom(CaseReference.parse(reference), officers.officer());
        next.addFlashAttribute("done", "done.copied");
        return DRAFT + draft;
    }

    private String form(Draft draft, Map<String, Object> content, boolean check, PageFormatter show, Model model) {
        List<Violation> violations = check ? drafts.check(content) : List.of();
        return form(draft, content, violations, show, model);
    }

    private String wrong(Draft draft, List<Violation> violations, PageFormatter show, Model model) {
        RefusalTexts texts = new RefusalTexts(show);
        model.addAttribute(
                "wrongs",
                violations.stream().map(each -> new Wrong(each, show, texts)).toList());
        return form(draft, draft.content(), violations, show, model);
    }

    private String form(
            Draft draft, Map<String, Object> content, List<Violation> violations, PageFormatter show, Model model) {
        Map<String, String> members = Countries.named(countries.codes(), show.locale());
        models.stored(draft, show, model);
        models.files(draft == null ? null : draft.id(), model);
        model.addAttribute("parts", new Form(content, violations, show, members, Map.of()).of(PARTS));
        model.addAttribute("appendices", Map.of());
        return PAGE;
    }

    private static boolean isAutosave(MultiValueMap<String, String> values) {
        return values.containsKey("autosave");
    }

    private static String next(MultiValueMap<String, String> values) {
        return StepMark.REVIEW.equals(values.getFirst("go")) ? "/review" : "";
    }

    /** One thing wrong, with the place where it can be corrected. */
    public record Wrong(String label, String message, String anchor) {
        private Wrong(Violation violation, PageFormatter show, RefusalTexts texts) {
            this(
                    show.hint("field." + violation.field().replaceAll("\\[\\d+]", "")),
                    texts.of(violation),
                    "f-" + violation.field().replaceAll("\\[\\d+]$", "").replaceAll("[^A-Za-z0-9]", "-"));
        }
    }
}
