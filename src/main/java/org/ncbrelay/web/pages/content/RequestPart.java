package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.web.pages.request.FieldGroup;
import org.ncbrelay.web.pages.request.Sections;
import org.ncbrelay.web.pages.request.Step;

/** The request, and what was answered to it until the team decides on support. */
enum RequestPart implements ContentPart {
    CAVEAT("intel.caveat", RequestPart::caveat),
    NEED("case.asked", of(Step.NEED, "")),
    AGENCY("part.agency", of(Step.AGENCY, "agency")),
    OFFENCE("part.offence", of(Step.AGENCY, "offence")),
    HANDLING("step.HANDLING", of(Step.HANDLING, "")),
    CONTACT("part.directContact", of(Step.HANDLING, "directContact")),
    LISTINGS("step.LISTINGS", of(Step.LISTINGS, "listings")),
    SPECIMENS("step.SPECIMENS", of(Step.SPECIMENS, "specimens")),
    PERSONS("step.PERSONS", of(Step.PERSONS, "persons")),
    RETURNED("work.returned", RequestPart::returned),
    CORRECTED("work.corrected", RequestPart::corrected),
    WAITING(
            "work.waiting",
            (material, words) -> new Facts(words)
                    .time("case.submittedAt", material.file().submittedAt())
                    .row()),
    AUTHORIZATION("case.contact", RequestPart::authorization),
    RECORD("case.record", RequestPart::record),
    ASSESSMENT("case.triage", RequestPart::assessment),
    HIT_QUESTION(
            "casePart.question",
            (material, words) -> new Facts(words)
                    .put(
                            "casePart.question",
                            material.lastNote(EventKind.HIT_QUESTION_RECEIVED)
                                    .map(words.show()::note)
                                    .orElse(null))
                    .row()),
    PRESERVATION("case.preservation", RequestPart::preservation);

    private final String title;
    private final Maker maker;

    RequestPart(String title, Maker maker) {
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

    private static Maker of(Step step, String name) {
        FieldGroup group = step.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
        return (material, words) -> Sections.rows(material.file().request(), group, words.show());
    }

    private static List<Map<String, String>> caveat(Material material, Words words) {
        if (!(material.file().request().get("externalSource") instanceof Map<?, ?> source)) return List.of();
        return new Facts(words)
                .put("intel.source", words.text("caveat", source.get("name")))
                .row();
    }

    private static List<Map<String, String>> returned(Material material, Words words) {
        return last(material.file().acknowledgments(), Outcome.RETURNED)
                .map(answer -> new Facts(words)
                        .put("work.missingPoints", answer.reason())
                        .person("case.by", answer.decidedBy())
                        .time("case.when", answer.decidedAt())
                        .row())
                .orElse(List.of());
    }

    private static Optional<Acknowledgment> last(List<Acknowledgment> answers, Outcome outcome) {
        return answers.stream().filter(answer -> answer.outcome() == outcome).reduce((first, last) -> last);
    }

    private static List<Map<String, String>> corrected(Material material, Words words) {
        return material.file().versions().stream()
                .filter(version -> version.version() > 1 && version.note() != null)
                .reduce((first, last) -> last)
                .map(version -> new Facts(words)
                        .put("work.correction", version.note())
                        .person("case.by", version.writtenBy())
                        .time("case.when", version.writtenAt())
                        .row())
                .orElse(List.of());
    }

    private static List<Map<String, String>> authorization(Material material, Words words) {
        CaseFiles.Authorization contact = material.file().authorization();
        return new Facts(words)
                .word("intel.state", "authorization", contact.state())
                .put("case.scope", contact.scope())
                .time("case.until", contact.validUntil())
                .row();
    }

    private static List<Map<String, String>> record(Material material, Words words) {
        CaseFiles.IisRecord record = material.file().iisRecord();
        if (record == null) return List.of();
        return new Facts(words)
                .put("case.record", record.recordNumber())
                .word("case.source", "source", record.source())
                .word("field.confidentiality", "confidentiality", record.confidentiality())
                .put("case.handling", record.handling())
                .countries("field.restrictedCountries", record.restrictedCountries())
                .day("case.retention", record.retentionUntil())
                .row();
    }

    private static List<Map<String, String>> assessment(Material material, Words words) {
        CaseFiles.Triage triage = material.file().triage();
        if (triage == null) return List.of();
        return new Facts(words)
                .word("case.assessment", "assessment", triage.assessment())
                .word("case.priority", "urgency", triage.priority())
                .put("case.linked", triage.linkedReference())
                .put("casePart.note", triage.note())
                .person("case.by", triage.assessedBy())
                .time("case.when", triage.assessedAt())
                .row();
    }

    private static List<Map<String, String>> preservation(Material material, Words words) {
        return material.preservation()
                .map(kept -> new Facts(words)
                        .put("field.preservation.provider", kept.provider())
                        .put("field.preservation.account", kept.account())
                        .day("field.preservation.requestedAt", kept.requestedAt())
                        .day("field.preservation.expiresAt", kept.expiresAt())
                        .row())
                .orElse(List.of());
    }
}
