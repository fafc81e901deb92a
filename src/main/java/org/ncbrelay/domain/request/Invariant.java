package org.ncbrelay.domain.request;

/** What a record may rely on; breaking it is an error of ours, for the reader has refused such an answer before. */
final class Invariant {
    private Invariant() {}

    static void holds(boolean invariant, String words) {
        if (!invariant) throw new IllegalArgumentException(words);
    }

    static void given(Object value, String name) {
        holds(value != null, name + " is missing");
    }
}
