package org.ncbrelay.domain.deployment;

/** How a mission goes. */
public enum MissionSituation {
    AS_PLANNED,
    DELAYED,
    AT_RISK
}
