package org.ncbrelay.domain.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

/** Everything that must be ready before a team leaves, at a glance. */
public record ReadinessChecklist(List<Line> lines) {
    public ReadinessChecklist {
        lines = List.copyOf(lines);
    }

    /** @param state in plain words */
    public record Line(String item, boolean ready, String state) {}

    /**
     * @param team      the places of the newest round
     * @param logistics the newest word on each item
     */
    public static ReadinessChecklist of(Deployment deployment, List<TeamMember> team, List<Logistics> logistics) {
        List<Line> lines = new ArrayList<>();
        lines.add(signature("host consent and signature", deployment, DeploymentFactKind.HOST_SIGNED));
        lines.add(signature("signature of the General Secretariat", deployment, DeploymentFactKind.GS_SIGNED));
        if (team.isEmpty()) lines.add(new Line("team", false, "not composed"));
        for (TeamMember member : team)
            lines.add(new Line(
                    member.role().words() + " (" + member.home() + ")",
                    member.isComing(),
                    EnumWords.of(member.state())));
        for (Logistics.Item item : Logistics.Item.values()) lines.add(logistics(item, logistics));
        return new ReadinessChecklist(lines);
    }

    public boolean isReady() {
        return lines.stream().allMatch(Line::ready);
    }

    /** @throws Refusal.Invalid naming what is open */
    public void requireReady() {
        if (isReady()) return;
        String open =
                lines.stream().filter(line -> !line.ready()).map(Line::item).collect(Collectors.joining(", "));
        throw new Refusal.Invalid("decision", "wrong.notReady", "No team leaves while this is open: " + open);
    }

    /** One line for each item, as a list in Markdown. */
    public String text() {
        return lines.stream()
                .map(line -> "- " + (line.ready() ? "✔ " : "✘ ") + line.item() + ": " + line.state())
                .collect(Collectors.joining("\n"));
    }

    private static Line signature(String item, Deployment deployment, DeploymentFactKind kind) {
        return deployment
                .last(kind)
                .map(fact -> new Line(item, true, "signed"))
                .orElse(new Line(item, false, "not signed"));
    }

    private static Line logistics(Logistics.Item item, List<Logistics> logistics) {
        return logistics.stream()
                .filter(found -> found.item() == item)
                .findFirst()
                .map(found -> new Line(item.words(), found.isSettled(), EnumWords.of(found.state())))
                .orElse(new Line(item.words(), false, "open"));
    }
}
