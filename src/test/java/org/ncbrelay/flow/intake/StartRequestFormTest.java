package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.request.ReadingContext;
import org.ncbrelay.domain.request.RequestReader;

/** The start form takes a text exactly as long as the domain does: neither refuses what the other lets somebody write. */
class StartRequestFormTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Map<String, Object> WANTED = Map.of("urgency", "URGENT", "directContactRequested", true);

    private static final JsonNode FORM = form();

    private record TextField(String key, int longest) {
        String of(int length) {
            return switch (key) {
                case "listingUrlOrHandle" -> padded("https://shop.example/", "x", length);
                // The parts of a domain have at most 63 characters.
                case "agencyEmail" -> padded("desk@", "unit.", length - 4) + "mail";
                default -> padded("", "x", length);
            };
        }

        private static String padded(String before, String filling, int length) {
            return (before + filling.repeat(length)).substring(0, length);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theLongestTextOfTheFormIsTheLongestOfTheDomain(TextField field) {
        assertThat(refused(field.key(), field.of(field.longest())))
                .as("as long as the form allows")
                .doesNotContain(field.key());
        assertThat(refused(field.key(), field.of(field.longest() + 1)))
                .as("one character longer")
                .contains(field.key());
    }

    static List<TextField> texts() {
        List<TextField> texts = components(FORM)
                .filter(component -> component.path("validate").has("maxLength"))
                .map(component -> new TextField(
                        component.path("key").asText(),
                        component.path("validate").path("maxLength").asInt()))
                .toList();
        assertThat(texts).hasSizeGreaterThan(10);
        return texts;
    }

    private static List<String> refused(String key, String text) {
        Map<String, Object> answers = new FormFiller(TODAY, WANTED).fill(FORM);
        answers.put(key, text);
        ReadingContext context = new ReadingContext(
                new OrganisationCode("KEN"),
                TODAY,
                NOW,
                Set.of("KEN", "SGP"),
                name -> Optional.empty(),
                any -> true,
                any -> true);
        List<Violation> violations =
                RequestReader.read(StartRequestForm.toBody(answers), context).violations();
        return violations.isEmpty()
                ? List.of()
                : StartRequestForm.renamed(violations).stream()
                        .map(Violation::field)
                        .toList();
    }

    private static Stream<JsonNode> components(JsonNode form) {
        Stream.Builder<JsonNode> all = Stream.builder();
        for (JsonNode component : form.path("components")) {
            all.add(component);
            components(component).forEach(all::add);
        }
        return all.build();
    }

    private static JsonNode form() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("forms", "requestStart.form").toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
