package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.deployment.TermsOfReference;

/** The deployment of an Investigative Support Team (Annex 2.3), from its scope to what followed. */
final class DeploymentParts {
    private DeploymentParts() {}

    /** The last note of one kind. */
    static ContentPart.Maker noted(DeploymentFactKind kind) {
        return material -> material.last(
                list(material, DeploymentFile::facts),
                fact -> fact.kind() == kind,
                (facts, fact) -> facts.note("casePart.note", fact.note()).by(fact.recordedBy(), fact.recordedAt()));
    }

    static List<Map<String, String>> terms(Material material) {
        return one(material, DeploymentFile::terms, (facts, drafted) -> {
            TermsOfReference terms = drafted.terms();
            facts.any("version", drafted.version())
                    .person("casePart.draftedBy", drafted.draftedBy())
                    .put("casePart.purpose", terms.purpose())
                    .put("casePart.legalBasis", terms.legalBasis())
                    .put("casePart.hostLeadAgency", terms.hostLeadAgency())
                    .put("casePart.places", terms.places())
                    .day("casePart.startsOn", terms.startsOn())
                    .any("workingDays", terms.workingDays())
                    .put("casePart.tasksInScope", terms.tasksInScope())
                    .put("casePart.tasksOutOfScope", terms.tasksOutOfScope())
                    .put("casePart.team", terms.team())
                    .put("casePart.evidenceRules", terms.evidenceRules())
                    .word("casePart.confidentiality", "confidentiality", terms.confidentiality())
                    .any("mediaRule", terms.mediaRule())
                    .any("costBearer", terms.costBearer())
                    .put("casePart.emergencyContact", terms.emergencyContact())
                    .put("casePart.reporting", terms.reporting());
        });
    }

    static List<Map<String, String>> team(Material material) {
        return material.each(
                list(material, DeploymentFile::team),
                (facts, member) -> facts.word("casePart.role", "teamRole", member.role())
                        .any("home", member.home())
                        .word("casePart.state", "memberState", member.state())
                        .put("casePart.expert", member.expert())
                        .put("casePart.reason", member.reason()));
    }

    static List<Map<String, String>> mission(Material material) {
        return one(
                material,
                DeploymentFile::mission,
                (facts, mission) -> facts.time("casePart.startedAt", mission.startedAt())
                        .day("casePart.firstDay", mission.firstDay())
                        .day("casePart.lastDay", mission.lastDay())
                        .any("workingDays", mission.workingDays())
                        .time("casePart.latestEnd", mission.latestEnd()));
    }

    static List<Map<String, String>> recommendations(Material material) {
        return material.each(
                list(material, DeploymentFile::recommendations),
                (facts, item) -> facts.put("casePart.action", item.action())
                        .put("casePart.owner", item.owner())
                        .day("casePart.dueOn", item.dueOn()));
    }

    static List<Map<String, String>> expertRequest(Material material) {
        return material.each(
                material.askedExperts(),
                (facts, asked) -> facts.word("casePart.role", "teamRole", asked.role())
                        .put("invite.host", facts.show().organisation(asked.host()))
                        .day("casePart.startsOn", asked.startsOn())
                        .any("workingDays", asked.workingDays()));
    }

    private static <T> List<Map<String, String>> one(
            Material material, Function<DeploymentFile, T> part, BiConsumer<Facts, T> says) {
        DeploymentFile file = material.file().support().deployment();
        return material.one(file == null ? null : part.apply(file), says);
    }

    private static <T> List<T> list(Material material, Function<DeploymentFile, List<T>> part) {
        DeploymentFile file = material.file().support().deployment();
        return file == null ? List.of() : part.apply(file);
    }
}
