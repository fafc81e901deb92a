package org.ncbrelay.domain.deployment;

/** How large a deployment is; the decision table {@code istLevel} proposes one. */
public enum DeploymentLevel {
    STANDARD,
    REINFORCED,
    LIMITED,
    /** Only ever proposed; nobody can approve it. */
    NOT_ADVISED
}
