package org.ncbrelay.domain.correlation;

import java.util.Objects;

/**
 * One trace of a case, normalised so that two ways to write it are the same.
 *
 * @param value lower case, without punctuation or the accidental parts of a web address
 */
public record Trace(TraceKind kind, String value) {
    public Trace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** What is compared with what. */
    public enum TraceKind {
        HANDLE,
        ACCOUNT,
        PHONE,
        SHIPMENT,
        URL
    }
}
