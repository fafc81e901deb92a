package org.ncbrelay.domain.deployment;

/** How a mission goes. */
public enum Situation {
    AS_PLANNED,
    DELAYED,
    AT_RISK
}
