package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;

/** Intelligence for member countries: its text under its caveat and its marks, and who receives it. */
final class IntelligenceParts {
    private IntelligenceParts() {}

    static List<Map<String, String>> findings(Material material) {
        material.show(
                new TaskContent.Report(null, "", 0, "", material.intelligence().summary(), null));
        return material.one(
                material.intelligence(),
                (facts, view) -> facts.put(
                                "intel.caveat",
                                view.caveat() == null
                                        ? null
                                        : facts.show()
                                                .text("caveat", view.source().name()))
                        .put("intel.title", view.title())
                        .put("work.text", view.summary()));
    }

    static List<Map<String, String>> marks(Material material) {
        return material.one(
                material.intelligence(),
                (facts, view) -> facts.put("intel.source", view.source().name())
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
                                        : "TLP:" + view.handling().tlp()));
    }

    static List<Map<String, String>> receivers(Material material) {
        return material.one(
                material.intelligence(),
                (facts, view) -> facts.countries("work.receivers", view.addressees())
                        .countries("intel.leftOut", view.leftOut()));
    }

    /** Of a unit of the reader's country, on its way to INTERPOL. */
    static List<Map<String, String>> unitAnswer(Material material) {
        return material.one(
                material.unitAnswer(),
                (facts, answer) -> facts.put("casePart.outcome", facts.said("outcome", answer.outcome()))
                        .put("work.report", answer.report())
                        .by(answer.givenBy(), answer.givenAt()));
    }

    /** To the reader's country. */
    static List<Map<String, String>> dispatch(Material material) {
        return material.last(
                material.intelligence().dispatches(),
                dispatch -> dispatch.country().equals(material.reader().organisation()),
                (facts, dispatch) -> facts.word("intel.channel", "channel", dispatch.channel())
                        .word("intel.state", "dispatchState", dispatch.status())
                        .put("intel.unit", dispatch.unit() == null ? dispatch.addressee() : dispatch.unit())
                        .time("case.sentAt", dispatch.sentAt())
                        .put("casePart.outcome", facts.said("outcome", dispatch.outcome()))
                        .put("work.report", dispatch.report()));
    }
}
