package org.ncbrelay.domain.notices;

/** Numbers of what INTERPOL publishes, running per series and year. */
public interface OfficialNumbers {
    /** The next one, such as {@code NOTICE-2026-000017}. */
    String next(Series series, int year);

    /** What is numbered. */
    enum Series {
        NOTICE,
        DIFFUSION
    }
}
