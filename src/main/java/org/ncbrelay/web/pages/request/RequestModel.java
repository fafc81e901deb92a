package org.ncbrelay.web.pages.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.flow.intake.AttachEvidence;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.security.UploadProof;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.thymeleaf.context.LazyContextVariable;

/** What the templates of the request page show of a draft, stored or not. */
@Component
class RequestModel {
    private final WriteDraft write;
    private final AttachEvidence evidence;
    private final MemberCountries countries;
    private final Taxa taxa;
    private final Officers officers;
    private final HttpServletRequest request;
    private final UploadProof proofs = new UploadProof();

    /** @param request the current one, whichever that is */
    RequestModel(
            WriteDraft write,
            AttachEvidence evidence,
            MemberCountries countries,
            Taxa taxa,
            Officers officers,
            HttpServletRequest request) {
        this.write = write;
        this.evidence = evidence;
        this.countries = countries;
        this.taxa = taxa;
        this.officers = officers;
        this.request = request;
    }

    /** @param draft null while nothing is stored */
    void stored(Draft draft, PageFormatter show, Model model) {
        if (draft == null) return;
        model.addAttribute("draft", draft);
        model.addAttribute("saved", saved(draft.updatedAt(), show));
    }

    /**
     * The step with its fields.
     *
     * @param checked whether what is missing or wrong is shown next to its field
     */
    void step(Step step, UUID draft, Map<String, Object> content, boolean checked, PageFormatter show, Model model) {
        Map<String, String> members = Countries.named(countries.codes(), show.locale());
        Map<String, String> territories = Countries.named(Countries.territories(), show.locale());
        List<Violation> violations = marks(step, draft, content, checked, model);
        model.addAttribute("step", step);
        model.addAttribute("steps", Step.values());
        model.addAttribute("checked", checked);
        model.addAttribute(
                "parts",
                new Form(content, checked ? violations : List.of(), show, members, territories).of(step.parts()));
        model.addAttribute("appendices", appendices(content));
    }

    /**
     * The menu of the steps.
     *
     * @param step the one that is shown; null for the review
     * @return what is missing or wrong
     */
    List<Violation> marks(Step step, UUID draft, Map<String, Object> content, boolean checked, Model model) {
        List<Violation> violations = write.check(content, officers.officer());
        int files = files(draft, model);
        model.addAttribute("marks", StepMark.of(content, violations, step, checked, files));
        return violations;
    }

    /**
     * The files of a draft, of a request or of intelligence.
     *
     * @param draft null while nothing is stored
     * @return how many
     */
    int files(UUID draft, Model model) {
        List<DraftEvidence> files = draft == null ? List.of() : evidence.of(draft);
        model.addAttribute("files", files);
        model.addAttribute("scans", draft == null ? Map.of() : evidence.scansOf(draft));
        String drafts = drafts();
        model.addAttribute("draftFiles", drafts + draft + "/evidence");
        if (draft != null) model.addAttribute("plainUpload", plainUpload(drafts + draft + "/evidence/plain"));
        return files.size();
    }

    private String drafts() {
        return officers.officer().servesInterpol() ? "/intelligence/drafts/" : "/requests/drafts/";
    }

    /** The time alone where it was today. */
    static String saved(Instant at, PageFormatter show) {
        LocalDate day = LocalDate.ofInstant(at, show.zone());
        if (!day.equals(LocalDate.ofInstant(show.now(), show.zone()))) return show.text("request.saved", show.time(at));
        return show.text(
                "request.savedAt",
                DateTimeFormatter.ofPattern("HH:mm", show.locale())
                        .withZone(show.zone())
                        .format(at));
    }

    /** The appendix next to each taxon that our list knows. */
    private Map<String, String> appendices(Map<String, Object> content) {
        return Step.SPECIMENS.parts().get(0).rows(content).stream()
                .map(row -> row.get("taxon"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .collect(Collectors.toMap(taxon -> taxon, taxa::appendixOf));
    }

    /**
     * Where a form without a script sends a file; good for the session of the reader and for this draft only. It is computed while the page
     * is drawn, when its session has a token.
     */
    private LazyContextVariable<String> plainUpload(String path) {
        return new LazyContextVariable<>() {
            @Override
            protected String loadValue() {
                return path + "?proof=" + proofs.of(request, request.getContextPath() + path);
            }
        };
    }
}
