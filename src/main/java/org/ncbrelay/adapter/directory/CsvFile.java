package org.ncbrelay.adapter.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of ours: UTF-8, a header line, commas between the cells and none within, no quotes.
 *
 * @param rows each row by column name, in the order of the file
 */
record CsvFile(List<Map<String, String>> rows) {
    /**
     * @param source closed afterwards
     * @throws IllegalStateException if a row has other cells than the header, or a quote
     */
    static CsvFile read(InputStream source) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            List<String> columns = cells(lines.get(0));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) rows.add(row(columns, cells(line)));
            return new CsvFile(List.copyOf(rows));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> cells(String line) {
        if (line.contains("\"")) throw new IllegalStateException("quoted cells are not read: " + line);
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) throw new IllegalStateException("cells do not match the header: " + cells);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) row.put(columns.get(i), cells.get(i));
        return Map.copyOf(row);
    }
}
