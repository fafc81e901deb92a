package org.ncbrelay.web.pages.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.web.pages.request.FieldGroup;
import org.ncbrelay.web.pages.request.Sections;
import org.ncbrelay.web.pages.request.Step;

/** The request, and what was answered to it until the team decides on support. */
final class RequestParts {
    private RequestParts() {}

    static ContentPart.Maker of(Step step, String name) {
        FieldGroup group = step.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
        return material -> Sections.rows(material.file().asked().request(), group, material.show());
    }

    /** The last note of an event of this kind. */
    static ContentPart.Maker noted(String label, EventKind kind) {
        return material -> material.one(material.lastNote(kind), (facts, note) -> facts.note(label, note));
    }

    static List<Map<String, String>> caveat(Material material) {
        List<String> sources = material.file().asked().externalSources();
        if (sources.isEmpty()) return List.of();
        return material.one(
                sources,
                (facts, external) ->
                        facts.put("intel.source", facts.show().text("caveat", String.join(", ", external))));
    }

    static List<Map<String, String>> returned(Material material) {
        return material.last(
                material.file().acknowledgments(),
                answer -> answer.outcome() == Outcome.RETURNED,
                (facts, answer) ->
                        facts.put("work.missingPoints", answer.reason()).by(answer.decidedBy(), answer.decidedAt()));
    }

    static List<Map<String, String>> corrected(Material material) {
        return material.last(
                material.file().versions(),
                version -> version.version() > 1 && version.note() != null,
                (facts, version) ->
                        facts.put("work.correction", version.note()).by(version.writtenBy(), version.writtenAt()));
    }

    static List<Map<String, String>> waiting(Material material) {
        return material.one(
                material.file(),
                (facts, file) -> facts.time("case.submittedAt", file.asked().submittedAt()));
    }

    static List<Map<String, String>> authorization(Material material) {
        return material.one(
                material.file().authorization(),
                (facts, contact) -> facts.word("intel.state", "authorization", contact.state())
                        .put("case.scope", contact.scope())
                        .put("case.lastDay", lastDay(material, contact.validUntil())));
    }

    /** As on the case page: the end of a grant is a day of the country that granted it. */
    private static String lastDay(Material material, Instant end) {
        return end == null
                ? null
                : material.show().lastDay(end, material.file().asked().country());
    }

    /** The supplement of the task, and each entry of its lists. */
    static List<Map<String, String>> added(Material material) {
        Supplement added = material.supplement();
        if (added == null) return List.of();
        List<Map<String, String>> rows = new ArrayList<>(material.one(
                added,
                (facts, one) -> facts.word("case.added", "supplementKind", one.kind())
                        .put("evidence.file", (String) one.content().get("fileName"))
                        .put("supplement.text", (String) one.content().get("text"))
                        .by(one.filedBy(), one.filedAt())));
        Sections.of(added.content(), material.show()).forEach(section -> rows.addAll(section.rows()));
        return rows;
    }

    static List<Map<String, String>> iisRecord(Material material) {
        return material.one(
                material.file().iisRecord(),
                (facts, record) -> facts.put("case.record", record.recordNumber())
                        .word("case.source", "source", record.source())
                        .word("field.confidentiality", "confidentiality", record.confidentiality())
                        .put("case.handling", record.handling())
                        .countries("field.restrictedCountries", record.restrictedCountries())
                        .day("case.retention", record.retentionUntil()));
    }

    static List<Map<String, String>> assessment(Material material) {
        return material.one(
                material.file().triage(),
                (facts, triage) -> facts.word("case.assessment", "assessment", triage.assessment())
                        .word("case.priority", "urgency", triage.priority())
                        .put("case.linked", triage.linkedReference())
                        .put("casePart.note", triage.note())
                        .by(triage.assessedBy(), triage.assessedAt()));
    }

    static List<Map<String, String>> preservation(Material material) {
        return material.one(
                material.preservation(),
                (facts, kept) -> facts.put("field.preservation.provider", kept.provider())
                        .put("field.preservation.account", kept.account())
                        .day("field.preservation.requestedAt", kept.requestedAt())
                        .day("field.preservation.expiresAt", kept.expiresAt()));
    }
}
