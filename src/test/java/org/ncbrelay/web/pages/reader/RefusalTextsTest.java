package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.Sources;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.reading.DateBounds;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.request.ReadingContext;
import org.ncbrelay.domain.request.RequestReader;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.matter.RequestAtItsBounds;
import org.ncbrelay.support.sources.TechnicalNames;
import org.ncbrelay.support.sources.Words;

/** Whatever a page refuses, its reader meets the words of the page: no name of the API, and no English in another language. */
@IntegrationTest
class RefusalTextsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ReadingContext CONTEXT = new ReadingContext(
            new OrganisationCode("KEN"),
            LocalDate.parse("2026-11-25"),
            PageReader.NOW,
            Set.of("KEN", "FRA", "SGP"),
            name -> Optional.empty(),
            none -> false,
            none -> false);

    private static final Pattern CODE = Pattern.compile("[\"'{]((?:wrong|refused)\\.[a-z]\\w*)[\"'}(]");

    /** A code, and the English beside it. */
    private static final Pattern WORDED =
            Pattern.compile("\"((?:wrong|refused)\\.[a-z]\\w*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What a field may hold instead of what it should. */
    private static final List<Object> WRONG = Arrays.asList(
            null,
            "",
            " ",
            "nonsense",
            "a\u202Eb",
            "x".repeat(30_000),
            "ZZZ",
            "KEN",
            true,
            false,
            7,
            -1,
            0.123456789,
            "1800-01-01",
            "2900-01-01",
            "1800-01-01T00:00:00Z",
            "2900-01-01T00:00:00Z",
            List.of(),
            List.of("KEN", "KEN"),
            List.of("NOTICE", "NOTICE"),
            List.of(7),
            List.of(Map.of()),
            Stream.generate(() -> "NOTICE").limit(201).toList(),
            Map.of());

    /** By their message. */
    private static final Map<String, Violation> VIOLATIONS = violations();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyViolationOfARequestHasATextInEveryLanguage(String language) {
        assertThat(VIOLATIONS).hasSizeGreaterThan(40);
        RefusalTexts texts = texts(language);
        String other = PageReader.of(language).text("wrong.other");
        for (Violation violation : VIOLATIONS.values()) {
            String text = texts.of(violation);
            assertThat(text).as(violation.message()).isNotEqualTo(other).doesNotContain("{");
            assertThat(TechnicalNames.in(text)).as(text).isEmpty();
        }
    }

    @Test
    void noViolationIsShownInEnglishToOtherReaders() {
        for (Violation violation : VIOLATIONS.values())
            assertThat(texts("fr").of(violation))
                    .as(violation.message())
                    .isNotEqualTo(texts("en").of(violation));
    }

    @Test
    void limitsAreWrittenAsTheReaderWritesThem() {
        assertThat(texts("en").of(new Violation("x", "wrong.longest", "must have at most %s characters", 8000)))
                .contains("8,000");
        DateBounds bounds = new DateBounds(LocalDate.parse("2026-11-25"), LocalDate.parse("2031-11-25"));
        assertThat(texts("fr").of(new Violation("x", "wrong.date", DateBounds.MESSAGE, bounds.first(), bounds.last())))
                .contains("25 nov. 2026")
                .doesNotContain("YYYY");
    }

    @Test
    void aMessageThatNobodyFoundAWordingForIsStillShownInTheReadersLanguage() {
        assertThat(texts("es").of(new Violation("sellerHandle", "must rhyme")))
                .isEqualTo(PageReader.of("es").text("wrong.other"));
    }

    @Test
    void aRefusedActNamesTheFieldByItsLabel() {
        Refusal refusal = new Refusal.Invalid("listings[0].sellerHandle", "wrong.required", "must not be blank");
        assertThat(texts("en").of(refusal)).isEqualTo("Seller’s name on the platform: This field is required");
    }

    /** A code that a rule names has a text, and a text has a rule or a page that names it; the titles of statuses are numbers. */
    @Test
    void rulesNameTheCodesThatHaveTexts() {
        Set<String> named = CODE.matcher(sources())
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .isEqualTo(Words.of("messages", "en").keySet().stream()
                        .filter(key -> key.matches("(wrong|refused)\\.[a-z].*"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A text with places for values is only named where there are values. */
    @Test
    void textsWithPlacesAreGivenTheirValues() {
        List<MatchResult> refusals = WORDED.matcher(sources()).results().toList();
        assertThat(refusals).hasSizeGreaterThan(150);
        for (MatchResult refusal : refusals)
            if (PageReader.of("en").hint(refusal.group(1)).contains("{0}"))
                assertThat(refusal.group(2)).as(refusal.group(1)).contains("%");
    }

    private static String sources() {
        return Stream.of(".java", ".html", ".js")
                .flatMap(ending -> Sources.below(Path.of("src/main"), ending).values().stream())
                .collect(Collectors.joining());
    }

    /** What a request, or the entry of an expert, can meet when each of its fields is wrong in every way, by the message. */
    private static Map<String, Violation> violations() {
        Map<String, Violation> violations = new LinkedHashMap<>();
        List<Violation> all = new ArrayList<>();
        for (String path : paths()) for (Object wrong : WRONG) all.addAll(refused(with(path, wrong)));
        for (String field : List.of("name", "userId", "expertise", "languages", "clearance", "available"))
            for (Object wrong : WRONG) {
                Map<String, Object> entry = new HashMap<>();
                entry.put(field, wrong);
                all.addAll(Fields.read(entry, ExpertEntry::read).violations());
            }
        all.forEach(violation -> violations.putIfAbsent(violation.message(), violation));
        return violations;
    }

    private static List<Violation> refused(ObjectNode request) {
        Map<String, Object> body = JSON.convertValue(request, new TypeReference<>() {});
        return RequestReader.read(body, CONTEXT).violations();
    }

    private static ObjectNode with(String path, Object wrong) {
        return Samples.with(whole(), path, wrong);
    }

    private static ObjectNode whole() {
        ObjectNode request = RequestAtItsBounds.of("x", 1);
        Samples.with(request, "agency.email", "officer@agency.example");
        Samples.with(request, "listings[0].firstSeenAt", "2026-11-21T08:00:00Z");
        Samples.with(request, "listings[0].price", Map.of("amount", 5, "currency", "USD"));
        Samples.with(request, "persons[0].dateOfBirth", "1980-01-01");
        Samples.with(request, "persons[0].nationality", "KEN");
        Samples.with(request, "payments[0].amount", 5);
        Samples.with(request, "payments[0].paidAt", "2026-01-01");
        Samples.with(request, "preservation[0].requestedAt", "2026-10-01");
        Samples.with(request, "preservation[0].expiresAt", "2026-09-01");
        Samples.with(request, "externalSource", Map.of("name", "x", "consentToShare", true));
        return request;
    }

    /** Those of the whole request, of each of its rows as well, and of what stands only in some. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect(whole(), "", paths);
        paths.addAll(List.of("restrictedCountries", "payments[0].currency", "payments[0].method", "shipments[0].via"));
        return paths;
    }

    private static void collect(com.fasterxml.jackson.databind.JsonNode node, String path, List<String> paths) {
        node.fields().forEachRemaining(field -> {
            String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            paths.add(at);
            if (field.getValue().isObject()) collect(field.getValue(), at, paths);
            if (field.getValue().isArray()
                    && field.getValue().size() > 0
                    && field.getValue().get(0).isObject())
                collect(field.getValue().get(0), at + "[0]", paths);
        });
    }

    private static RefusalTexts texts(String language) {
        return new RefusalTexts(PageReader.of(language));
    }
}
