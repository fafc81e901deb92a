package org.ncbrelay.adapter.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Table;

/** CSV by RFC 4180, UTF-8; the marks and the caveat close every row, so that no copied row is without. */
final class CsvTable {
    private static final List<String> MARKS = List.of("confidentiality", "tlp", "handling", "caveat");

    private static final String COMPUTES =
            "=+\\-@\uFF1D\uFE66\u207C\u208C\u2A75\u2A76\uFF0B\uFE62\u207A\u208A\uFB29\uFF0D\uFE63\u2212\uFF20\uFE6B";
    private static final Pattern BEGIN =
            Pattern.compile("(?<=^|[;\\t\\r\\n])(?=[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]*+[" + COMPUTES + "])");
    private static final Pattern CONTROL = Pattern.compile("^(?=[\\t\\r\\n])");

    private CsvTable() {}

    static byte[] write(Table table) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(joined(table.columns(), MARKS));
            Iterator<HandlingMarkings> marks = table.marks().iterator();
            for (List<String> row : rows(table)) printer.printRecord(joined(row, marks(marks.next())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A list without rows still says what it is: one row of marks alone. */
    private static List<List<String>> rows(Table table) {
        return table.rows().isEmpty()
                ? List.of(Collections.nCopies(table.columns().size(), ""))
                : table.rows();
    }

    private static List<String> marks(HandlingMarkings marks) {
        List<String> cells = new ArrayList<>();
        cells.add(marks.level());
        cells.add(marks.label().orElse(""));
        cells.add(marks.handling() == null ? "" : marks.handling());
        cells.add(marks.caveat().orElse(""));
        return cells;
    }

    private static List<String> joined(List<String> cells, List<String> more) {
        return Stream.concat(cells.stream(), more.stream()).map(CsvTable::inert).toList();
    }

    /**
     * The one rule for cells of CSV files; {@code static/js/csv.js} has the same for tables that a browser saves.
     *
     * <p>A spreadsheet computes a cell that begins with one of {@code = + - @}, full-width and small forms included, behind spaces and
     * invisible characters too. Where numbers have a decimal comma, cells are separated at semicolons, and careless ones at tabs and line
     * ends, whatever quotes are around: then every part of a cell is one. An apostrophe in front makes it text (OWASP, CSV injection).
     */
    static String inert(String cell) {
        String inert = BEGIN.matcher(cell).replaceAll("'");
        return CONTROL.matcher(inert).replaceFirst("'");
    }
}
