package org.ncbrelay.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ncbrelay.domain.Refusal;

/** The table of the directory that is imported: CSV (RFC 4180) with a header line. */
public final class DirectoryTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private DirectoryTable() {}

    /**
     * @param csv with the column {@code code} and columns of {@link org.ncbrelay.domain.directory.DirectoryEntry}; commas or semicolons
     * @throws Refusal.Invalid if it is no such table
     */
    public static List<Map<String, String>> rows(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        String header = text.lines().findFirst().orElse("");
        CSVFormat format =
                FORMAT.builder().setDelimiter(header.contains(";") ? ';' : ',').get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (!parser.getHeaderNames().contains("code") || !records.stream().allMatch(CSVRecord::isConsistent))
                throw new Refusal.Invalid(
                        "", "wrong.table", "must be a table with a header line that names the column code");
            return records.stream().map(CSVRecord::toMap).toList();
        } catch (UncheckedIOException | IllegalArgumentException | IOException noTable) {
            throw new Refusal.Invalid(
                    "", "wrong.table", "must be a table with a header line that names the column code");
        }
    }
}
