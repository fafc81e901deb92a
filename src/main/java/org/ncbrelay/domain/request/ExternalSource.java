package org.ncbrelay.domain.request;

/**
 * A source outside law enforcement, as civil society. What comes from it carries the caveat for ever.
 *
 * @param kind           null if not given
 * @param consentToShare whether the source agreed that its information is passed on
 */
public record ExternalSource(String name, String kind, boolean consentToShare) {
    public ExternalSource {
        Invariant.given(name, "name");
    }
}
