package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.port.Exporter;

class StixBundleTest {
    private static final String AMBER_STRICT = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";

    private final Exporter exporter = Exporters.real();

    @Test
    void bundlesAreValidAgainstTheSchemasOfOasis() throws IOException {
        assertThat(StixSchemas.violations(exporter.stix(SampleDocuments.intelligence())))
                .isEmpty();
        assertThat(StixSchemas.violations(exporter.stix(SampleDocuments.dossier(SampleDocuments.EXTERNAL))))
                .isEmpty();
    }

    @Test
    void aReportNamesItsPicturesByTheirHash() throws IOException {
        Document document = SampleDocuments.withPicture(SampleDocuments.EXTERNAL);
        assertThat(StixSchemas.violations(exporter.stix(document))).isEmpty();
        List<JsonNode> objects = objects(document);
        JsonNode picture = objects.stream()
                .filter(object -> object.path("type").asText().equals("file"))
                .findFirst()
                .orElseThrow();
        assertThat(picture.path("hashes").path("SHA-256").asText()).isEqualTo(SampleDocuments.PICTURE.sha256());
        assertThat(objects)
                .filteredOn(object -> object.path("name").asText().equals("Product"))
                .singleElement()
                .satisfies(report -> assertThat(report.path("object_refs"))
                        .extracting(JsonNode::asText)
                        .containsExactly(picture.path("id").asText()));
    }

    @Test
    void theSchemasWouldSeeAMistake() throws IOException {
        String broken = new String(exporter.stix(SampleDocuments.intelligence()), StandardCharsets.UTF_8)
                .replace("\"report_types\"", "\"report_kinds\"")
                .replace("\"published\"", "\"publishedOn\"");
        assertThat(StixSchemas.violations(broken.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        assertThat(exporter.stix(SampleDocuments.intelligence()))
                .isEqualTo(exporter.stix(SampleDocuments.intelligence()));
    }

    /** Of two versions of an object, a receiver keeps the one that was modified last (STIX 2.1, section 3.6). */
    @Test
    void whatGrewHasTheSameObjectsModifiedLater() throws IOException {
        Document before = SampleDocuments.dossier(SampleDocuments.EXTERNAL);
        Map<String, JsonNode> earlier = byId(before);
        Map<String, JsonNode> later = byId(SampleDocuments.grown(before));

        assertThat(later.keySet()).isEqualTo(earlier.keySet());
        earlier.forEach((id, old) -> {
            JsonNode now = later.get(id);
            if (id.startsWith("identity")) assertThat(now).isEqualTo(old);
            if (!id.startsWith("report")) return;
            assertThat(now.path("created")).isEqualTo(old.path("created"));
            assertThat(now.path("modified").asText())
                    .isGreaterThan(old.path("modified").asText());
        });
    }

    @Test
    void everyObjectRefersToItsMarksAndTheCaveat() throws IOException {
        Document dossier = SampleDocuments.dossier(SampleDocuments.EXTERNAL);
        List<JsonNode> objects = objects(dossier);
        String caveat = objects.stream()
                .filter(object ->
                        object.path("definition").path("statement").asText().equals(Caveat.TEXT))
                .map(object -> object.path("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(objects)
                .filteredOn(object -> !List.of("marking-definition", "identity")
                        .contains(object.path("type").asText()))
                .hasSize(5)
                .allSatisfy(object -> assertThat(object.path("object_marking_refs"))
                        .extracting(JsonNode::asText)
                        .contains(caveat, AMBER_STRICT));
    }

    @Test
    void observablesKeepTheirLiveValueAndTheIdThatEveryProducerWouldGive() throws IOException {
        JsonNode url = objects(SampleDocuments.dossier(SampleDocuments.EXTERNAL)).stream()
                .filter(object -> object.path("type").asText().equals("url"))
                .findFirst()
                .orElseThrow();
        assertThat(url.path("value").asText()).isEqualTo("https://photocircle.example/p/7f3a");
        assertThat(url.path("id").asText()).matches("url--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    }

    /** Without the marks, which are other objects. */
    private Map<String, JsonNode> byId(Document document) throws IOException {
        return objects(document).stream()
                .filter(object -> !object.path("type").asText().equals("marking-definition"))
                .collect(Collectors.toMap(object -> object.path("id").asText(), Function.identity()));
    }

    private List<JsonNode> objects(Document document) throws IOException {
        JsonNode bundle = new ObjectMapper().readTree(exporter.stix(document));
        return StreamSupport.stream(bundle.path("objects").spliterator(), false).toList();
    }
}
