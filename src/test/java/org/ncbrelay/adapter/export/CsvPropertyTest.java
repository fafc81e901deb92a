package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.ncbrelay.domain.output.Table;

/** Whatever somebody wrote: no spreadsheet computes it, and without the apostrophes that see to that it is what was written. */
class CsvPropertyTest {
    @Property(tries = 3000)
    void nothingIsComputed(@ForAll("row") List<String> row) {
        assertThat(Spreadsheet.formulas(written(row))).isEmpty();
    }

    @Example
    void aFormulaWouldBeFound() {
        assertThat(Spreadsheet.formulas("\"=1\",a; +1,\u200b＠x")).hasSizeGreaterThan(3);
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
                CsvTable.write(new Table(columns, List.of(row), SampleDocuments.EXTERNAL)), StandardCharsets.UTF_8);
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
}
