package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.browser.Chromium;

/** A table that the browser saves has the same rule for its cells as one that the relay writes. */
@IntegrationTest
class CsvInBrowserTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PIECES = List.of(
            ";", ",", "\t", "\r", "\n", "\"", "'", "=", "+", "-", "@", "＝", "－", "＠", "﹦", "−", " ", "\u00a0", "\u200b",
            "\ufeff", "\u0001", "a", "1", "象");

    @Test
    void bothMakeTheSameOfACell() throws IOException {
        Random random = new Random(11);
        List<String> cells = IntStream.range(0, 5000)
                .mapToObj(n -> random.ints(random.nextInt(9), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining()))
                .toList();
        assertThat(inBrowser(cells))
                .isEqualTo(cells.stream().map(CsvTable::inert).toList());
    }

    private static List<String> inBrowser(List<String> cells) throws IOException {
        String source = Files.readString(Path.of("src/main/resources/static/js/csv.js"));
        try (BrowserContext context = Chromium.open()) {
            return JSON.convertValue(context.newPage().evaluate("""
                            async ([source, cells]) => {
                              const { inert } = await import('data:text/javascript,' + encodeURIComponent(source));
                              return cells.map(inert);
                            }
                            """, List.of(source, cells)), new TypeReference<>() {});
        }
    }
}
