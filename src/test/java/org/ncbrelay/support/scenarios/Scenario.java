package org.ncbrelay.support.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ncbrelay.support.sources.Model;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One path of a case, read from a table. The {@code README.md} of the tables says how to write one.
 *
 * @param heading a sentence
 */
public record Scenario(String file, String heading, List<Row> rows) {
    public static final Path FOLDER = Path.of("src/test/resources/scenarios");

    /** Who does something, or {@code then}; what; and with which answers or result. */
    public record Row(String file, int line, String who, String what, String how) {
        /** The answers of a form or the body of a call. */
        public Map<String, Object> answers() {
            try {
                Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load("{" + how + "\n}");
                return read == null ? Map.of() : read;
            } catch (RuntimeException unreadable) {
                throw new IllegalArgumentException("answers are not read: " + how, unreadable);
            }
        }

        private Row with(String name, String value) {
            return new Row(
                    file,
                    line,
                    who.replace('$' + name, value),
                    what.replace('$' + name, value),
                    how.replace('$' + name, value));
        }

        @Override
        public String toString() {
            return "%s:%d | %s | %s | %s |".formatted(file, line, who, what, how);
        }
    }

    /** All tables: the scenarios, and the steps to which they give a name. */
    public record Book(List<Scenario> scenarios, Map<String, List<Row>> steps) {
        public static Book read() {
            Book book = new Book(new ArrayList<>(), new TreeMap<>());
            Model.files(FOLDER, ".md").forEach(book::read);
            return book;
        }

        private void read(Path file) {
            String heading = null;
            List<Row> rows = new ArrayList<>();
            try {
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                lines.add("# ");
                for (int line = 1; line <= lines.size(); line++) {
                    String text = lines.get(line - 1);
                    if (text.startsWith("#")) {
                        if (heading != null) close(file, heading, rows);
                        heading = text.startsWith("## ") || text.startsWith("### ") ? text : null;
                        rows = new ArrayList<>();
                    } else if (heading != null && text.startsWith("|") && !text.matches("\\| who .*|\\|[- |]+")) {
                        String[] cells = text.split("\\|", -1);
                        if (cells.length != 5)
                            throw new IllegalStateException(file + ":" + line + " has not three cells: " + text);
                        rows.add(new Row(
                                file.getFileName().toString(),
                                line,
                                cells[1].trim(),
                                cells[2].trim(),
                                cells[3].trim()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close(Path file, String heading, List<Row> rows) {
            String name = heading.replaceFirst("#+ ", "");
            String title = file.getFileName().toString();
            if (heading.startsWith("### ")) {
                if (steps.put(name, rows) != null) throw new IllegalStateException("two steps are named " + name);
            } else if (rows.get(0).who().equals("each")) {
                for (String variant : rows.get(0).how().split(" *; *")) {
                    List<String> names = Arrays.asList(rows.get(0).what().split(", *"));
                    String[] values = variant.split(" = ", -1);
                    Stream<Row> rest = rows.stream().skip(1);
                    for (int i = 0; i < values.length; i++) {
                        String each = names.get(i);
                        String value = values[i].trim();
                        rest = rest.map(row -> row.with(each, value));
                    }
                    scenarios.add(new Scenario(title, name + " (" + variant + ")", rest.toList()));
                }
            } else scenarios.add(new Scenario(title, name, rows));
        }
    }

    @Override
    public String toString() {
        return file + ": " + heading;
    }
}
