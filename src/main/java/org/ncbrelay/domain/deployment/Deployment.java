package org.ncbrelay.domain.deployment;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

/** A deployment as its facts have it, in order. */
public record Deployment(List<DeploymentFact> facts) {
    public Deployment {
        facts = List.copyOf(facts);
    }

    public boolean has(DeploymentFactKind kind) {
        return last(kind).isPresent();
    }

    public Optional<DeploymentFact> last(DeploymentFactKind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).reduce((first, second) -> second);
    }

    /** Both signatures are on record: no team without the host's consent. */
    public boolean isSigned() {
        return has(DeploymentFactKind.HOST_SIGNED) && has(DeploymentFactKind.GS_SIGNED);
    }

    /** Whether host and General Secretariat have signed for a team that may still go, or is in the country. */
    public boolean isCommitted() {
        return isSigned()
                && refusal().isEmpty()
                && mission().map(Mission::isRunning).orElse(true);
    }

    /** The reason why no team goes; empty while it may still go. */
    public Optional<DeploymentFact> refusal() {
        return facts.stream().filter(fact -> fact.kind().refuses()).findFirst();
    }

    /** Empty before a team has been deployed. */
    public Optional<Mission> mission() {
        return Mission.of(facts);
    }

    /** @throws Refusal.Conflict if no team is in the country now */
    public Mission runningMission() {
        return mission()
                .filter(Mission::isRunning)
                .orElseThrow(() -> new Refusal.Conflict(
                        has(DeploymentFactKind.DEPLOYED)
                                ? "The mission is over."
                                : "No team is deployed in this case."));
    }

    /** How large a deployment is; the decision table {@code istLevel} proposes one. */
    public enum DeploymentLevel {
        STANDARD,
        REINFORCED,
        LIMITED,
        /** Only ever proposed; nobody can approve it. */
        NOT_ADVISED
    }

    /** What became of the recommendations of a mission. */
    public enum RecommendationState {
        ON_TRACK,
        DELAYED,
        DROPPED
    }
}
