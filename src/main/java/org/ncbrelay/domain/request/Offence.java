package org.ncbrelay.domain.request;

/**
 * The offence under national law.
 *
 * @param maximumPenalty null if not given
 */
public record Offence(String summary, String legalProvision, String maximumPenalty) {
    public Offence {
        Invariant.given(summary, "summary");
        Invariant.given(legalProvision, "legalProvision");
    }
}
