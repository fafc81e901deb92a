package org.ncbrelay.support;

import java.util.List;

/** How much a test tries: a sample in {@code mvn verify}, everything in {@code mvn verify -Pfull}. */
public final class Extent {
    private static final boolean FULL = "full".equals(System.getProperty("relay.test.extent"));

    private Extent() {}

    public static boolean isFull() {
        return FULL;
    }

    public static int of(int sample, int everything) {
        return FULL ? everything : sample;
    }

    public static <T> List<T> of(List<T> sample, List<T> everything) {
        return FULL ? everything : sample;
    }

    /** Languages in which pages are opened; the sample has one for each direction of writing. */
    public static List<String> languages() {
        return of(List.of("en", "ar"), List.of("en", "fr", "es", "ar"));
    }
}
