package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.domain.request.Confidentiality;

/** Whatever somebody wrote: no spreadsheet computes it, and without the apostrophes that see to that it is what was written. */
class CsvPropertyTest {
    private static final HandlingMarkings EXTERNAL = SampleDocuments.EXTERNAL;
    private static final Pattern UNSEEN = Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]+");

    @Property(tries = 3000)
    void nothingIsComputed(@ForAll("row") List<String> row) {
        assertThat(formulas(written(row))).isEmpty();
    }

    @Example
    void aFormulaWouldBeFound() {
        assertThat(formulas("\"=1\",a; +1,\u200b＠x")).hasSizeGreaterThan(3);
    }

    @Property(tries = 1000)
    void nothingIsLost(@ForAll("row") List<String> row) throws IOException {
        List<String> read = CSVFormat.RFC4180
                .parse(new StringReader(written(row)))
                .getRecords()
                .get(1)
                .toList()
                .subList(0, row.size());
        for (int at = 0; at < row.size(); at++)
            assertThat(read.get(at).replace("'", "")).isEqualTo(row.get(at).replace("'", ""));
    }

    private static String written(List<String> row) {
        List<String> columns = row.stream().map(cell -> "column").toList();
        return new String(
                CsvTable.write(new Table(columns, List.of(row), List.of(SampleDocuments.EXTERNAL))),
                StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<List<String>> row() {
        Arbitrary<String> pieces = Arbitraries.of(
                ";", ",", "\t", "\r", "\n", "\r\n", "\"", "\"\"", "'", "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "⁼",
                " ", "\u00a0", "\u200b", "\ufeff", "\u202e", "|", "a", "1", "象");
        return pieces.list()
                .ofMaxSize(8)
                .map(list -> String.join("", list))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        String text = "a \"quoted\", two\r\nlines, عاج, ngà voi";
        List<CSVRecord> records =
                parsed(CsvTable.write(new Table(List.of("value"), List.of(List.of(text)), List.of(EXTERNAL))));
        assertThat(records.get(1).get(0)).isEqualTo(text);
    }

    @Test
    void rowsHaveTheColumnsOfTheContractAndTheMarks() throws IOException {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("platform", "Savanna Market");
        listing.put("url", "https://savanna-market.example/item/88121");
        listing.put("sellerHandle", "@coastal");
        listing.put("price", Map.of("amount", "1450.00", "currency", "USD"));
        List<CSVRecord> records =
                parsed(CsvTable.write(CaseTable.LISTINGS.of("KEN-2026-000017", EXTERNAL, List.of(listing))));
        assertThat(records.get(0).toList()).contains("reference", "sellerHandle", "priceAmount", "tlp", "caveat");
        assertThat(records.get(1).toList())
                .contains(
                        "KEN-2026-000017",
                        "hxxps://savanna-market[.]example/item/88121",
                        "'@coastal",
                        "1450.00",
                        "TLP:AMBER+STRICT",
                        Caveat.TEXT);
    }

    @Test
    void anEmptyListIsMarkedToo() throws IOException {
        HandlingMarkings plain = new HandlingMarkings(Confidentiality.RESTRICTED, null, null, false);
        assertThat(parsed(CsvTable.write(CaseTable.PAYMENTS.of("KEN-2026-000017", EXTERNAL, List.of())))
                        .get(1)
                        .toList())
                .contains(Caveat.TEXT);
        assertThat(parsed(CsvTable.write(CaseTable.SHIPMENTS.of("KEN-2026-000017", plain, List.of())))
                        .get(1)
                        .toList())
                .contains("RESTRICTED")
                .doesNotContain(Caveat.TEXT);
    }

    @Test
    void linesEndAsTheStandardSays() {
        byte[] csv = CsvTable.write(CaseTable.PAYMENTS.of("KEN-2026-000017", EXTERNAL, List.of()));
        assertThat(new String(csv, StandardCharsets.UTF_8)).endsWith("\r\n").startsWith("\"reference\"");
    }

    private static List<CSVRecord> parsed(byte[] csv) throws IOException {
        return CSVFormat.RFC4180
                .parse(new StringReader(new String(csv, StandardCharsets.UTF_8)))
                .getRecords();
    }

    /**
     * Cells that begin like a formula, for spreadsheets of all languages, the careless ones too: whichever character parts them and whether
     * quotes count or not.
     */
    private static List<String> formulas(String csv) {
        List<String> found = new ArrayList<>();
        for (char separator : new char[] {',', ';', '\t'})
            for (String cell : quoted(csv, separator)) if (computes(cell)) found.add(separator + " " + cell);
        for (char separator : new char[] {';', '\t'})
            for (String cell : csv.split("[\r\n" + separator + "]")) if (computes(cell)) found.add(cell);
        return found;
    }

    private static boolean computes(String cell) {
        String seen = Normalizer.normalize(UNSEEN.matcher(cell).replaceFirst(""), Normalizer.Form.NFKC);
        return seen.matches("(?s)[=+\\-@].*");
    }

    /** Quotes hold a cell together only from its first character on, and what follows them belongs to it. */
    private static List<String> quoted(String csv, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < csv.length(); at++) {
            char next = csv.charAt(at);
            if (inside && next == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (inside && next == '"') inside = false;
            else if (!inside && next == '"' && cell.isEmpty()) inside = true;
            else if (!inside && (next == separator || next == '\r' || next == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(next);
        }
        cells.add(cell.toString());
        return cells;
    }
}
