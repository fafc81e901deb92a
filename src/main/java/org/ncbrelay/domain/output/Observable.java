package org.ncbrelay.domain.output;

import java.util.Objects;

/**
 * A trace that programs compare; written as it is, for machines only.
 *
 * @param platform where an account is; null if not known, and for a web address
 */
public record Observable(ObservableKind kind, String value, String platform) {
    public Observable {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** What kind of trace. */
    public enum ObservableKind {
        URL,
        SOCIAL_ACCOUNT,
        PAYMENT_ACCOUNT
    }
}
