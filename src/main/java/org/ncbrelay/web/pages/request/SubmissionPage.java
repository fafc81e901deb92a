package org.ncbrelay.web.pages.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.intake.ReadReceipt;
import org.ncbrelay.flow.intake.SubmitDraft;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.request.Sections.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the review of a request to its receipt, and from the return of a request to its corrected version. */
@Controller
record SubmissionPage(
        WriteDraft write,
        SubmitDraft submit,
        CorrectRequest correct,
        ReadReceipt receipts,
        RequestModel models,
        Officers officers) {
    @GetMapping("/requests/drafts/{id}/review")
    String review(@PathVariable UUID id, @ModelAttribute("show") PageFormatter show, Model model) {
        Draft draft = write.open(id, officers.officer());
        models.stored(draft, show, model);
        if (draft.correctionOf() != null) model.addAttribute("missing", correct.missingPoints(draft.correctionOf()));
        List<Violation> violations = models.marks(null, id, draft.content(), true, model);
        model.addAttribute("chapters", chapters(draft, model, show));
        model.addAttribute(
                "wrongs", violations.stream().map(wrong -> wrong(wrong, show)).toList());
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
        CaseReference known = CaseReference.parse(reference);
        Officer by = officers.officer();
        ReadReceipt.Submitted submitted = receipts.of(known);
        model.addAttribute("reference", known.value());
        model.addAttribute("submittedAt", submitted.at());
        model.addAttribute("acknowledgeBy", submitted.acknowledgeBy().orElse(null));
        model.addAttribute("takesEvidence", submitted.open() && ReadEvidence.mayHandle(known, by));
        return "receipt";
    }

    @PostMapping("/cases/{reference}/correction")
    String correct(@PathVariable String reference) {
        UUID draft = correct.begin(CaseReference.parse(reference), officers.officer());
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
            RefusalTexts.show(invalid, show, next);
            return "redirect:/requests/drafts/" + id + "/review";
        }
    }

    /** The steps in order, without the review itself and, where a request is corrected, without its evidence. */
    private static List<Chapter> chapters(Draft draft, Model model, PageFormatter show) {
        List<Section> sections = Sections.of(draft.content(), show);
        List<Chapter> chapters = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step == Step.EVIDENCE && draft.correctionOf() != null) continue;
            boolean incomplete = ((List<?>) model.getAttribute("marks"))
                    .stream()
                            .map(StepMark.class::cast)
                            .anyMatch(mark -> mark.name().equals(step.name()) && mark.wrong());
            chapters.add(new Chapter(
                    step.name(),
                    incomplete,
                    sections.stream().filter(section -> step.shows(section)).toList()));
        }
        return chapters;
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

    /** One thing wrong, with the place where it can be put right. */
    public record Wrong(String label, String message, String step, String anchor) {}

    /**
     * A step of the request as it is reviewed.
     *
     * @param incomplete whether something is missing or invalid there
     */
    public record Chapter(String step, boolean incomplete, List<Section> sections) {}
}
