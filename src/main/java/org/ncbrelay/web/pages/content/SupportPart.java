package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.port.CaseFiles;

/** Support by the capabilities: what was agreed, asked, written and answered. */
enum SupportPart implements ContentPart {
    PROGRESS("case.capabilities", SupportPart::progress),
    QUESTION(
            "work.question",
            (material, words) -> new Facts(words)
                    .put(
                            "casePart.question",
                            material.lastNote(EventKind.SCOPE_DEFINED)
                                    .map(words.show()::note)
                                    .orElse(null))
                    .row()),
    OWNERS_CONDITIONS(
            "work.conditions",
            (material, words) -> new Facts(words)
                    .put(
                            "work.conditions",
                            material.lastNote(EventKind.CONSENT_GIVEN)
                                    .map(words.show()::note)
                                    .orElse(null))
                    .row()),
    ANALYST("casePart.analyst", mentoring(CaseFiles.Mentoring::analyst, "analyst", "note")),
    MENTORING_PLAN("casePart.plan", mentoring(CaseFiles.Mentoring::plan, "aims", "schedule")),
    MENTORING_ANSWER("work.toRevise", mentoring(CaseFiles.Mentoring::answer, "accepted", "note")),
    SESSIONS("casePart.sessions", SupportPart::sessions),
    NEEDS("casePart.needs", capacity(CaseFiles.CapacityBuilding::needs, "officers", "topic", "needs")),
    TRAINING_PLAN(
            "casePart.plan", capacity(CaseFiles.CapacityBuilding::plan, "title", "plan", "participants", "startsOn")),
    TRAINING_ANSWER("work.toRevise", capacity(CaseFiles.CapacityBuilding::answer, "accepted", "note")),
    TRAINING(
            "casePart.training",
            capacity(CaseFiles.CapacityBuilding::training, "from", "until", "participants", "note")),
    EVALUATION("casePart.evaluation", capacity(CaseFiles.CapacityBuilding::evaluation, "before", "after", "note")),
    EXPERTISE("casePart.need", (material, words) -> {
        CaseFiles.ExpertNetwork network = material.file().expertNetwork();
        return network == null ? List.of() : step(network.need(), words, "expertise", "language", "question");
    }),
    EXPERTS("casePart.experts", SupportPart::experts),
    ENGAGEMENT(
            "casePart.question",
            (material, words) -> material.engagement()
                    .map(asked -> new Facts(words)
                            .any("expert", asked.expert())
                            .word("casePart.expertise", "expertise", asked.expertise())
                            .put("casePart.question", asked.question())
                            .row())
                    .orElse(List.of())),
    OPINION(
            "casePart.opinion",
            (material, words) -> material.opinion()
                    .map(given -> new Facts(words)
                            .put("casePart.opinion", given.text())
                            .person("case.by", given.writtenBy())
                            .time("case.when", given.writtenAt())
                            .row())
                    .orElse(List.of())),
    ASKED_FOR("casePart.asked", service(CaseFiles.GeneralService::asked)),
    HITS("casePart.hits", SupportPart::hits),
    FEEDBACK("case.feedback", SupportPart::feedback),
    MEETING("casePart.meeting", (material, words) -> MeetingFacts.meeting(material, words)),
    INVITATIONS("casePart.invitations", (material, words) -> MeetingFacts.invitations(material, words)),
    MEETING_ACTIONS("casePart.actions", (material, words) -> MeetingFacts.actions(material, words)),
    INVITATION("invite.meetings", (material, words) -> MeetingFacts.invitation(material, words));

    /** What a general service asks, in the order of its forms. */
    private static final String[] OF_SERVICE = {
        "colour",
        "title",
        "question",
        "content",
        "judicialBasis",
        "modusOperandi",
        "receivers",
        "database",
        "examination",
        "exhibits",
        "participants",
        "course",
        "complies",
        "reason"
    };

    private final String title;
    private final Maker maker;

    SupportPart(String title, Maker maker) {
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

    private static Maker mentoring(Function<CaseFiles.Mentoring, CapabilityStep> which, String... names) {
        return (material, words) -> {
            CaseFiles.Mentoring mentoring = material.file().mentoring();
            return mentoring == null ? List.of() : step(which.apply(mentoring), words, names);
        };
    }

    private static Maker capacity(Function<CaseFiles.CapacityBuilding, CapabilityStep> which, String... names) {
        return (material, words) -> {
            CaseFiles.CapacityBuilding capacity = material.file().capacityBuilding();
            return capacity == null ? List.of() : step(which.apply(capacity), words, names);
        };
    }

    private static Maker service(Function<CaseFiles.GeneralService, CapabilityStep> which) {
        return (material, words) -> material.file().generalServices().stream()
                .filter(service -> service.capability().name().equals(material.known("capability")))
                .findFirst()
                .map(service -> step(which.apply(service), words, OF_SERVICE))
                .orElse(List.of());
    }

    private static List<Map<String, String>> step(CapabilityStep step, Words words, String... names) {
        if (step == null) return List.of();
        return new Facts(words)
                .all(step.content(), names)
                .person("case.by", step.recordedBy())
                .time("case.when", step.recordedAt())
                .row();
    }

    private static List<Map<String, String>> progress(Material material, Words words) {
        return material.file().capabilities().stream()
                .map(one -> new Facts(words)
                        .word("casePart.capability", "capability", one.capability())
                        .word("case.status", "progress", one.status())
                        .put(
                                "casePart.reason",
                                one.reason() == null ? null : words.show().note(one.reason()))
                        .map())
                .toList();
    }

    private static List<Map<String, String>> sessions(Material material, Words words) {
        CaseFiles.Mentoring mentoring = material.file().mentoring();
        if (mentoring == null) return List.of();
        return mentoring.sessions().stream()
                .map(session -> new Facts(words)
                        .all(session.content(), "topic", "heldOn", "note")
                        .map())
                .toList();
    }

    private static List<Map<String, String>> experts(Material material, Words words) {
        CaseFiles.ExpertNetwork network = material.file().expertNetwork();
        if (network == null) return List.of();
        return network.experts().stream()
                .map(asked -> new Facts(words)
                        .any("expert", asked.expert())
                        .any("country", asked.country())
                        .any("released", asked.released())
                        .any("reason", asked.reason())
                        .time("casePart.introducedAt", asked.introducedAt())
                        .put("casePart.opinion", asked.opinion())
                        .map())
                .toList();
    }

    private static List<Map<String, String>> hits(Material material, Words words) {
        return material.file().generalServices().stream()
                .filter(service -> service.capability().name().equals(material.known("capability")))
                .flatMap(service -> service.hits().stream())
                .map(hit -> new Facts(words)
                        .word("casePart.kind", "stepKind", hit.kind())
                        .all(hit.content(), "what", "valid", "action", "note")
                        .time("case.when", hit.recordedAt())
                        .map())
                .toList();
    }

    private static List<Map<String, String>> feedback(Material material, Words words) {
        return material.file().feedback().stream()
                .map(one -> new Facts(words)
                        .word("casePart.kind", "feedback", one.kind())
                        .word("case.outcome", "result", one.outcome())
                        .put("casePart.note", one.note())
                        .map())
                .toList();
    }
}
