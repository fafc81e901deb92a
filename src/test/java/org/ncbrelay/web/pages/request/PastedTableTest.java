package org.ncbrelay.web.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.CpuTime;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.PageReader;

class PastedTableTest {
    private static final PageFormatter READER = PageReader.of("en", ZoneId.of("Africa/Nairobi"));
    private static final FieldGroup LISTINGS = Step.LISTINGS.parts().get(0);
    private static final FieldGroup SPECIMENS = Step.SPECIMENS.parts().get(0);

    @Test
    void webAddressesBecomeListingsOnceEach() {
        List<Map<String, Object>> rows = read("""
                https://www.market.example/item/1

                https://shop.example/a?b=c
                https://www.market.example/item/1
                """);

        assertThat(rows)
                .containsExactly(
                        Map.of("platform", "market.example", "url", "https://www.market.example/item/1"),
                        Map.of("platform", "shop.example", "url", "https://shop.example/a?b=c"));
    }

    @Test
    void aTableMayNameItsColumnsAsTheApiOrAsThePageDoes() {
        List<Map<String, Object>> rows = read("""
                platform,platformType,Seller’s name on the platform,price.amount,stillOnline,unknown
                "Savanna, the Market",Marketplace,coastal,12.50,yes,x
                Other,MARKETPLACE,,,no,""");

        assertThat(rows.get(0))
                .containsEntry("platform", "Savanna, the Market")
                .containsEntry("platformType", "MARKETPLACE")
                .containsEntry("sellerHandle", "coastal")
                .containsEntry("price", Map.of("amount", new BigDecimal("12.50")))
                .containsEntry("stillOnline", true);
        assertThat(rows.get(1)).containsEntry("platformType", "MARKETPLACE").containsEntry("stillOnline", false);
    }

    @Test
    void spreadsheetsMaySeparateByTabsAndSemicolons() {
        assertThat(read("platform\turl\nMarket\thttps://market.example/1"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("url", "https://market.example/1"));
        assertThat(PastedTable.read(SPECIMENS, "taxon;quantity\nLoxodonta africana;2,5", READER)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("taxon", "Loxodonta africana")
                        .containsEntry("quantity", new BigDecimal("2.5")));
    }

    @Test
    void momentsAreLocalUnlessTheySayOtherwise() {
        List<Map<String, Object>> rows = read("""
                platform,capturedAt
                A,2026-09-03 10:40
                B,2026-09-03T10:40:00Z
                C,2026-09-03
                D,last week
                E,03/09/2026 10:40
                F,3.9.2026
                G,09/26/2026 10:40""");

        assertThat(rows)
                .extracting(row -> row.get("capturedAt"))
                .containsExactly(
                        "2026-09-03T07:40:00Z",
                        "2026-09-03T10:40:00Z",
                        "2026-09-02T21:00:00Z",
                        "last week",
                        "2026-09-03T07:40:00Z",
                        "2026-09-02T21:00:00Z",
                        "09/26/2026 10:40");
        assertThat(PastedTable.unread(LISTINGS, rows)).isEqualTo(2);
    }

    @Test
    void whatIsNoTableAddsNothing() {
        assertThat(read("")).isEmpty();
        assertThat(read("two sellers\nof ivory")).isEmpty();
        assertThat(read("\"platform,\n\"a")).isEmpty();
        assertThat(PastedTable.read(SPECIMENS, "https://market.example/1", READER)
                        .rows())
                .isEmpty();
    }

    @Test
    void noMoreEntriesAreReadThanAListTakes() {
        String lines =
                IntStream.rangeClosed(1, 250).mapToObj(i -> "Market " + i).collect(Collectors.joining("\n"));

        assertThat(read("platform\n" + lines)).hasSize(200);
    }

    @Test
    void commonNamesOfColumnsAreKnownInEachLanguage() {
        assertThat(read("Site,Seller,Link\nMarket,coastal,https://market.example/1"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("platform", "Market")
                        .containsEntry("sellerHandle", "coastal")
                        .containsEntry("url", "https://market.example/1"));
        for (Map.Entry<String, String> seller :
                Map.of("fr", "Vendeur", "es", "Vendedor", "ar", "البائع").entrySet())
            assertThat(PastedTable.read(
                                    LISTINGS,
                                    seller.getValue() + ",Platform\ncoastal,x",
                                    PageReader.of(seller.getKey(), ZoneId.of("UTC")))
                            .rows())
                    .first()
                    .satisfies(row -> assertThat(row).containsEntry("sellerHandle", "coastal"));
    }

    /** No column is lost without being named: one that is unknown, has no heading, or means what another means. */
    @Test
    void everyColumnThatIsLeftOutIsNamed() {
        assertThat(PastedTable.read(
                                LISTINGS, "Platform,Colour,Seller,Vendor,,Empty\nA,red,b,c,d,\nB,,,,,,beyond", READER)
                        .unknown())
                .containsExactly("Colour", "Vendor", "5", "7");
        assertThat(PastedTable.read(LISTINGS, "Platform,Seller,Captured at\nA,b,2026-09-03", READER))
                .satisfies(pasted -> assertThat(pasted.unknown()).isEmpty())
                .satisfies(pasted ->
                        assertThat(pasted.rows().get(0)).containsKeys("platform", "sellerHandle", "capturedAt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "KES 12000; 12000; KES",
                "12000 KES; 12000; KES",
                "kes12,000; 12000; KES",
                "1.234,50 €; 1234.50; EUR",
                "US$ 1,234.5; 1234.5; USD",
                "R$ 99,90; 99.90; BRL",
                "1 234 567 XOF; 1234567; XOF",
                "KWD 1234.50; 1234.50; KWD"
            })
    void aPriceIsSplitIntoAmountAndCurrency(String cell, BigDecimal amount, String currency) {
        assertThat(read("Platform\tPrice\nA\t" + cell).get(0))
                .containsEntry("price", Map.of("amount", amount, "currency", currency));
    }

    /** A sign of several currencies, no currency at all, three digits that may be decimals, and another currency in its own column. */
    @ParameterizedTest
    @ValueSource(strings = {"$ 12", "£12", "ZZZ 12", "KWD 1,234", "KES 12\tUSD", "12 to 15 KES"})
    void aPriceThatLeavesADoubtStaysAsItWasPasted(String cell) {
        List<Map<String, Object>> rows = read("Platform\tPrice\tCurrency\nA\t" + cell);

        assertThat(rows.get(0)).extracting("price.amount").isEqualTo(cell.replaceAll("\t.*", ""));
        assertThat(PastedTable.unread(LISTINGS, rows)).isEqualTo(1);
    }

    @Test
    void theColumnOfTheCurrencySaysWhatACommaMeans() {
        assertThat(read("Platform\tPrice\tCurrency\nA\t12,000\tKES").get(0))
                .containsEntry("price", Map.of("amount", new BigDecimal("12000"), "currency", "KES"));
    }

    /** Each of its columns was compared with each of the fields, which took minutes. */
    @Test
    void aTableOfAHundredThousandColumnsIsReadAsFarAsOneIsFilled() {
        Duration taken = CpuTime.of(() -> assertThat(read("platform" + ",x".repeat(100_000) + "\nMarket"))
                .containsExactly(Map.of("platform", "Market", "stillOnline", false)));
        assertThat(taken).isLessThan(Duration.ofSeconds(10));
    }

    private static List<Map<String, Object>> read(String text) {
        return PastedTable.read(LISTINGS, text, READER).rows();
    }
}
