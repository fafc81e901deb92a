package org.ncbrelay.domain.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

/** Everything that must be ready before a team leaves, at a glance. */
public record ReadinessChecklist(List<Line> lines) {
    public ReadinessChecklist {
        lines = List.copyOf(lines);
    }

    /** An item that the team needs. */
    public record Line(Note item, boolean ready, Note state) {}

    /**
     * @param team      the places of the newest round
     * @param logistics the newest word on each item
     */
    public static ReadinessChecklist of(Deployment deployment, List<TeamMember> team, List<Logistics> logistics) {
        List<Line> lines = new ArrayList<>();
        lines.add(signature(
                Note.of("readiness.host", "host consent and signature"), deployment, DeploymentFactKind.HOST_SIGNED));
        lines.add(signature(
                Note.of("readiness.gs", "signature of the General Secretariat"),
                deployment,
                DeploymentFactKind.GS_SIGNED));
        if (team.isEmpty())
            lines.add(new Line(Note.of("readiness.team", "team"), false, Note.of("readiness.noTeam", "not composed")));
        for (TeamMember member : team)
            lines.add(new Line(
                    Note.of("teamRole." + member.role(), member.role().words()).and(Note.country(member.home())),
                    member.isComing(),
                    Note.of("memberState." + member.state(), EnumWords.of(member.state()))));
        for (Logistics.Item item : Logistics.Item.values()) lines.add(logistics(item, logistics));
        return new ReadinessChecklist(lines);
    }

    public boolean isReady() {
        return lines.stream().allMatch(Line::ready);
    }

    /** @throws Refusal.Invalid naming what is open */
    public void requireReady() {
        if (isReady()) return;
        String open = lines.stream()
                .filter(line -> !line.ready())
                .map(line -> line.item().toString())
                .collect(Collectors.joining("; "));
        throw new Refusal.Invalid("decision", "wrong.notReady", "No team leaves while this is open: " + open);
    }

    /** One line for each item, as a list in Markdown with codes ({@link CodedText}). */
    public String text() {
        return lines.stream()
                .map(line -> "- " + (line.ready() ? "✔ " : "✘ ")
                        + CodedText.of(line.item().then(line.state())))
                .collect(Collectors.joining("\n"));
    }

    private static Line signature(Note item, Deployment deployment, DeploymentFactKind kind) {
        return deployment.isSigned(kind)
                ? new Line(item, true, Note.of("readiness.signed", "signed"))
                : new Line(item, false, Note.of("readiness.notSigned", "not signed"));
    }

    private static Line logistics(Logistics.Item item, List<Logistics> logistics) {
        return logistics.stream()
                .filter(found -> found.item() == item)
                .findFirst()
                .map(found -> new Line(
                        item.note(), found.isSettled(), Note.of("code." + found.state(), EnumWords.of(found.state()))))
                .orElse(new Line(item.note(), false, Note.of("readiness.open", "open")));
    }
}
