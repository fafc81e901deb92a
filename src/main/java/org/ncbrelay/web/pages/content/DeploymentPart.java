package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ncbrelay.domain.deployment.Assessment;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.TermsOfReference;

/** The deployment of an Investigative Support Team (Annex 2.3), from its scope to what followed. */
enum DeploymentPart implements ContentPart {
    SCOPE("work.scope", noted(DeploymentFactKind.SCOPED)),
    MISSING("work.missingPoints", noted(DeploymentFactKind.RETURNED)),
    SUPPLEMENT("work.supplement", noted(DeploymentFactKind.SUPPLEMENTED)),
    DEPLOYMENT_ASSESSMENT("casePart.assessment", of(DeploymentPart::assessment)),
    TERMS("casePart.terms", of(DeploymentPart::terms)),
    CHANGES_ASKED("work.toRevise", noted(DeploymentFactKind.HOST_ASKED_CHANGES)),
    TEAM("casePart.team", of(DeploymentPart::team)),
    MISSION("casePart.mission", of(DeploymentPart::mission)),
    SITUATION("work.situation", noted(DeploymentFactKind.SITUATION_REPORTED)),
    BRIEFING("work.briefing", noted(DeploymentFactKind.EXIT_BRIEFED)),
    RECOMMENDATIONS("casePart.recommendations", of(DeploymentPart::recommendations)),
    EXPERT_REQUEST(
            "invite.experts",
            (material, words) -> material.askedExperts().stream()
                    .map(asked -> new Facts(words)
                            .word("casePart.role", "teamRole", asked.role())
                            .put("invite.task", asked.task())
                            .map())
                    .toList());

    private final String title;
    private final Maker maker;

    DeploymentPart(String title, Maker maker) {
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

    private static Maker of(Function<Shown, List<Map<String, String>>> part) {
        return (material, words) -> {
            DeploymentFile file = material.file().deployment();
            return file == null ? List.of() : part.apply(new Shown(file, words));
        };
    }

    /** The last note of one kind. */
    private static Maker noted(DeploymentFactKind kind) {
        return of(shown -> shown.file.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .reduce((first, last) -> last)
                .map(fact -> note(fact, shown.words))
                .orElse(List.of()));
    }

    private static List<Map<String, String>> note(DeploymentFact fact, Words words) {
        return new Facts(words)
                .put("casePart.note", fact.note() == null ? null : words.show().note(fact.note()))
                .put("case.by", fact.recordedBy())
                .time("case.when", fact.recordedAt())
                .row();
    }

    private static List<Map<String, String>> assessment(Shown shown) {
        Assessment judged = shown.file.assessment();
        if (judged == null) return List.of();
        return new Facts(shown.words)
                .any("need", judged.need())
                .any("risk", judged.risk())
                .any("safety", judged.safety())
                .any("measures", judged.measures())
                .put("casePart.assessedBy", judged.assessedBy())
                .row();
    }

    private static List<Map<String, String>> terms(Shown shown) {
        DraftedTerms drafted = shown.file.terms();
        if (drafted == null) return List.of();
        TermsOfReference terms = drafted.terms();
        return new Facts(shown.words)
                .any("version", drafted.version())
                .put("casePart.draftedBy", drafted.draftedBy())
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
                .put("casePart.reporting", terms.reporting())
                .row();
    }

    private static List<Map<String, String>> team(Shown shown) {
        return shown.file.team().stream()
                .map(member -> new Facts(shown.words)
                        .word("casePart.role", "teamRole", member.role())
                        .any("home", member.home())
                        .word("casePart.state", "memberState", member.state())
                        .put("casePart.expert", member.expert())
                        .put("casePart.reason", member.reason())
                        .map())
                .toList();
    }

    private static List<Map<String, String>> mission(Shown shown) {
        DeploymentFile.Mission mission = shown.file.mission();
        if (mission == null) return List.of();
        return new Facts(shown.words)
                .time("casePart.startedAt", mission.startedAt())
                .any("workingDays", mission.workingDays())
                .time("casePart.endsAt", mission.endsAt())
                .time("casePart.latestEnd", mission.latestEnd())
                .row();
    }

    private static List<Map<String, String>> recommendations(Shown shown) {
        return shown.file.recommendations().stream()
                .map(item -> new Facts(shown.words)
                        .put("casePart.action", item.action())
                        .put("casePart.owner", item.owner())
                        .day("casePart.dueOn", item.dueOn())
                        .map())
                .toList();
    }

    private record Shown(DeploymentFile file, Words words) {}
}
