package org.ncbrelay.web.pages.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One step of the request page as a browser posted it: what was typed, what the writer had seen, and which button was pressed. */
final class PostedStep {
    private final Step step;
    private final MultiValueMap<String, String> values;
    private final PageFormatter show;
    /** Where "go" leads: the name of a step, or the review; this step where nothing was said. */
    private final String wanted;

    private final PastedTable.Pasted pasted;

    /** @throws org.ncbrelay.domain.Refusal.NotFound if it is to lead to a step that there is not, before anything is stored */
    PostedStep(Step step, MultiValueMap<String, String> values, PageFormatter show) {
        this.step = step;
        this.values = values;
        this.show = show;
        String go = Optional.ofNullable(values.getFirst("go")).orElse(step.name());
        this.wanted = go.equals(StepMark.REVIEW) ? go : RequestPage.known(go).name();
        this.pasted =
                pastedInto().map(part -> PastedTable.read(part, text(), show)).orElse(PastedTable.Pasted.NOTHING);
    }

    Step step() {
        return step;
    }

    /** Whether a script saves in the background. */
    boolean isAutosave() {
        return values.containsKey("autosave");
    }

    boolean isChecked() {
        return values.containsKey("check");
    }

    /** The version that the writer saw, or knows of and replaces; 0 if the page did not say, which no draft has. */
    int seen() {
        return seen(values);
    }

    static int seen(MultiValueMap<String, String> values) {
        String version = values.getFirst(values.containsKey("replace") ? "replace" : "version");
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The draft with this step as it was typed, and with the entries that were pasted. */
    Map<String, Object> into(Map<String, Object> before) {
        Map<String, Object> content = SubmittedForm.into(before, step, values, show.zone());
        if (!pasted.rows().isEmpty())
            pastedInto().ifPresent(part -> content.put(part.name(), withPasted(content.get(part.name()))));
        return content;
    }

    /** As many as a list takes. */
    private List<Object> withPasted(Object rows) {
        List<Object> all = new ArrayList<>(rows instanceof List<?> list ? list : List.of());
        pasted.rows().stream()
                .limit(Math.max(0, SubmittedForm.MOST_ROWS - all.size()))
                .forEach(all::add);
        return all;
    }

    private Optional<FieldGroup> pastedInto() {
        String wanted = values.getFirst("import");
        return step.parts().stream()
                .filter(part -> part.repeated() && part.name().equals(wanted))
                .findFirst();
    }

    private String text() {
        return Optional.ofNullable(values.getFirst("paste." + values.getFirst("import")))
                .orElse("");
    }

    /** Says what became of what was pasted; what could not be read is there again. */
    void tell(RedirectAttributes next) {
        if (pastedInto().isEmpty()) return;
        next.addFlashAttribute("pastedInto", values.getFirst("import"));
        if (pasted.rows().isEmpty()) {
            next.addFlashAttribute("pasteProblem", true);
            next.addFlashAttribute("pasteText", text());
        } else {
            next.addFlashAttribute("pasted", pasted.rows().size());
            next.addFlashAttribute("pasteUnread", unread());
            next.addFlashAttribute("pasteUnknown", pasted.unknown());
        }
    }

    private int unread() {
        return pastedInto().map(part -> PastedTable.unread(part, pasted.rows())).orElse(0);
    }

    /** Where the pressed button leads, behind the address of the draft: another step, the review, or the same step. */
    String next() {
        String check = isChecked() ? "&check" : "";
        for (String added : List.of("add", "copy", "import"))
            if (values.containsKey(added)) return "?step=" + step + check + "#end-" + part(added);
        if (values.containsKey("remove")) return "?step=" + step + check + "#part-" + part("remove");
        return isReview() ? "/review" : "?step=" + wanted + check;
    }

    /** The same where nothing is stored: instead of a review, the page says what is missing. */
    String unstored() {
        return "step=" + (isReview() ? Step.NEED + "&check" : wanted);
    }

    private boolean isReview() {
        return wanted.equals(StepMark.REVIEW);
    }

    private String part(String button) {
        return values.getFirst(button).replaceAll("[^a-zA-Z].*", "");
    }
}
