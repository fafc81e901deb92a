package org.ncbrelay.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.directory.DirectoryEntry;

/** The table of the directory that is imported and exported: CSV (RFC 4180) with a header line. */
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
     * @param csv with the column {@code code} and columns of {@link DirectoryEntry}; commas or semicolons
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

    /** The table that {@link #rows} reads: nothing changes where it is imported again. */
    public static String write(List<DirectoryEntry> entries) {
        StringWriter table = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(table, CSVFormat.RFC4180)) {
            printer.print("code");
            printer.printRecord(DirectoryEntry.FIELDS);
            for (DirectoryEntry entry : entries) {
                printer.print(entry.code());
                printer.printRecord(DirectoryEntry.FIELDS.stream()
                        .map(field ->
                                entry.fields().contains(field) ? entry.values().get(field) : null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }
}
