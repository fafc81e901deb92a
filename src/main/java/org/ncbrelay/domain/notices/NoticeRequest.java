package org.ncbrelay.domain.notices;

import org.ncbrelay.domain.Refusal;

/**
 * What a bureau asks to be published.
 *
 * @param judicialBasis warrant or decision of a court; needed for a red notice, else null
 * @param modusOperandi needed for a purple notice, else null
 */
public record NoticeRequest(
        NoticeColour colour, String title, String content, String judicialBasis, String modusOperandi) {
    public NoticeRequest {
        if (colour == NoticeColour.RED && isEmpty(judicialBasis))
            throw new Refusal.Invalid("judicialBasis", "a red notice needs its judicial basis");
        if (colour == NoticeColour.PURPLE && isEmpty(modusOperandi))
            throw new Refusal.Invalid("modusOperandi", "a purple notice needs the modus operandi");
    }

    /** The text as it is published. */
    public String text() {
        return content
                + (isEmpty(judicialBasis) ? "" : "\n\nJudicial basis\n" + judicialBasis)
                + (isEmpty(modusOperandi) ? "" : "\n\nModus operandi\n" + modusOperandi);
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    /** Colours of INTERPOL notices; what each needs beyond its content. */
    public enum NoticeColour {
        BLUE,
        GREEN,
        YELLOW,
        BLACK,
        ORANGE,
        PURPLE,
        RED,
        /** Assets; a pilot, and off unless the operator turns it on. */
        SILVER
    }
}
