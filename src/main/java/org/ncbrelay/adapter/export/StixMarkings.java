package org.ncbrelay.adapter.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.intelligence.Intelligence.Tlp;
import org.ncbrelay.domain.output.HandlingMarkings;

/** HandlingMarkings as STIX knows them: OASIS's own objects for TLP 2.0, statements for level, handling and caveat. */
final class StixMarkings {
    private static final String TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    /** As OASIS published them (cti-stix-common-objects, extension tlp-2.0). */
    private static final Map<Tlp, String> TLP_IDS = Map.of(
            Tlp.CLEAR, "94868c89-83c2-464b-929b-a1a8aa3c8487",
            Tlp.GREEN, "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            Tlp.AMBER, "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
            Tlp.AMBER_STRICT, "939a9414-2ddd-4d32-a0cd-375ea402b003",
            Tlp.RED, "e828b379-4e03-4974-9ac4-e53a884c97c1");
    /** What is the same for ever, a statement or an identity, has a fixed moment: that of the TLP objects. */
    static final String CREATED = "2022-10-01T00:00:00.000Z";

    private StixMarkings() {}

    static List<Map<String, Object>> of(HandlingMarkings marks) {
        List<Map<String, Object>> markings = new ArrayList<>();
        marks.label().ifPresent(label -> markings.add(tlp(marks.tlp(), label)));
        markings.add(statement("Confidentiality: " + marks.level()));
        if (marks.handling() != null) markings.add(statement("Handling: " + marks.handling()));
        marks.caveat().ifPresent(caveat -> markings.add(statement(caveat)));
        return markings;
    }

    private static Map<String, Object> tlp(Tlp tlp, String label) {
        Map<String, Object> marking = marking("marking-definition--" + TLP_IDS.get(tlp));
        marking.put("name", label);
        marking.put(
                "extensions",
                Map.of(
                        TLP_EXTENSION,
                        ordered(
                                "extension_type",
                                "property-extension",
                                "tlp_2_0",
                                label.substring("TLP:".length()).toLowerCase(java.util.Locale.ROOT))));
        return marking;
    }

    private static Map<String, Object> statement(String text) {
        Map<String, Object> marking = marking(StixBundle.id("marking-definition", text));
        marking.put("definition_type", "statement");
        marking.put("definition", Map.of("statement", text));
        return marking;
    }

    private static Map<String, Object> marking(String id) {
        return ordered("type", "marking-definition", "spec_version", "2.1", "id", id, "created", CREATED);
    }

    /** Keys and values in turn, kept in that order. */
    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i].toString(), pairs[i + 1]);
        return map;
    }
}
