package org.ncbrelay.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reviewed table of what each call answers to whom: Markdown, a row for each call and relation, a column for each person.
 * A cell is the status; {@code login} is the way to the login page, {@code told} a refusal that is shown on the page one is sent to.
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

    /** @throws IllegalStateException if a row stands twice or lacks a cell */
    static MatrixTable read(String name) {
        MatrixTable table = new MatrixTable();
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

    Map<Row, Map<String, String>> rows() {
        return rows;
    }

    /** The same table as it was found, to be reviewed and put in the place of the old one. */
    static Path write(String name, Map<Row, Map<String, String>> found, List<String> order) throws IOException {
        int call = found.keySet().stream()
                .mapToInt(row -> row.call().length())
                .max()
                .orElse(4);
        List<String> lines = new ArrayList<>();
        for (String heading : order) {
            List<String> below = new ArrayList<>();
            found.forEach((row, cells) -> {
                if (!heading.equals(row.section())) return;
                String text = String.format("| %-" + call + "s | %-9s |", row.call(), row.relation());
                for (String person : PEOPLE)
                    text += String.format(" %-" + person.length() + "s |", cells.getOrDefault(person, "?"));
                below.add(text);
            });
            if (below.isEmpty()) continue;
            lines.add("");
            lines.add("## " + heading);
            String head = String.format("| %-" + call + "s | %-9s |", "call", "relation");
            for (String person : PEOPLE) head += " " + person + " |";
            lines.add(head);
            lines.add(head.replaceAll("[^|]", "-"));
            lines.addAll(below);
        }
        Path target = Path.of("target", "matrix", name);
        Files.createDirectories(target.getParent());
        return Files.write(target, lines);
    }

    /** @param section where it is written; no part of what makes two rows the same */
    record Row(String call, String relation, String section) implements Comparable<Row> {
        private static final List<String> RELATIONS =
                List.of("-", "own", "colleague", "interpol", "shared", "revoked", "foreign", "crossed", "missing");

        Row(String call, String relation) {
            this(call, relation, "");
        }

        /** By path, then by method, then as the relations are explained. */
        @Override
        public int compareTo(Row other) {
            int byCall = call.replaceFirst("^(\\S+) (.*)", "$2 $1")
                    .compareTo(other.call.replaceFirst("^(\\S+) (.*)", "$2 $1"));
            return byCall != 0 ? byCall : RELATIONS.indexOf(relation) - RELATIONS.indexOf(other.relation);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && call.equals(row.call) && relation.equals(row.relation);
        }

        @Override
        public int hashCode() {
            return call.hashCode() * 31 + relation.hashCode();
        }
    }
}
