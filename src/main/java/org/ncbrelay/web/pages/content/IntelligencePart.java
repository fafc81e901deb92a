package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Dispatch;
import org.ncbrelay.flow.intelligence.ReadIntelligence.View;

/** Intelligence for member countries: its text under its caveat and its marks, and who receives it. */
enum IntelligencePart implements ContentPart {
    FINDINGS("intel.content", (material, words) -> findings(material.intelligence(), words)),
    MARKS("intel.marks", (material, words) -> marks(material.intelligence(), words)),
    RECEIVERS(
            "work.receivers",
            (material, words) -> new Facts(words)
                    .countries("work.receivers", material.intelligence().addressees())
                    .countries("intel.leftOut", material.intelligence().leftOut())
                    .row()),
    DISPATCH(
            "intel.dispatches",
            (material, words) -> own(material)
                    .map(dispatch -> new Facts(words)
                            .word("intel.channel", "channel", dispatch.channel())
                            .word("intel.state", "dispatchState", dispatch.status())
                            .put("intel.unit", dispatch.unit() == null ? dispatch.addressee() : dispatch.unit())
                            .time("case.sentAt", dispatch.sentAt())
                            .put("casePart.outcome", outcome(dispatch, words))
                            .put("work.report", dispatch.report())
                            .row())
                    .orElse(List.of()));

    private final String title;
    private final Maker maker;

    IntelligencePart(String title, Maker maker) {
        this.title = title;
        this.maker = maker;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Map<String, String>> rows(Material material, Words words) {
        return maker.rows(material, words);
    }

    private static List<Map<String, String>> findings(View view, Words words) {
        return new Facts(words)
                .put(
                        "intel.caveat",
                        view.caveat() == null
                                ? null
                                : words.text("caveat", view.source().name()))
                .put("intel.title", view.title())
                .put("work.text", view.summary())
                .row();
    }

    private static List<Map<String, String>> marks(View view, Words words) {
        return new Facts(words)
                .put("intel.source", view.source().name())
                .word("intel.basis", "sourceBasis", view.source().basis())
                .put("intel.grading", view.grading())
                .word(
                        "field.confidentiality",
                        "confidentiality",
                        view.handling().confidentiality())
                .put("intel.conditions", view.handling().conditions())
                .put(
                        "intel.tlp",
                        view.handling().tlp() == null
                                ? null
                                : "TLP:" + view.handling().tlp())
                .row();
    }

    private static Optional<Dispatch> own(Material material) {
        return material.intelligence().dispatches().stream()
                .filter(dispatch -> dispatch.country().equals(material.reader().organisation()))
                .findFirst();
    }

    private static String outcome(Dispatch dispatch, Words words) {
        return dispatch.outcome() == null ? null : words.say("outcome", dispatch.outcome());
    }
}
