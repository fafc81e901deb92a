package org.ncbrelay.support.matter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ncbrelay.support.Samples;

/** Requests that keep every rule, with every text as long as it may be. */
public final class RequestAtItsBounds {
    private static final int WORDS_OF_A_NOTE = 199;

    private RequestAtItsBounds() {}

    /**
     * @param symbol of which every text is made; the lengths count Unicode characters, and it is one of them
     * @param rows   of every list
     */
    public static ObjectNode of(String symbol, int rows) {
        ObjectNode request = Samples.tree("ivory-marketplace");
        texts(symbol).forEach((path, text) -> Samples.with(request, path, text));
        Samples.with(request, "capabilities", List.of("INFORMATION_SHARING", "NOTICE"));
        Samples.with(request, "urgency", "URGENT");
        Samples.with(request, "directContact.requested", true);
        Samples.with(request, "listings", rows(rows, n -> listing(symbol)));
        Samples.with(request, "specimens", rows(rows, n -> specimen(symbol)));
        lists(symbol).forEach((list, row) -> Samples.with(request, list, rows(rows, n -> row)));
        return request;
    }

    /**
     * 48,000 different words, each of which PostgreSQL's text search takes apart into an address, its host and its path. Row
     * {@code n} of the narratives ends with the word {@code tembo<n>}; everybody is called Tembo-ya-Juu.
     */
    public static ObjectNode ofManyWords() {
        ObjectNode request = Samples.tree("ivory-marketplace");
        Samples.with(request, "questions", rows(200, n -> Map.of("country", "SGP", "question", words(n))));
        Samples.with(
                request,
                "persons",
                rows(45, n -> Map.of("name", "Tembo-ya-Juu", "status", "SUSPECT", "note", words(200 + n))));
        return request;
    }

    private static Map<String, String> texts(String symbol) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", symbol.repeat(200));
        texts.put("supportOutline", symbol.repeat(8000));
        texts.put("urgencyReason", symbol.repeat(2000));
        texts.put("agency.name", symbol.repeat(200));
        texts.put("agency.officer", symbol.repeat(200));
        texts.put("agency.phone", symbol.repeat(40));
        texts.put("agency.caseNumber", symbol.repeat(100));
        texts.put("offence.summary", symbol.repeat(2000));
        texts.put("offence.legalProvision", symbol.repeat(500));
        texts.put("offence.maximumPenalty", symbol.repeat(500));
        texts.put("handlingConditions", symbol.repeat(4000));
        texts.put("directContact.scope", symbol.repeat(1000));
        texts.put("modusOperandi", symbol.repeat(8000));
        return texts;
    }

    private static Map<String, Object> listing(String symbol) {
        String start = "https://shop.example/";
        return Map.of(
                "platform",
                symbol.repeat(200),
                "platformType",
                "MARKETPLACE",
                "url",
                start + symbol.repeat(2048 - start.length()),
                "sellerHandle",
                symbol.repeat(200),
                "capturedAt",
                "2026-11-20T08:00:00Z",
                "stillOnline",
                true);
    }

    private static Map<String, Object> specimen(String symbol) {
        return Map.of(
                "taxon",
                symbol.repeat(120),
                "type",
                "IVORY",
                "quantity",
                1,
                "unit",
                "ITEMS",
                "counted",
                true,
                "identification",
                "SUSPECTED",
                "permitNumber",
                symbol.repeat(100));
    }

    private static Map<String, Map<String, Object>> lists(String symbol) {
        String name = symbol.repeat(200);
        String number = symbol.repeat(100);
        String note = symbol.repeat(2000);
        return Map.of(
                "persons", Map.of("name", name, "alias", name, "status", "SUSPECT", "note", note),
                "companies", Map.of("name", name, "registrationNumber", number, "note", note),
                "payments", Map.of("method", number, "account", name, "provider", name),
                "shipments",
                        Map.of(
                                "carrier", name,
                                "trackingNumber", number,
                                "mode", number,
                                "declaredAs", symbol.repeat(500)),
                "preservation", Map.of("provider", name, "account", name),
                "questions", Map.of("country", "SGP", "question", note));
    }

    private static <T> List<T> rows(int count, IntFunction<T> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static String words(int row) {
        StringBuilder words = new StringBuilder();
        for (int n = 0; n < WORDS_OF_A_NOTE; n++)
            words.append("a.io/")
                    .append(Integer.toString(46_656 + row * WORDS_OF_A_NOTE + n, 36))
                    .append(' ');
        return words.append("tembo").append(row).toString();
    }
}
