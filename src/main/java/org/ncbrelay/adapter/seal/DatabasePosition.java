package org.ncbrelay.adapter.seal;

import java.util.Comparator;

/**
 * How far a database has come. As text {@code generation;records}.
 *
 * @param generation of the newest restore that was confirmed, year and count ({@code 202601}); 0 before the first
 * @param records    in all chains of the audit together: every act adds to them, and none is ever removed
 */
record DatabasePosition(int generation, long records) implements Comparable<DatabasePosition> {
    static final DatabasePosition NONE = new DatabasePosition(0, 0);

    private static final Comparator<DatabasePosition> ORDER =
            Comparator.comparingInt(DatabasePosition::generation).thenComparingLong(DatabasePosition::records);

    /** The next generation in this year, after all that either knows of. */
    int nextGeneration(DatabasePosition other, int year) {
        return Math.max(Math.max(generation, other.generation), year * 100) + 1;
    }

    static DatabasePosition parse(String text) {
        String[] parts = text.strip().split(";");
        return new DatabasePosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public int compareTo(DatabasePosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return generation + ";" + records;
    }
}
