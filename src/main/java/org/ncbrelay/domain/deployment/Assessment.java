package org.ncbrelay.domain.deployment;

import java.time.Instant;

/** The judgment of need, risk and safety on which the General Secretariat decides. */
public record Assessment(
        Rating need, Rating risk, Safety safety, String measures, String assessedBy, Instant assessedAt) {
    /** How much. */
    public enum Rating {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Whether people can be sent. */
    public enum Safety {
        SAFE,
        CONDITIONAL,
        UNSAFE
    }
}
