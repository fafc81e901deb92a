package org.ncbrelay.web.pages.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Refusals in the reader's language, with the labels of the page instead of the names of the API. */
public record RefusalTexts(PageFormatter show) {
    /** What would be right, to be shown next to the field. */
    public String of(Violation violation) {
        return text(violation.code().isEmpty() ? "wrong.other" : violation.code(), violation.arguments());
    }

    /** What would be right for each field that is wrong; the first of each. */
    public Map<String, String> byField(Refusal.Invalid refusal) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Violation violation : refusal.violations()) texts.putIfAbsent(violation.field(), of(violation));
        return texts;
    }

    /** A refusal as a paragraph; the message of one without a code is English. */
    public String of(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid invalid)
            return invalid.violations().stream().map(this::withLabel).collect(Collectors.joining(" · "));
        return refusal.code().isEmpty() ? refusal.getMessage() : text(refusal.code(), refusal.arguments());
    }

    /** The same with the label of its field; without one where the label is null. */
    public String of(String label, Violation violation) {
        return label == null ? of(violation) : label + show.text("summary.colon") + of(violation);
    }

    private String withLabel(Violation violation) {
        String label = show.hint("field." + violation.field().replaceAll("\\[\\d+]", ""));
        return of(label.isEmpty() ? null : label, violation);
    }

    private String text(String code, List<Object> arguments) {
        return show.text(code, arguments.stream().map(this::shown).toArray());
    }

    /** Numbers, days and moments as the reader writes them. */
    private Object shown(Object argument) {
        if (argument instanceof Number number) return show.number(number);
        if (argument instanceof Instant moment) return show.time(moment);
        return argument instanceof LocalDate day ? show.day(day) : argument;
    }

    /** Passes the reason of a refusal to the page that is shown next. */
    public static void show(Refusal refusal, PageFormatter show, RedirectAttributes next) {
        next.addFlashAttribute("problem", new RefusalTexts(show).of(refusal));
    }

    /**
     * Does the act. A case that is not there is not there for acts either; the next page shows every other refusal.
     *
     * @param done key of what the page says afterwards; null where the act says it itself
     * @throws Refusal.NotFound as the act does
     */
    public static void attempt(Runnable act, String done, PageFormatter show, RedirectAttributes next) {
        try {
            act.run();
            if (done != null) next.addFlashAttribute("done", done);
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            show(refusal, show, next);
        }
    }
}
