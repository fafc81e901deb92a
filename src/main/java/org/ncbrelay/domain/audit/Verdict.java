package org.ncbrelay.domain.audit;

/**
 * What a verification found.
 *
 * @param records     that were checked and are valid
 * @param checkpoints that were checked and are valid
 * @param problem     the first invalid one; null if everything is valid
 */
public record Verdict(String organisation, long records, long checkpoints, Problem problem) {
    public boolean isIntact() {
        return problem == null;
    }

    /**
     * @param line   of the export, from 1; 0 where there is none
     * @param record number of the first record that is not what was written; where one cannot be distinguished from its neighbours,
     *               the first of {@code record} to {@code upTo}
     * @param upTo   same as {@code record}, or the last that may be the one
     */
    public record Problem(long line, long record, long upTo, String message) {
        @Override
        public String toString() {
            String which = upTo == record ? "record " + record : "one of the records " + record + " to " + upTo;
            return "line " + line + ", " + which + ": " + message;
        }
    }
}
