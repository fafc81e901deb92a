package org.ncbrelay.web.pages.reader;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;

/** Refusals in the reader's language, with the labels of the page instead of the names of the API. */
public final class RefusalTexts {
    private final PageFormatter show;

    public RefusalTexts(PageFormatter show) {
        this.show = show;
    }

    /** What would be right, to be shown beside the field. */
    public String of(Violation violation) {
        return KnownMessages.find(violation.message()).map(this::text).orElseGet(() -> show.text("wrong.other"));
    }

    /** A refusal as a paragraph; a message that no page is known to meet stays in English. */
    public String of(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid invalid)
            return invalid.violations().stream().map(this::withLabel).collect(Collectors.joining(" · "));
        return KnownMessages.find(refusal.getMessage()).map(this::text).orElse(refusal.getMessage());
    }

    /** The same with the label of its field; without one where the label is null. */
    public String of(String label, Violation violation) {
        return label == null ? of(violation) : label + show.text("summary.colon") + of(violation);
    }

    private String withLabel(Violation violation) {
        String label = show.hint("field." + violation.field().replaceAll("\\[\\d+]", ""));
        return of(label.isEmpty() ? null : label, violation);
    }

    private String text(KnownMessages.Found found) {
        return show.text(
                found.key(), found.arguments().stream().map(this::shown).toArray());
    }

    /** Numbers, days and moments as the reader writes them. */
    private String shown(String argument) {
        if (argument.matches("\\d+")) return show.number(new BigDecimal(argument));
        return argument.contains("T") ? show.time(Instant.parse(argument)) : show.day(LocalDate.parse(argument));
    }
}
