package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.domain.request.Confidentiality;

class CsvTableTest {
    private static final HandlingMarkings EXTERNAL = SampleDocuments.EXTERNAL;

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        String text = "a \"quoted\", two\r\nlines, عاج, ngà voi";
        List<CSVRecord> records = parsed(CsvTable.write(new Table(List.of("value"), List.of(List.of(text)), EXTERNAL)));
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
}
