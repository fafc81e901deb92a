package org.ncbrelay.domain.request;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.domain.taxa.Taxa.Taxon;

/** A sample body to be bent: paths are written as in a violation, {@code listings[0].url}. */
final class Sample {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    static final CaseReference CLOSED = new CaseReference("KEN-2026-000001");
    static final String AGENCY = "KEN-WCIU";
    static final OrganisationCode KEN = new OrganisationCode("KEN");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final Set<String> COUNTRIES = Set.of("KEN", "IDN", "FRA", "BEL", "MDG", "THA", "SGP");
    private static final Taxa TAXA = name -> name.equals("Loxodonta africana")
            ? Optional.of(new Taxon(name, "African elephant", "I/II", "mammal"))
            : Optional.empty();

    private final Map<String, Object> body;

    private Sample(Map<String, Object> body) {
        this.body = body;
    }

    /** @param body as it was sent */
    static Sample of(Map<String, Object> body) {
        return new Sample(body);
    }

    static Sample named(String name) {
        try (InputStream file = Sample.class.getResourceAsStream("/samples/request-" + name + ".json")) {
            return new Sample(JSON.readValue(file, TREE));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The tree as a reader of our JSON gets it. */
    static JsonNode json(Map<String, Object> tree) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(tree));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** The tree after it was kept as JSON. */
    static Map<String, Object> throughJson(Map<String, Object> tree) {
        return JSON.convertValue(json(tree), TREE);
    }

    static Sample ivory() {
        return named("ivory-marketplace");
    }

    Sample with(String path, Object value) {
        int dot = path.lastIndexOf('.');
        object(dot < 0 ? "" : path.substring(0, dot)).put(path.substring(dot + 1), value);
        return this;
    }

    Sample without(String path) {
        int dot = path.lastIndexOf('.');
        object(dot < 0 ? "" : path.substring(0, dot)).remove(path.substring(dot + 1));
        return this;
    }

    Map<String, Object> body() {
        return body;
    }

    Reading<SupportRequest> read() {
        return readFor(KEN);
    }

    Reading<SupportRequest> readFor(OrganisationCode own) {
        return RequestReader.read(
                body, new ReadingContext(own, TODAY, NOW, COUNTRIES, TAXA, CLOSED::equals, AGENCY::equals));
    }

    List<String> badFields() {
        return read().violations().stream().map(Violation::field).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String path) {
        Object at = body;
        if (path.isEmpty()) return body;
        for (String step : path.split("\\.|(?=\\[)")) {
            at = step.startsWith("[")
                    ? ((List<?>) at).get(Integer.parseInt(step.substring(1, step.length() - 1)))
                    : ((Map<String, ?>) at).get(step);
        }
        return (Map<String, Object>) at;
    }
}
