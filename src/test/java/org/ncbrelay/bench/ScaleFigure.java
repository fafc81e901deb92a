package org.ncbrelay.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * What one act took at one size.
 *
 * @param p50      median in milliseconds
 * @param p99      in milliseconds
 * @param logBytes that PostgreSQL's log grew by for each, without images of pages
 * @param bar      what it is held to
 */
record ScaleFigure(
        String name,
        double p50,
        double p99,
        long logBytes,
        @JsonIgnore Bar bar) {
    String cell() {
        return String.format(Locale.ROOT, "%8.1f %8.1f %,9d  |", p50, p99, logBytes);
    }
}
