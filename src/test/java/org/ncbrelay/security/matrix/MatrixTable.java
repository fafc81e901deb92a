package org.ncbrelay.security.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reviewed table of what each call answers to whom: Markdown, a row for each call and relation, a column for each person.
 * A cell is the status; {@code login} is the way to the login page, {@code told} a refusal that is shown on the page one is sent to. A
 * call of the engine without a row must be refused to everybody.
 */
public final class MatrixTable {
    /** One of each role, in the order of the columns; {@code nobody} has not logged in. */
    public static final List<String> PEOPLE = List.of(
            "nobody",
            "agency.ken",
            "ncb.ken",
            "ncbhead.ken",
            "expert.ken",
            "gs",
            "analyst",
            "lead",
            "ist",
            "auditor",
            "operator");

    private static final Path FOLDER = Path.of("src/test/resources/security/matrix");

    private final Map<Row, Map<String, String>> rows = new LinkedHashMap<>();
    private final boolean closed;

    private MatrixTable(boolean closed) {
        this.closed = closed;
    }

    /**
     * @param closed whether what has no row is refused
     * @throws IllegalStateException if a row stands twice or lacks a cell
     */
    static MatrixTable read(String name, boolean closed) {
        MatrixTable table = new MatrixTable(closed);
        try {
            for (String line : Files.readAllLines(FOLDER.resolve(name)))
                if (line.startsWith("| ") && !line.startsWith("| call")) table.add(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        List<String> cells = Arrays.stream(
                        line.replaceAll("^\\||\\s\\|\\s*$", "").split(" \\|"))
                .map(String::strip)
                .toList();
        if (cells.size() != PEOPLE.size() + 2) throw new IllegalStateException("a cell too few or too many: " + line);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE.size(); i++) expected.put(PEOPLE.get(i), cells.get(i + 2));
        if (rows.put(new Row(cells.get(0), cells.get(1)), expected) != null)
            throw new IllegalStateException("a row stands twice: " + line);
    }

    Set<Row> rows() {
        return rows.keySet();
    }

    String expected(Row row, String person) {
        if (rows.containsKey(row)) return rows.get(row).get(person);
        if (!closed) return "no row";
        return person.equals("nobody") ? "401" : "403";
    }

    record Row(String call, String relation) {
        /** As it stands in the table. */
        String with(Map<String, String> cells) {
            return PEOPLE.stream()
                    .map(person -> cells.getOrDefault(person, "?"))
                    .collect(Collectors.joining(" | ", "| " + call + " | " + relation + " | ", " |"));
        }
    }
}
