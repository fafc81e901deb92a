package org.ncbrelay.adapter.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON schemas of STIX 2.1 by OASIS, from our test resources: the bundle's, and that of each object by its type. */
final class StixSchemas {
    private static final String PUBLISHED =
            "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(PUBLISHED, "classpath:stix/schemas/")));
    private static final ObjectMapper JSON = new ObjectMapper();

    private StixSchemas() {}

    /** What is wrong with a bundle; empty if nothing. */
    static List<String> violations(byte[] bundle) throws IOException {
        JsonNode tree = JSON.readTree(bundle);
        List<String> violations = new ArrayList<>(violations("common/bundle.json", tree));
        for (JsonNode object : tree.path("objects"))
            violations.addAll(violations(schemaOf(object.path("type").asText()), object));
        return violations;
    }

    private static List<String> violations(String schema, JsonNode tree) {
        JsonSchema found = FACTORY.getSchema(SchemaLocation.of(PUBLISHED + schema));
        return found.validate(tree).stream().map(ValidationMessage::toString).toList();
    }

    private static String schemaOf(String type) {
        return switch (type) {
            case "marking-definition" -> "common/marking-definition.json";
            case "url", "user-account", "file" -> "observables/" + type + ".json";
            default -> "sdos/" + type + ".json";
        };
    }
}
