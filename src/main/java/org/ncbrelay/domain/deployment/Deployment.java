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

    /** Both signatures are on record under the newest terms: no team without the host's consent. */
    public boolean isSigned() {
        return isSigned(DeploymentFactKind.HOST_SIGNED) && isSigned(DeploymentFactKind.GS_SIGNED);
    }

    /** Whether this side has signed the newest terms; terms that are to be changed bind no longer. */
    public boolean isSigned(DeploymentFactKind side) {
        return facts.stream()
                .filter(fact -> fact.kind() == side || fact.kind().opensTerms())
                .reduce((first, second) -> second)
                .filter(fact -> fact.kind() == side)
                .isPresent();
    }

    /** Whether host and General Secretariat have signed for a team that may still go, or is in the country. */
    public boolean isCommitted() {
        return isSigned() && refusal().isEmpty() && !isOver();
    }

    /** The reason why no team goes; empty while it may still go. A mission that ends before its first day counts too. */
    public Optional<DeploymentFact> refusal() {
        return facts.stream()
                .filter(fact -> fact.kind().refuses() || fact.kind().endsMission() && !has(DeploymentFactKind.DEPLOYED))
                .findFirst();
    }

    /** Whether a mission has ended. */
    public boolean isOver() {
        return facts.stream().anyMatch(fact -> fact.kind().endsMission());
    }

    /** The mission that these terms agree on, with its extensions. */
    public Mission mission(TermsOfReference terms) {
        return Mission.of(facts, terms);
    }

    /** @throws Refusal.Conflict if no team waits for its first day or is in the country now */
    public void requireMission() {
        if (isOver()) throw new Refusal.Conflict("The mission is over.");
        if (!has(DeploymentFactKind.GO)) throw new Refusal.Conflict("No team is deployed in this case.");
    }

    /** How large a deployment is; the decision table {@code istLevel} proposes one. */
    public enum DeploymentLevel {
        STANDARD,
        REINFORCED,
        LIMITED,
        /** Only ever proposed; no one can approve it. */
        NOT_ADVISED
    }
}
